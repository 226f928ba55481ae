package dev.outrigger.engine.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.SqlParserUtil;

/**
 * Makes an expression's tree of its operators and operands in a row. Calcite's way takes quadratic
 * time and makes a tree as deep as the row is long. So a row is cut at its ANDs and ORs, which bind
 * loosest, and long chains of them are halved and halved again; Calcite orders what stands between.
 */
final class OperatorTree {
    /** Operators and operands between two ANDs: what takes Calcite some 0.1 s. */
    private static final int LONGEST_CONDITION = 2500;

    /** Conditions in one row: what a planner can bear. */
    private static final int MOST_CONDITIONS = 10_000;

    /** A chain up to here keeps the shape that it was written in. */
    private static final int SHORT_CHAIN = 16;

    private final List<SqlNode> alternatives = new ArrayList<>();
    private final List<SqlNode> conditions = new ArrayList<>();
    private final List<Object> condition = new ArrayList<>();
    private int line;
    private int count;

    /** BETWEENs whose AND is still to come. */
    private int betweens;

    /** Whether an ESCAPE here would be a LIKE's. */
    private boolean like;

    void operand(SqlNode operand) {
        line = operand.getParserPosition().getLineNum();
        condition.add(operand);
    }

    void operator(SqlOperator operator, SqlParserPos pos) {
        line = pos.getLineNum();
        switch (operator.getKind()) {
            case OR -> {
                endAlternative();
                return;
            }
            case AND -> {
                if (betweens == 0) {
                    endCondition();
                    return;
                }
                betweens--;
            }
            case BETWEEN -> betweens++;
            case ESCAPE -> {
                if (!like) {
                    throw Syntax.nearKeyword("ESCAPE", line);
                }
            }
            default -> {}
        }
        like =
                operator == SqlStdOperatorTable.LIKE
                        || operator == SqlStdOperatorTable.NOT_LIKE
                        || like && bindsTighterThanLike(operator);
        condition.add(new SqlParserUtil.ToTreeListItem(operator, pos));
        if (condition.size() > LONGEST_CONDITION) {
            throw Syntax.tooComplex(
                            "more than "
                                    + LONGEST_CONDITION
                                    + " operators and operands in one expression")
                    .at(line);
        }
    }

    private static boolean bindsTighterThanLike(SqlOperator operator) {
        int like =
                Math.max(
                        SqlStdOperatorTable.LIKE.getLeftPrec(),
                        SqlStdOperatorTable.LIKE.getRightPrec());
        return operator != SqlStdOperatorTable.ESCAPE
                && Math.max(operator.getLeftPrec(), operator.getRightPrec()) > like;
    }

    private void endCondition() {
        if (++count > MOST_CONDITIONS) {
            throw Syntax.tooComplex(
                            "more than " + MOST_CONDITIONS + " conditions joined by AND and OR")
                    .at(line);
        }
        conditions.add(SqlParserUtil.toTree(condition));
        condition.clear();
        betweens = 0;
        like = false;
    }

    private void endAlternative() {
        endCondition();
        alternatives.add(balanced(SqlStdOperatorTable.AND, conditions));
        conditions.clear();
    }

    SqlNode end() {
        endAlternative();
        return balanced(SqlStdOperatorTable.OR, alternatives);
    }

    private static SqlNode balanced(SqlOperator operator, List<SqlNode> operands) {
        int size = operands.size();
        if (size > SHORT_CHAIN) {
            return call(
                    operator,
                    balanced(operator, operands.subList(0, size / 2)),
                    balanced(operator, operands.subList(size / 2, size)));
        }
        SqlNode chain = operands.get(0);
        for (SqlNode operand : operands.subList(1, size)) {
            chain = call(operator, chain, operand);
        }
        return chain;
    }

    private static SqlNode call(SqlOperator operator, SqlNode left, SqlNode right) {
        return operator.createCall(
                left.getParserPosition().plus(right.getParserPosition()), left, right);
    }
}
