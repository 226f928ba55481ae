package dev.outrigger.engine.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * Logic, and what chooses among values: only those operands are computed that the interpreter
 * computes.
 */
final class LoopLogic {
    private final LoopBody out;
    private final LoopSource source;
    private final Function<RexNode, Term> terms;

    /** terms: writes an operand. */
    LoopLogic(LoopBody out, Function<RexNode, Term> terms) {
        this.out = out;
        this.source = out.source();
        this.terms = terms;
    }

    /** Empty for what is no logic. */
    Optional<Term> term(RexCall call) {
        return Optional.ofNullable(made(call));
    }

    private Term made(RexCall call) {
        List<RexNode> operands = call.getOperands();
        return switch (call.getKind()) {
            case AND, OR -> chain(call);
            case NOT -> {
                Term of = terms.apply(operands.get(0));
                yield out.truth("!" + of.value() + " & !" + of.isNull(), of.isNull());
            }
            case IS_NULL, IS_UNKNOWN -> out.truth(terms.apply(operands.get(0)).isNull(), "false");
            case IS_NOT_NULL -> out.truth("!" + terms.apply(operands.get(0)).isNull(), "false");
            case IS_TRUE -> out.truth(terms.apply(operands.get(0)).value(), "false");
            case IS_NOT_TRUE -> out.truth("!" + terms.apply(operands.get(0)).value(), "false");
            case IS_FALSE -> {
                Term of = terms.apply(operands.get(0));
                yield out.truth("!" + of.value() + " & !" + of.isNull(), "false");
            }
            case IS_NOT_FALSE -> {
                Term of = terms.apply(operands.get(0));
                yield out.truth(of.value() + " | " + of.isNull(), "false");
            }
            case IS_NOT_DISTINCT_FROM -> distinct(operands, false);
            case IS_DISTINCT_FROM -> distinct(operands, true);
            case CASE -> choice(call);
            case COALESCE -> first(call);
            default -> null;
        };
    }

    static String order(Term left, Term right, String test) {
        if (left.kind().isWhole() && right.kind().isWhole()
                || left.kind() == Kind.SCALED
                        && right.kind() == Kind.SCALED
                        && left.scale() == right.scale()) {
            String operator = test.substring(1, test.length() - 2);
            return left.value() + " " + operator + " " + right.value();
        }
        String operands = "(" + left.value() + ", " + right.value() + ")";
        if (left.kind() == right.kind()) {
            switch (left.kind()) {
                case TRUTH:
                    return "Boolean.compare" + operands + test;
                case REAL:
                    return "Float.compare" + operands + test;
                case FLOAT:
                    return "Double.compare" + operands + test;
                case SCALED:
                    return "dev.outrigger.engine.functions.ScaledDecimals.compare("
                            + left.value()
                            + ", "
                            + left.scale()
                            + ", "
                            + right.value()
                            + ", "
                            + right.scale()
                            + ")"
                            + test;
                default:
                    break;
            }
        }
        return "compare(" + left.boxed() + ", " + right.boxed() + ")" + test;
    }

    private Term distinct(List<RexNode> operands, boolean wanted) {
        Term left = terms.apply(operands.get(0));
        Term right = terms.apply(operands.get(1));
        String same =
                left.isNull().equals("true") || right.isNull().equals("true")
                        ? left.isNull() + " & " + right.isNull()
                        : left.isNull()
                                + " | "
                                + right.isNull()
                                + " ? "
                                + left.isNull()
                                + " & "
                                + right.isNull()
                                + " : "
                                + order(left, right, " == 0");
        return out.truth(wanted ? "!(" + same + ")" : same, "false");
    }

    private Term chain(RexCall call) {
        boolean all = call.getKind() == SqlKind.AND;
        List<RexNode> parts = all ? RelOptUtil.conjunctions(call) : RelOptUtil.disjunctions(call);
        String value = source.variable();
        String isNull = source.variable();
        String label = source.variable();
        out.line("boolean " + value + " = false;");
        out.line("boolean " + isNull + " = false;");
        out.open(label + ":");
        for (RexNode part : parts) {
            Term term = terms.apply(part);
            if (all) {
                out.line(
                        "if (!"
                                + term.value()
                                + " & !"
                                + term.isNull()
                                + ") { "
                                + isNull
                                + " = false; break "
                                + label
                                + "; }");
            } else {
                out.line(
                        "if ("
                                + term.value()
                                + ") { "
                                + isNull
                                + " = false; "
                                + value
                                + " = true; break "
                                + label
                                + "; }");
            }
            if (term.mayBeNull()) {
                out.line(isNull + " |= " + term.isNull() + ";");
            }
        }
        if (all) {
            out.line(value + " = !" + isNull + ";");
        }
        out.close();
        return new Term(Kind.TRUTH, 0, value, isNull);
    }

    private Term choice(RexCall call) {
        List<RexNode> operands = call.getOperands();
        Term result = out.declare(call.getType());
        String label = source.variable();
        out.open(label + ":");
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            Term when = terms.apply(operands.get(i));
            out.open("if (" + when.value() + ")");
            branch(result, operands.get(i + 1));
            out.line("break " + label + ";");
            out.close();
        }
        if (operands.size() % 2 == 1) {
            branch(result, operands.get(operands.size() - 1));
        }
        out.close();
        return result;
    }

    private void branch(Term result, RexNode node) {
        Term value = terms.apply(node);
        if (!value.isNull().equals("true")) {
            out.assign(result, value);
        }
    }

    private Term first(RexCall call) {
        Term result = out.declare(call.getType());
        String label = source.variable();
        out.open(label + ":");
        for (RexNode operand : call.getOperands()) {
            Term value = terms.apply(operand);
            if (value.isNull().equals("true")) {
                continue;
            }
            out.open("if (!" + value.isNull() + ")");
            out.assign(result, value);
            out.line("break " + label + ";");
            out.close();
        }
        out.close();
        return result;
    }
}
