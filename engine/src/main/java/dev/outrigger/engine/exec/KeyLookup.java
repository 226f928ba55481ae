package dev.outrigger.engine.exec;

import dev.outrigger.engine.Scope;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;

/**
 * Whether a query over one table asks for one value in each column of a unique key. Where it finds
 * its row, a lock on that row keeps the answer as it is: no other row can come to it.
 */
final class KeyLookup {
    private final Table table;
    private final Scope scope;
    private final Set<Integer> given = new HashSet<>();

    private KeyLookup(Table table, Scope scope) {
        this.table = table;
        this.scope = scope;
    }

    static boolean is(SqlSelect select, Table table, Scope scope) {
        if (select.getFrom() instanceof SqlJoin || select.getWhere() == null) {
            return false;
        }
        KeyLookup lookup = new KeyLookup(table, scope);
        lookup.add(select.getWhere());
        return table.uniqueKeys().stream().anyMatch(key -> lookup.given.containsAll(key.columns()));
    }

    private void add(SqlNode condition) {
        if (condition.getKind() == SqlKind.AND) {
            ((SqlCall) condition).getOperandList().forEach(this::add);
        } else if (condition.getKind() == SqlKind.EQUALS) {
            SqlNode left = ((SqlCall) condition).operand(0);
            SqlNode right = ((SqlCall) condition).operand(1);
            add(left, right);
            add(right, left);
        }
    }

    private void add(SqlNode column, SqlNode value) {
        if (column instanceof SqlIdentifier id && !isVariable(id)) {
            table.position(id.names.get(id.names.size() - 1))
                    .filter(position -> isOne(table.columns().get(position).type(), value))
                    .ifPresent(given::add);
        }
    }

    /**
     * Whether one value of the column equals the other at most: not where the column is what is
     * converted, for '05' and '5' are one number.
     */
    private boolean isOne(SqlType column, SqlNode value) {
        if (value instanceof SqlCharStringLiteral) {
            return true;
        }
        if (value instanceof SqlNumericLiteral number) {
            return isExact(column) && number.isInteger();
        }
        if (value instanceof SqlIdentifier id && isVariable(id)) {
            return scope.lookup(id.getSimple())
                    .map(SqlValue::type)
                    .filter(
                            type ->
                                    column.equals(type)
                                            || column.isText() && type.isText()
                                            || isExact(column) && isExact(type))
                    .isPresent();
        }
        return false;
    }

    private static boolean isExact(SqlType type) {
        return type.isInteger() || type.isExactDecimal();
    }

    private static boolean isVariable(SqlIdentifier id) {
        return id.isSimple() && id.getSimple().startsWith("@");
    }
}
