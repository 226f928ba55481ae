package dev.outrigger.procedures.batch;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Util;

/**
 * Puts names into select items in place of what only a row, or a group of rows, can give, and keeps
 * what that was.
 */
final class TakenFromRows extends SqlShuttle {
    private static final Set<String> AGGREGATES =
            Set.of(
                    "COUNT",
                    "COUNT_BIG",
                    "SUM",
                    "AVG",
                    "MIN",
                    "MAX",
                    "STDEV",
                    "STDEVP",
                    "VAR",
                    "VARP",
                    "STRING_AGG");

    /** What has no value that a column could have. */
    private static final Set<SqlKind> CONDITIONS =
            EnumSet.of(
                    SqlKind.EQUALS,
                    SqlKind.NOT_EQUALS,
                    SqlKind.LESS_THAN,
                    SqlKind.LESS_THAN_OR_EQUAL,
                    SqlKind.GREATER_THAN,
                    SqlKind.GREATER_THAN_OR_EQUAL,
                    SqlKind.BETWEEN,
                    SqlKind.LIKE,
                    SqlKind.IN,
                    SqlKind.NOT_IN,
                    SqlKind.IS_NULL,
                    SqlKind.IS_NOT_NULL,
                    SqlKind.AND,
                    SqlKind.OR,
                    SqlKind.NOT);

    private final Set<String> targets;
    private final boolean grouped;
    private final List<SqlNode> columns = new ArrayList<>();

    /**
     * targets: in lower case. grouped: a row is a group's, whose expressions are taken whole as
     * GROUP BY may have them.
     */
    TakenFromRows(Set<String> targets, boolean grouped) {
        this.targets = targets;
        this.grouped = grouped;
    }

    /** What was taken. */
    List<SqlNode> columns() {
        return columns;
    }

    /** The name that stands in an item for what was taken; no user can write it. */
    static String name(int column) {
        return "@\u0000" + column;
    }

    private SqlNode taken(SqlNode node) {
        SqlIdentifier name = new SqlIdentifier(name(columns.size()), node.getParserPosition());
        // Named, so that ORDER BY does not take one of them for the table's column.
        columns.add(
                SqlStdOperatorTable.AS.createCall(
                        node.getParserPosition(),
                        node,
                        new SqlIdentifier("\u0000" + columns.size(), node.getParserPosition())));
        return name;
    }

    @Override
    public SqlNode visit(SqlIdentifier id) {
        return id.names.get(0).startsWith("@") ? id : taken(id);
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (call.isA(SqlKind.QUERY) && !reads(call, targets)) {
            return taken(call);
        }
        if (call.isA(SqlKind.QUERY)
                || call.getOperandList().stream().anyMatch(part -> isSet(call, part))) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "A subquery in a SELECT whose items read a variable that it assigns",
                    ": join what the subquery reads, or assign in a loop.");
        }
        boolean value = !CONDITIONS.contains(call.getKind());
        boolean whole =
                call.getKind() == SqlKind.OVER
                        || isAggregate(call)
                        || grouped && value && !reads(call, targets);
        return whole ? taken(call) : super.visit(call);
    }

    /** Whether an operand is a query for its rows and not for one value. */
    private static boolean isSet(SqlCall call, SqlNode operand) {
        if (operand instanceof SqlNodeList list) {
            return list.stream().anyMatch(part -> isSet(call, part));
        }
        return switch (call.getKind()) {
            case EXISTS, IN, NOT_IN, SOME, ALL -> operand != null && operand.isA(SqlKind.QUERY);
            default -> false;
        };
    }

    static boolean reads(SqlNode node, Set<String> variables) {
        return holds(
                node,
                Set.of(),
                part ->
                        part instanceof SqlIdentifier id
                                && variables.contains(id.names.get(0).toLowerCase(Locale.ROOT)));
    }

    /**
     * Whether there is an aggregate that makes the rows one: none over a window, none of a query
     * within.
     */
    static boolean aggregates(SqlNode node) {
        return holds(node, EnumSet.of(SqlKind.OVER, SqlKind.SELECT), TakenFromRows::isAggregate);
    }

    private static boolean isAggregate(SqlNode node) {
        return node.getKind() == SqlKind.WITHIN_GROUP
                || node instanceof SqlCall call
                        && AGGREGATES.contains(
                                call.getOperator().getName().toUpperCase(Locale.ROOT));
    }

    private static boolean holds(SqlNode node, Set<SqlKind> closed, Predicate<SqlNode> wanted) {
        try {
            node.accept(
                    new SqlBasicVisitor<Void>() {
                        @Override
                        public Void visit(SqlIdentifier id) {
                            return test(id);
                        }

                        @Override
                        public Void visit(SqlCall call) {
                            test(call);
                            return closed.contains(call.getKind()) ? null : super.visit(call);
                        }

                        private Void test(SqlNode part) {
                            if (wanted.test(part)) {
                                throw Util.FoundOne.NULL;
                            }
                            return null;
                        }
                    });
            return false;
        } catch (Util.FoundOne found) {
            return true;
        }
    }
}
