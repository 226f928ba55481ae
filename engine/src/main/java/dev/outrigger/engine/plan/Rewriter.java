package dev.outrigger.engine.plan;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.sql.TypeNode;
import dev.outrigger.engine.types.ArithmeticOperator;
import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * A parsed expression with T-SQL's operators in the place of Calcite's. Queries in it are {@link
 * QueryRewriter}'s.
 */
class Rewriter extends SqlShuttle {
    private static final int LONGEST_NVARCHAR = 4000;

    final Calls calls;
    final PlanningContext context;
    private final Literals literals;

    Rewriter(Calls calls, PlanningContext context) {
        this.calls = calls;
        this.context = context;
        this.literals = new Literals(calls);
    }

    SqlNode node(
            String name,
            SqlParserPos pos,
            Function<List<RexNode>, RexNode> maker,
            SqlNode... operands) {
        return new Node(name, maker).createCall(pos, operands);
    }

    SqlNode rewrite(SqlNode node) {
        return node == null ? null : node.accept(this);
    }

    SqlNodeList rewriteAll(SqlNodeList list) {
        return list == null ? null : (SqlNodeList) list.accept(this);
    }

    @Override
    public SqlNode visit(SqlLiteral literal) {
        return literals.rewrite(literal, false);
    }

    @Override
    public SqlNode visit(SqlIdentifier id) {
        if (id.names.get(0).startsWith("@")) {
            return variable(id.names.get(0), id.getParserPosition());
        }
        int parts = id.names.size();
        return parts > 2 ? id.getComponent(parts - 2, parts) : id;
    }

    private SqlNode variable(String name, SqlParserPos pos) {
        RexNode made =
                Variables.call(calls, context.scope(), name)
                        .orElseThrow(
                                () ->
                                        SqlError.of(ErrorCode.MUST_DECLARE_VARIABLE, name)
                                                .at(pos.getLineNum()));
        return node(name.toLowerCase(Locale.ROOT), pos, operands -> made);
    }

    @Override
    public SqlNode visit(SqlCall call) {
        SqlParserPos pos = call.getParserPosition();
        SqlOperator operator = call.getOperator();
        if (operator instanceof SqlUnresolvedFunction
                && operator.getName().equals(TsqlParser.NEXT_VALUE)) {
            return nextValue(call);
        }
        if (operator instanceof SqlUnresolvedFunction) {
            return function((SqlBasicCall) call);
        }
        switch (call.getKind()) {
            case CASE:
                return choice((SqlCase) call);
            case IN, NOT_IN:
                return in(call);
            case BETWEEN:
                boolean outside = ((SqlBetweenOperator) operator).isNegated();
                return negated(
                        outside,
                        pos,
                        node(
                                "$BETWEEN",
                                pos,
                                o -> calls.between(o.get(0), o.get(1), o.get(2)),
                                operands(call)));
            case LIKE:
                boolean unlike = ((SqlLikeOperator) operator).isNegated();
                return negated(
                        unlike,
                        pos,
                        node("$LIKE", pos, o -> Liking.call(calls, o), operands(call)));
            case EQUALS,
            NOT_EQUALS,
            LESS_THAN,
            LESS_THAN_OR_EQUAL,
            GREATER_THAN,
            GREATER_THAN_OR_EQUAL:
                return node(
                        operator.getName(),
                        pos,
                        o -> calls.comparison(operator, o.get(0), o.get(1)),
                        operands(call));
            case PLUS:
                return arithmetic(ArithmeticOperator.ADD, call);
            case MINUS:
                return arithmetic(ArithmeticOperator.SUBTRACT, call);
            case TIMES:
                return arithmetic(ArithmeticOperator.MULTIPLY, call);
            case DIVIDE:
                return arithmetic(ArithmeticOperator.DIVIDE, call);
            case MOD:
                return arithmetic(ArithmeticOperator.MODULO, call);
            case PLUS_PREFIX:
                return rewrite((SqlNode) call.operand(0));
            case MINUS_PREFIX:
                if (call.operand(0) instanceof SqlLiteral literal
                        && literal.getValue() instanceof java.math.BigDecimal) {
                    return literals.rewrite(literal, true);
                }
                return node("$NEGATE", pos, o -> calls.negation(o.get(0)), operands(call));
            case OVER:
                return over(call);
            case AND, OR, NOT:
                return logic(call);
            default:
                return super.visit(call);
        }
    }

