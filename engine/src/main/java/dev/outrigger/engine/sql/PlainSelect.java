package dev.outrigger.engine.sql;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A SELECT with neither groups, windows nor an order, for trees that are made and not read. */
public final class PlainSelect {
    private PlainSelect() {}

    /** where, top: null for none. */
    public static SqlSelect of(
            SqlParserPos pos, SqlNodeList items, SqlNode from, SqlNode where, SqlNode top) {
        return new SqlSelect(
                pos,
                null,
                items,
                from,
                where,
                null,
                null,
                null,
                null,
                null,
                null,
                top,
                SqlNodeList.EMPTY);
    }
}
