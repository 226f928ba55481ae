package dev.outrigger.procedures.batch;

import dev.outrigger.engine.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A SELECT that assigns variables which its own items read, as {@code SELECT @s = @s + name FROM
 * t}: each row sees what the one before it assigned. The query gives what an item takes from a row;
 * the item itself is computed row by row.
 */
final class SelfReading {
    private final SqlNode query;
    private final List<SqlNode> items;

    private SelfReading(SqlNode query, List<SqlNode> items) {
        this.query = query;
        this.items = items;
    }

    /** Empty when no item reads a variable that the SELECT assigns. */
    static Optional<SelfReading> of(Statement.SelectIntoVariables statement) {
        Set<String> targets =
                statement.targets().stream()
                        .map(target -> target.variable().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        Optional<SqlSelect> found = outermost(statement.query());
        if (found.isEmpty() || !TakenFromRows.reads(found.get().getSelectList(), targets)) {
            return Optional.empty();
        }
        SqlSelect select = found.get();
        boolean grouped =
                select.getGroup() != null
                        || select.getHaving() != null
                        || TakenFromRows.aggregates(select.getSelectList());
        TakenFromRows taken = new TakenFromRows(targets, grouped);
        // Without rows to take from, an item is an expression that the engine evaluates as it is.
        boolean fromRows = grouped || select.getFrom() != null;
        List<SqlNode> items =
                select.getSelectList().stream()
                        .map(item -> fromRows ? item.accept(taken) : item)
                        .toList();
        List<SqlNode> columns =
                taken.columns().isEmpty()
                        ? List.of(SqlLiteral.createExactNumeric("1", SqlParserPos.ZERO))
                        : taken.columns();
        return Optional.of(new SelfReading(selecting(statement.query(), columns), items));
    }

    /**
     * The query of what the items take from a row; its columns are the values of {@link
     * TakenFromRows#name}.
     */
    SqlNode query() {
        return query;
    }

    /** The items over the variables and what was taken. */
    List<SqlNode> items() {
        return items;
    }

    private static Optional<SqlSelect> outermost(SqlNode query) {
        SqlNode node = query instanceof SqlOrderBy order ? order.query : query;
        node = node instanceof SqlWith with ? with.body : node;
        return node instanceof SqlSelect select ? Optional.of(select) : Optional.empty();
    }

    /** A copy of the query with another select list. */
    private static SqlNode selecting(SqlNode query, List<SqlNode> list) {
        SqlParserPos pos = query.getParserPosition();
        if (query instanceof SqlOrderBy order) {
            return new SqlOrderBy(
                    pos, selecting(order.query, list), order.orderList, order.offset, order.fetch);
        }
        if (query instanceof SqlWith with) {
            return new SqlWith(pos, with.withList, selecting(with.body, list));
        }
        SqlSelect copy = (SqlSelect) query.clone(pos);
        copy.setSelectList(new SqlNodeList(list, pos));
        return copy;
    }
}