    private SqlNode nextValue(SqlCall call) {
        List<String> parts =
                call.getOperandList().stream()
                        .map(part -> ((SqlLiteral) part).getValueAs(String.class))
                        .toList();
        SqlParserPos pos = call.getParserPosition();
        try {
            RexNode made = NextValue.call(calls, context, parts);
            return node("NEXT VALUE FOR " + String.join(".", parts), pos, operands -> made);
        } catch (SqlError e) {
            throw e.at(pos.getLineNum());
        }
    }

    private SqlNode logic(SqlCall call) {
        SqlNode[] operands = operands(call);
        for (int i = 0; i < operands.length; i++) {
            operands[i] = condition(operands[i], call.getOperator().getName());
        }
        return call.getOperator().createCall(call.getParserPosition(), operands);
    }

    /**
     * A node that must be a condition: one that the grammar makes a value is an error with its
     * place.
     */
    SqlNode condition(SqlNode node, String near) {
        if (node == null) {
            return null;
        }
        switch (node.getKind()) {
            case IDENTIFIER, LITERAL, SCALAR_QUERY, SELECT:
                if (!(node instanceof SqlLiteral)) {
                    throw SqlError.of(ErrorCode.NOT_A_CONDITION, near)
                            .at(node.getParserPosition().getLineNum());
                }
                return node;
            default:
                return node;
        }
    }

    SqlNode[] operands(SqlCall call) {
        return call.getOperandList().stream().map(this::rewrite).toArray(SqlNode[]::new);
    }

    private static SqlNode negated(boolean negated, SqlParserPos pos, SqlNode node) {
        return negated ? SqlStdOperatorTable.NOT.createCall(pos, node) : node;
    }

    private SqlNode arithmetic(ArithmeticOperator operator, SqlCall call) {
        return node(
                "$" + operator.name(),
                call.getParserPosition(),
                o -> calls.arithmetic(operator, o.get(0), o.get(1)),
                operands(call));
    }

    private SqlNode choice(SqlCase call) {
        SqlParserPos pos = call.getParserPosition();
        SqlNode value = call.getValueOperand();
        List<SqlNode> operands = new ArrayList<>();
        for (int i = 0; i < call.getWhenOperands().size(); i++) {
            SqlNode when = call.getWhenOperands().get(i);
            SqlNode condition =
                    value == null
                            ? when
                            : SqlStdOperatorTable.EQUALS.createCall(
                                    when.getParserPosition(), value, when);
            operands.add(rewrite(condition));
            operands.add(rewrite(call.getThenOperands().get(i)));
        }
        operands.add(rewrite(call.getElseOperand()));
        return node("$CASE", pos, calls::choice, operands.toArray(SqlNode[]::new));
    }

    private SqlNode in(SqlCall call) {
        SqlNode right = call.operand(1);
        SqlParserPos pos = call.getParserPosition();
        boolean negated = call.getKind() == SqlKind.NOT_IN;
        if (!(right instanceof SqlNodeList list)) {
            return call.getOperator().createCall(pos, operands(call));
        }
        if (list.size() == 1 && list.get(0).isA(SqlKind.QUERY)) {
            return call.getOperator()
                    .createCall(pos, rewrite((SqlNode) call.operand(0)), rewrite(list.get(0)));
        }
        List<SqlNode> operands = new ArrayList<>();
        operands.add(rewrite((SqlNode) call.operand(0)));
        list.forEach(item -> operands.add(rewrite(item)));
        return negated(negated, pos, node("$IN", pos, calls::in, operands.toArray(SqlNode[]::new)));
    }

