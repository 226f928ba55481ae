package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** IN over many constants of one type: looked up instead of compared one by one. */
final class Inclusion {
    private static final int FEWEST = 9;

    private Inclusion() {}

    /** operands: the value, then the constants. Empty where comparing is the only way. */
    static Optional<RexNode> call(Calls calls, List<RexNode> operands) {
        RexNode value = operands.get(0);
        if (operands.size() <= FEWEST || Calls.isUntyped(value)) {
            return Optional.empty();
        }
        SqlType type = null;
        Set<Object> values = new HashSet<>();
        boolean hasNull = false;
        StringBuilder names = new StringBuilder();
        for (RexNode candidate : operands.subList(1, operands.size())) {
            Calls.value(candidate, "IN");
            SqlType common = Calls.comparisonType(value, candidate);
            if (type != null && !type.equals(common) && !sameText(type, common)) {
                return Optional.empty();
            }
            type = type == null || longer(common, type) ? common : type;
            Optional<SqlValue> constant = Routine.literalOf(calls.convert(candidate, common));
            if (constant.isEmpty()) {
                return Optional.empty();
            }
            names.append(LiteralNames.of(constant.get())).append(',');
            hasNull |= constant.get().value() == null;
            values.add(RowKey.one(constant.get().value()));
        }
        values.remove(null);
        boolean unknown = hasNull;
        RexNode converted = calls.convert(value, type);
        RelDataTypeFactory types = calls.rex().getTypeFactory();
        RelDataType truth =
                types.createTypeWithNullability(
                        types.createSqlType(SqlTypeName.BOOLEAN),
                        unknown || converted.getType().isNullable());
        return Optional.of(
                Routine.call(
                        calls.rex(),
                        "$IN:" + names,
                        truth,
                        true,
                        (a, run) ->
                                values.contains(RowKey.one(a[0]))
                                        ? (Object) true
                                        : unknown ? null : (Object) false,
                        List.of(converted),
                        new Form.Among(values, unknown)));
    }

    /** Lengths do not count when text is compared. */
    private static boolean sameText(SqlType left, SqlType right) {
        return left.isText()
                && right.isText()
                && left.name() == right.name()
                && left.collation().equals(right.collation());
    }

    private static boolean longer(SqlType left, SqlType right) {
        return left.isText()
                && right.isText()
                && right.length() != SqlType.MAX
                && (left.length() == SqlType.MAX || left.length() > right.length());
    }
}
