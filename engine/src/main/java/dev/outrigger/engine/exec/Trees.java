package dev.outrigger.engine.exec;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;

/** The syntax trees in what a text was parsed to. */
final class Trees {
    private Trees() {}

    /** Tells each record and each tree's top: whatever may have a plan. */
    static void tops(Object parsed, Consumer<Object> found) {
        if (parsed instanceof SqlNode) {
            found.accept(parsed);
        } else if (parsed instanceof Collection<?> many) {
            many.forEach(one -> tops(one, found));
        } else if (parsed instanceof Optional<?> maybe) {
            maybe.ifPresent(one -> tops(one, found));
        } else if (parsed instanceof Record made) {
            found.accept(made);
            for (RecordComponent component : made.getClass().getRecordComponents()) {
                tops(value(made, component), found);
            }
        }
    }

    /** How many nodes the trees have. */
    static long nodes(Object parsed) {
        long[] count = {0};
        tops(
                parsed,
                top -> {
                    if (top instanceof SqlNode tree) {
                        count[0] += size(tree);
                    }
                });
        return count[0];
    }

    private static long size(SqlNode tree) {
        long count = 1;
        if (tree instanceof SqlCall call) {
            for (SqlNode operand : call.getOperandList()) {
                count += operand == null ? 0 : size(operand);
            }
        } else if (tree instanceof Collection<?> list) {
            for (Object one : list) {
                count += one instanceof SqlNode node ? size(node) : 0;
            }
        }
        return count;
    }

    private static Object value(Record made, RecordComponent component) {
        try {
            return component.getAccessor().invoke(made);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