    private SqlNode over(SqlCall call) {
        SqlBasicCall function = (SqlBasicCall) rewrite((SqlNode) call.operand(0));
        int line = call.getParserPosition().getLineNum();
        SqlLiteral quantifier = function.getFunctionQuantifier();
        if (quantifier != null && quantifier.getValue() == SqlSelectKeyword.DISTINCT) {
            throw SqlError.of(ErrorCode.WINDOW_DISTINCT).at(line);
        }
        if (function.getOperator() instanceof Aggregation aggregation && aggregation.isJoining()) {
            throw SqlError.of(ErrorCode.NOT_WINDOWED, aggregation.getName()).at(line);
        }
        SqlNode window = call.operand(1);
        return SqlStdOperatorTable.OVER.createCall(
                call.getParserPosition(),
                function,
                window instanceof SqlWindow spec ? window(spec) : window);
    }

    private SqlWindow window(SqlWindow spec) {
        if (!spec.isRows() && (isOffset(spec.getLowerBound()) || isOffset(spec.getUpperBound()))) {
            throw SqlError.of(ErrorCode.WINDOW_RANGE).at(spec.getParserPosition().getLineNum());
        }
        List<SqlNode> order = new ArrayList<>();
        for (SqlNode item : spec.getOrderList()) {
            order.add(orderItem(item));
        }
        return SqlWindow.create(
                spec.getDeclName(),
                spec.getRefName(),
                rewriteAll(spec.getPartitionList()),
                new SqlNodeList(order, spec.getOrderList().getParserPosition()),
                SqlLiteral.createBoolean(spec.isRows(), spec.getParserPosition()),
                spec.getLowerBound(),
                spec.getUpperBound(),
                null,
                SqlWindow.createExcludeNoOthers(spec.getParserPosition()),
                spec.getParserPosition());
    }

    private static boolean isOffset(SqlNode bound) {
        return bound != null
                && !SqlWindow.isCurrentRow(bound)
                && !SqlWindow.isUnboundedPreceding(bound)
                && !SqlWindow.isUnboundedFollowing(bound);
    }

    /** ORDER BY (SELECT NULL), which orders by nothing, is common in windows. */
    private SqlNode orderItem(SqlNode item) {
        if (item instanceof org.apache.calcite.sql.SqlSelect select
                && select.getFrom() == null
                && select.getSelectList().size() == 1) {
            return rewrite(select.getSelectList().get(0));
        }
        return rewrite(item);
    }

