package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * Refuses an aggregate whose columns are all an outer query's, in a validated tree. T-SQL makes it
 * the outer query's aggregate; Calcite takes it for the subquery's own and cannot translate it.
 */
final class OuterAggregates {
    private OuterAggregates() {}

    static void refuse(SqlNode query) {
        query.accept(
                new SqlBasicVisitor<Void>() {
                    @Override
                    public Void visit(SqlCall call) {
                        if (call instanceof SqlSelect select) {
                            check(select);
                        }
                        return super.visit(call);
                    }
                });
    }

    private static void check(SqlSelect select) {
        Set<String> tables = new HashSet<>();
        collect(select.getFrom(), tables);
        for (SqlNode part : List.of(select.getSelectList(), orEmpty(select.getHaving(), select))) {
            part.accept(
                    new SqlBasicVisitor<Void>() {
                        @Override
                        public Void visit(SqlCall call) {
                            if (call.isA(SqlKind.QUERY)) {
                                return null;
                            }
                            if (call.getOperator().isAggregator() && isOuter(call, tables)) {
                                throw SqlError.of(
                                                ErrorCode.NOT_SUPPORTED,
                                                "An aggregate of an outer query's columns",
                                                ": compute it in a derived table.")
                                        .at(call.getParserPosition().getLineNum());
                            }
                            return super.visit(call);
                        }
                    });
        }
    }

    private static SqlNode orEmpty(SqlNode having, SqlSelect select) {
        return having == null ? select.getSelectList() : having;
    }

    private static void collect(SqlNode from, Set<String> tables) {
        if (from instanceof SqlJoin join) {
            collect(join.getLeft(), tables);
            collect(join.getRight(), tables);
        } else if (from != null && from.getKind() == SqlKind.AS) {
            tables.add(lower(((SqlCall) from).<SqlIdentifier>operand(1).getSimple()));
        } else if (from instanceof SqlIdentifier id) {
            tables.add(lower(id.names.get(id.names.size() - 1)));
        }
    }

    private static boolean isOuter(SqlCall aggregate, Set<String> tables) {
        boolean[] found = {false, false};
        aggregate.accept(
                new SqlBasicVisitor<Void>() {
                    @Override
                    public Void visit(SqlIdentifier id) {
                        if (id.names.size() > 1 && !id.isStar()) {
                            found[tables.contains(lower(id.names.get(0))) ? 0 : 1] = true;
                        }
                        return null;
                    }
                });
        return found[1] && !found[0];
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
