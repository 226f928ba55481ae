package dev.outrigger.engine.sql;

import dev.outrigger.engine.types.SqlType;
import java.util.Objects;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Litmus;

/**
 * A data type as an operand of a conversion's call. A literal, so that visitors of trees pass it
 * through whole.
 */
public final class TypeNode extends SqlLiteral {
    private final SqlType type;

    TypeNode(SqlType type, SqlParserPos pos) {
        super(type.name(), SqlTypeName.SYMBOL, pos);
        this.type = Objects.requireNonNull(type, "type is null");
    }

    public SqlType type() {
        return type;
    }

    @Override
    public TypeNode clone(SqlParserPos pos) {
        return new TypeNode(type, pos);
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrecedence, int rightPrecedence) {
        writer.keyword(type.display());
    }

    @Override
    public boolean equalsDeep(SqlNode node, Litmus litmus) {
        return node instanceof TypeNode && ((TypeNode) node).type.equals(type)
                ? litmus.succeed()
                : litmus.fail("types differ");
    }
}