    private SqlNode function(SqlBasicCall call) {
        String name =
                ((SqlUnresolvedFunction) call.getOperator())
                        .getNameAsId()
                        .names
                        .get(
                                ((SqlUnresolvedFunction) call.getOperator())
                                                .getNameAsId()
                                                .names
                                                .size()
                                        - 1)
                        .toUpperCase(Locale.ROOT);
        SqlParserPos pos = call.getParserPosition();
        Optional<SqlOperator> aggregate = Aggregation.named(name);
        if (aggregate.isPresent()) {
            return aggregate(aggregate.get(), call);
        }
        switch (name) {
            case "$CAST", "$TRY_CAST", "$CONVERT", "$TRY_CONVERT":
                {
                    TypeNode type = call.operand(1);
                    boolean orNull = name.startsWith("$TRY");
                    SqlNode[] values =
                            call.operandCount() > 2
                                    ? new SqlNode[] {
                                        rewrite((SqlNode) call.operand(0)),
                                        rewrite((SqlNode) call.operand(2))
                                    }
                                    : new SqlNode[] {rewrite((SqlNode) call.operand(0))};
                    return node(
                            name + ":" + type.type().display(),
                            pos,
                            o ->
                                    calls.cast(
                                            o.get(0),
                                            type.type(),
                                            orNull,
                                            o.size() > 1
                                                    ? Optional.of(o.get(1))
                                                    : Optional.empty()),
                            values);
                }
            case "$NSTRING":
                return literals.unicode(call.operand(0));
            case "$MONEY":
                return literals.money(call.operand(0), false);
            case "$BITAND", "$BITOR", "$BITXOR":
                {
                    char symbol = name.equals("$BITAND") ? '&' : name.equals("$BITOR") ? '|' : '^';
                    return node(
                            name,
                            pos,
                            o -> calls.bitwise(symbol, o.get(0), o.get(1)),
                            operands(call));
                }
            case "$BITNOT":
                return node(name, pos, o -> calls.bitwiseNot(o.get(0)), operands(call));
            case "$COLLATE":
                {
                    String wanted =
                            call.operand(1) instanceof SqlIdentifier id
                                    ? id.getSimple()
                                    : ((SqlLiteral) call.operand(1)).toValue();
                    Collation collation =
                            Collation.named(wanted)
                                    .orElseThrow(
                                            () ->
                                                    SqlError.of(ErrorCode.INVALID_COLLATION, wanted)
                                                            .at(pos.getLineNum()));
                    return node(
                            "$COLLATE:" + collation,
                            pos,
                            o -> calls.collate(o.get(0), collation),
                            rewrite((SqlNode) call.operand(0)));
                }
            case "GROUPING", "GROUPING_ID":
                {
                    boolean one = name.equals("GROUPING");
                    SqlType type = one ? SqlType.TINYINT : SqlType.INT;
                    SqlNode bits =
                            (one ? SqlStdOperatorTable.GROUPING : SqlStdOperatorTable.GROUPING_ID)
                                    .createCall(pos, operands(call));
                    return node(
                            "$" + name,
                            pos,
                            o -> calls.cast(o.get(0), type, false, Optional.empty()),
                            bits);
                }
            case "$ATTIMEZONE":
                throw SqlError.of(ErrorCode.NOT_SUPPORTED, "AT TIME ZONE", ": use SWITCHOFFSET.")
                        .at(pos.getLineNum());
            case "IIF":
                {
                    SqlNode[] operands = operands(call);
                    if (operands.length != 3) {
                        throw SqlError.of(ErrorCode.ARGUMENT_COUNT, "iif", "3")
                                .at(pos.getLineNum());
                    }
                    return node("$CASE", pos, calls::choice, operands);
                }
            default:
                {
                    if (call.operandCount() == 0) {
                        Optional<RexNode> session =
                                Variables.call(
                                        calls,
                                        context.scope(),
                                        name.toLowerCase(Locale.ROOT) + "()");
                        if (session.isPresent()) {
                            return node(name, pos, o -> session.get());
                        }
                    }
                    return node(name, pos, maker(name, call), operands(call));
                }
        }
    }

    private Function<List<RexNode>, RexNode> maker(String name, SqlCall call) {
        int line = call.getParserPosition().getLineNum();
        Function<List<RexNode>, RexNode> maker =
                BuiltIns.named(calls, context, name)
                        .orElseThrow(
                                () ->
                                        SqlError.of(
                                                        ErrorCode.NOT_A_FUNCTION,
                                                        ((SqlUnresolvedFunction) call.getOperator())
                                                                .getNameAsId()
                                                                .toString())
                                                .at(line));
        return maker;
    }

    private SqlNode aggregate(SqlOperator operator, SqlBasicCall call) {
        SqlNode[] operands = new SqlNode[call.operandCount()];
        for (int i = 0; i < operands.length; i++) {
            SqlNode operand = call.operand(i);
            operands[i] =
                    operand instanceof SqlIdentifier id && id.isStar() ? id : rewrite(operand);
        }
        SqlLiteral quantifier = call.getFunctionQuantifier();
        SqlParserPos pos = call.getParserPosition();
        if (operator instanceof Aggregation aggregation && aggregation.isJoining()) {
            operands[0] = node("$TEXT", pos, o -> text(o.get(0)), operands[0]);
        }
        return operator.createCall(quantifier, pos, operands);
    }

    /** What STRING_AGG joins: a number or a date as its text. */
    private RexNode text(RexNode node) {
        return Calls.value(node.getType(), "STRING_AGG").isText()
                ? node
                : calls.convert(node, SqlType.nvarchar(LONGEST_NVARCHAR));
    }

    /** Texts that name something, such as a part of a date. */
    static Optional<String> word(RexNode node) {
        return Routine.literalOf(node)
                .filter(value -> value.value() instanceof SqlText)
                .map(value -> ((SqlText) value.value()).value());
    }
}
