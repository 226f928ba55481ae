package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlType;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The bits that a condition becomes. */
final class Truths {
    private static final Calls CALLS = new Calls(new Rex(new DataTypes()));

    private Truths() {}

    static SqlNode one(SqlParserPos pos) {
        return bit(true, pos);
    }

    static SqlNode zero(SqlParserPos pos) {
        return bit(false, pos);
    }

    private static SqlNode bit(boolean value, SqlParserPos pos) {
        return new Node("$BIT:" + value, operands -> CALLS.literal(SqlType.BIT, value))
                .createCall(pos);
    }
}
