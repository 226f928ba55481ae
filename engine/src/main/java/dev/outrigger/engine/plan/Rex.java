package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlValue;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** Makes expressions; where Calcite itself wants a NULL or a cast of a T-SQL type, it gets ours. */
final class Rex extends RexBuilder {
    Rex(RelDataTypeFactory types) {
        super(types);
    }

    @Override
    public RexNode makeCast(
            SqlParserPos pos,
            RelDataType type,
            RexNode node,
            boolean matchNullability,
            boolean safe,
            RexLiteral format) {
        if (areTruths(type, node)) {
            return node;
        }
        if (!(type instanceof DataType ours)) {
            return super.makeCast(pos, type, node, matchNullability, safe, format);
        }
        if (node instanceof RexLiteral literal && literal.isNull()) {
            return Routine.literal(this, SqlValue.nullOf(ours.sqlType()));
        }
        boolean same =
                node.getType() instanceof DataType other && other.sqlType().equals(ours.sqlType());
        if (same && (other(node).isNullable() == ours.isNullable() || !matchNullability)) {
            return node;
        }
        if (!same && node.getType() instanceof DataType) {
            return new Calls(this).convert(node, ours.sqlType());
        }
        return makeCall(type, SqlStdOperatorTable.CAST, List.of(node));
    }

    private static RelDataType other(RexNode node) {
        return node.getType();
    }

    /**
     * What is known of a column that IS NULL: Calcite wants a literal and nothing else, so this one
     * is not a routine.
     */
    @Override
    public RexLiteral makeNullLiteral(RelDataType type) {
        return type instanceof DataType ours
                ? makeLiteral(null, ours.nullable(true), ours.getSqlTypeName())
                : super.makeNullLiteral(type);
    }

    @Override
    public RexNode makeAbstractCast(RelDataType type, RexNode node, boolean safe) {
        if (type instanceof DataType ours
                && node instanceof RexLiteral literal
                && literal.isNull()) {
            return Routine.literal(this, SqlValue.nullOf(ours.sqlType()));
        }
        return areTruths(type, node) ? node : super.makeAbstractCast(type, node, safe);
    }

    /**
     * A condition is cast to say no more than that it is never unknown, where Calcite has made it
     * of a subquery. Its simplifier would drop such a cast, and a filter refuses one.
     */
    private static boolean areTruths(RelDataType type, RexNode node) {
        return type.getSqlTypeName() == SqlTypeName.BOOLEAN
                && node.getType().getSqlTypeName() == SqlTypeName.BOOLEAN;
    }
}
