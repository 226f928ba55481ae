package dev.outrigger.engine.plan;

import dev.outrigger.engine.functions.LikePattern;
import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.FunctionTypes;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.engine.types.TypeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** LIKE: a constant pattern is read once. */
final class Liking {
    private Liking() {}

    /** operands: the text, the pattern, maybe the escape character. */
    static RexNode call(Calls calls, List<RexNode> operands) {
        RexBuilder rex = calls.rex();
        List<RexNode> texts = new ArrayList<>();
        for (RexNode operand : operands) {
            texts.add(calls.convert(operand, FunctionTypes.asText(Calls.value(operand, "LIKE"))));
        }
        SqlType left = DataType.sql(texts.get(0).getType());
        SqlType right = DataType.sql(texts.get(1).getType());
        Collation collation = TypeRules.collation(left, right, "like");
        RelDataType type =
                rex.getTypeFactory()
                        .createTypeWithNullability(
                                rex.getTypeFactory().createSqlType(SqlTypeName.BOOLEAN),
                                texts.stream().anyMatch(text -> text.getType().isNullable()));
        Optional<LikePattern> constant = constant(texts, collation);
        if (constant.isPresent()) {
            LikePattern pattern = constant.get();
            return Routine.call(
                    rex, "$LIKE", type, true, (a, run) -> pattern.matches((SqlText) a[0]), texts);
        }
        return Routine.call(
                rex,
                "$LIKE",
                type,
                true,
                (a, run) -> {
                    String pattern = ((SqlText) a[1]).value();
                    LikePattern compiled =
                            a.length > 2
                                    ? LikePattern.compile(
                                            pattern, ((SqlText) a[2]).value(), collation)
                                    : LikePattern.compile(pattern, collation);
                    return compiled.matches((SqlText) a[0]);
                },
                texts);
    }

    private static Optional<LikePattern> constant(List<RexNode> texts, Collation collation) {
        List<String> constants = new ArrayList<>();
        for (RexNode text : texts.subList(1, texts.size())) {
            Optional<SqlValue> value = Routine.literalOf(text);
            if (value.isEmpty() || value.get().value() == null) {
                return Optional.empty();
            }
            constants.add(((SqlText) value.get().value()).value());
        }
        return Optional.of(
                constants.size() == 1
                        ? LikePattern.compile(constants.get(0), collation)
                        : LikePattern.compile(constants.get(0), constants.get(1), collation));
    }
}
