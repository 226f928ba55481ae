package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * One expression as the statements of a loop over rows. What comes before the loop is set up once a
 * batch. Operands are computed in the order in which the interpreter does, and only if it does, so
 * that the same errors end the same statements. An expression that stands twice is computed once.
 */
final class LoopTranslation {
    static final String ROW = "i";
    private static final String COLUMNS = "dev.outrigger.frame.";

    private final LoopBody out;
    private final LoopSource source;
    private final SqlType[] inputs;
    private final LoopConversions conversions;
    private final LoopConstants constants;
    private final LoopInputs columns;
    private final LoopLogic logic;
    private boolean mapping;

    LoopTranslation(LoopSource source, SqlType[] inputs, boolean wide) {
        this.source = source;
        this.inputs = inputs;
        this.out = new LoopBody(source, wide);
        this.conversions = new LoopConversions(source, wide);
        this.constants = new LoopConstants(out);
        this.columns = new LoopInputs(out, inputs, wide);
        this.logic = new LoopLogic(out, this::term);
    }

    String setup() {
        return out.setup();
    }

    String body() {
        return out.body();
    }

    /** The expression's value; its statements are written before. */
    Term term(RexNode node) {
        Optional<Term> constant = constants.term(node);
        if (constant.isPresent()) {
            return constant.get();
        }
        Term known = out.known(node);
        if (known != null) {
            return known;
        }
        Term made = make(node);
        if (isRepeatable(node)) {
            out.know(node, made);
        }
        return made;
    }

    /** Whether it has the same value wherever it stands in a row. */
    static boolean isRepeatable(RexNode node) {
        if (!(node instanceof RexCall call)) {
            return true;
        }
        boolean drawn =
                call.getOperands().isEmpty()
                        && call.getOperator() instanceof Routine routine
                        && routine.form() != Form.STEADY;
        return !drawn && call.getOperands().stream().allMatch(LoopTranslation::isRepeatable);
    }

    private Term make(RexNode node) {
        if (node instanceof RexInputRef input) {
            return columns.term(input);
        }
        if (!(node instanceof RexCall call)) {
            throw new IllegalArgumentException("no loop for " + node);
        }
        Optional<Integer> dictionary =
                mapping ? Optional.empty() : DictionaryResults.column(call, inputs);
        return dictionary.isPresent() ? mapped(call, dictionary.get()) : computed(call);
    }

    private Term computed(RexCall call) {
        if (call.getOperator() instanceof Routine routine) {
            return routine(call, routine);
        }
        Optional<Term> made = logic.term(call);
        if (made.isPresent()) {
            return made.get();
        }
        return switch (call.getKind()) {
            case EQUALS -> comparison(call, " == 0");
            case NOT_EQUALS -> comparison(call, " != 0");
            case LESS_THAN -> comparison(call, " < 0");
            case LESS_THAN_OR_EQUAL -> comparison(call, " <= 0");
            case GREATER_THAN -> comparison(call, " > 0");
            case GREATER_THAN_OR_EQUAL -> comparison(call, " >= 0");
            case CAST -> cast(call);
            default -> throw new IllegalArgumentException("no loop for " + call);
        };
    }

    /**
     * A value of operands none of which is NULL, each computed only if those before it are not
     * NULL.
     */
    private Term strict(
            RelDataType type, List<RexNode> operands, Function<List<Term>, String> value) {
        return strict(Form.BOXED, type, operands, value);
    }

    private Term strict(
            Form form,
            RelDataType type,
            List<RexNode> operands,
            Function<List<Term>, String> value) {
        int start = out.position();
        int opened = 0;
        List<Term> terms = new ArrayList<>();
        boolean never = false;
        for (RexNode operand : operands) {
            Term term =
                    conversions
                            .origin(form, terms.size(), operand)
                            .map(this::origin)
                            .orElseGet(() -> term(operand));
            terms.add(term);
            if (term.isNull().equals("true")) {
                never = true;
                break;
            }
            if (term.mayBeNull()) {
                out.open("if (!" + term.isNull() + ")");
                opened++;
            }
        }
        Kind kind = out.kind(type);
        String name = source.variable();
        String isNull = source.variable();
        boolean mayBeNull = never || opened > 0;
        if (!never) {
            String made = value.apply(terms);
            if (!mayBeNull) {
                out.line(kind.java + " " + name + " = " + made + ";");
                return new Term(
                        kind,
                        LoopBody.scale(type),
                        name,
                        kind == Kind.OBJECT ? "(" + name + " == null)" : "false");
            }
            out.line(name + " = " + made + ";");
            if (kind != Kind.OBJECT) {
                out.line(isNull + " = false;");
            }
        }
        for (int i = 0; i < opened; i++) {
            out.close();
        }
        if (never) {
            return out.nothing(type);
        }
        String declaration = "            " + kind.java + " " + name + " = " + kind.zero + ";\n";
        if (kind != Kind.OBJECT) {
            declaration += "            boolean " + isNull + " = true;\n";
        }
        out.insert(start, declaration);
        return new Term(
                kind,
                LoopBody.scale(type),
                name,
                kind == Kind.OBJECT ? "(" + name + " == null)" : isNull);
    }

    /** The number that is written as a text and read again. */
    private Term origin(LoopConversions.Origin origin) {
        Term whole = term(origin.node());
        if (!whole.isNull().equals("true")) {
            String room = conversions.room(whole, origin);
            out.line(whole.mayBeNull() ? "if (!" + whole.isNull() + ") " + room : room);
        }
        return whole;
    }

    private Term routine(RexCall call, Routine routine) {
        List<RexNode> operands = call.getOperands();
        RelDataType type = call.getType();
        if (routine.form() instanceof Form.Among among) {
            return among(call, among);
        }
        if (routine.isStrict() && conversions.handles(routine.form(), operands, type)) {
            return strict(
                    routine.form(),
                    type,
                    operands,
                    terms -> conversions.write(routine.form(), operands, terms));
        }
        if (routine.form() instanceof Form.Method method && !hasObjects(operands)) {
            // Tried on operands that are never NULL, to learn whether there is such a method.
            List<Term> tried = operands.stream().map(o -> out.nothing(o.getType())).toList();
            if (method.call().write(source, tried).isPresent()) {
                return strict(
                        type, operands, terms -> method.call().write(source, terms).orElseThrow());
            }
        }
        return boxed(call, routine);
    }

    private boolean hasObjects(List<RexNode> operands) {
        return operands.stream().anyMatch(operand -> out.kind(operand.getType()) == Kind.OBJECT);
    }

    /** The routine's own body, which takes objects. */
    private Term boxed(RexCall call, Routine routine) {
        List<RexNode> operands = call.getOperands();
        Evaluator[] slots = new Evaluator[operands.size()];
        for (int i = 0; i < slots.length; i++) {
            int slot = i;
            slots[i] = (row, run) -> row[slot];
        }
        String evaluator = source.keep(routine.over(slots), Object.class);
        String object = source.variable();
        out.line("Object " + object + " = null;");
        int opened = 0;
        List<Term> terms = new ArrayList<>();
        for (RexNode operand : operands) {
            Term term = term(operand);
            terms.add(term);
            if (routine.isStrict() && term.mayBeNull()) {
                out.open("if (!" + term.isNull() + ")");
                opened++;
            }
        }
        String arguments =
                String.join(
                        ", ",
                        terms.stream()
                                .map(term -> routine.isStrict() ? term.boxed() : term.boxedOrNull())
                                .toList());
        out.line(object + " = evaluate(" + evaluator + ", new Object[] {" + arguments + "}, run);");
        for (int i = 0; i < opened; i++) {
            out.close();
        }
        return out.unboxed(object, call.getType());
    }

    private Term among(RexCall call, Form.Among among) {
        RexNode operand = call.getOperands().get(0);
        Kind kind = out.kind(operand.getType());
        Term found =
                strict(
                        call.getType(),
                        List.of(operand),
                        terms -> {
                            if (kind.isWhole()) {
                                long[] sorted =
                                        among.values().stream()
                                                .mapToLong(v -> ((Number) v).longValue())
                                                .sorted()
                                                .toArray();
                                return source.call(
                                                java.util.Arrays.class,
                                                "binarySearch",
                                                new String[] {
                                                    source.keep(sorted, long[].class),
                                                    "(long) " + terms.get(0).value()
                                                })
                                        + " >= 0";
                            }
                            return source.keep(among.values(), Set.class)
                                    + ".contains("
                                    + terms.get(0).boxed()
                                    + ")";
                        });
        if (!among.hasNull() || found.isNull().equals("true")) {
            return found;
        }
        String isNull = source.variable();
        out.line("boolean " + isNull + " = !" + found.value() + ";");
        return new Term(Kind.TRUTH, 0, found.value(), isNull);
    }

    private Term comparison(RexCall call, String test) {
        return strict(
                call.getType(),
                call.getOperands(),
                terms -> LoopLogic.order(terms.get(0), terms.get(1), test));
    }

    /** Calcite's own casts: see Evaluators. */
    private Term cast(RexCall call) {
        RexNode operand = call.getOperands().get(0);
        RelDataType to = call.getType();
        RelDataType from = operand.getType();
        boolean ours = DataType.isOurs(to);
        if (operand instanceof RexLiteral literal && literal.isNull()) {
            return out.nothing(to);
        }
        if (to.getSqlTypeName() == SqlTypeName.BOOLEAN
                || ours && DataType.isOurs(from) && DataType.sql(to).equals(DataType.sql(from))) {
            return term(operand);
        }
        SqlType target = DataType.sql(to);
        Form form = new Form.Conversion(DataType.sql(from), target);
        boolean counted =
                from.getSqlTypeName() == SqlTypeName.INTEGER
                        || from.getSqlTypeName() == SqlTypeName.BIGINT;
        if (ours && counted && conversions.handles(form, List.of(operand), to)) {
            return strict(
                    form,
                    to,
                    List.of(operand),
                    terms -> conversions.write(form, List.of(operand), terms));
        }
        if (!ours && target.isInteger() && out.kind(from).isWhole()) {
            return strict(
                    to,
                    List.of(operand),
                    terms ->
                            target.name() == TypeName.BIGINT
                                    ? "(long) " + terms.get(0).value()
                                    : "Math.toIntExact((long) " + terms.get(0).value() + ")");
        }
        throw new IllegalArgumentException("no loop for " + call);
    }

    /** Of a dictionary's values once for each, where the column is a dictionary. */
    private Term mapped(RexCall call, int column) {
        String results = source.variable();
        String of = source.keep(new DictionaryResults(call, column, inputs), Object.class);
        String in = "in[" + column + "]";
        out.before("final Object[] " + results + " = results(" + of + ", " + in + ", rows, run);");
        String codes = source.variable();
        out.before(
                "final int[] "
                        + codes
                        + " = "
                        + results
                        + " == null ? null : (("
                        + COLUMNS
                        + "DictionaryColumn) "
                        + in
                        + ").codes();");
        String validity = source.variable();
        out.before("final byte[] " + validity + " = " + in + ".validity();");
        Term result = out.declare(call.getType());
        out.open("if (" + results + " != null)");
        String object = source.variable();
        out.line(
                "Object "
                        + object
                        + " = "
                        + results
                        + "[isNull("
                        + validity
                        + ", "
                        + ROW
                        + ") ? "
                        + results
                        + ".length - 1 : "
                        + codes
                        + "["
                        + ROW
                        + "]];");
        out.assign(result, out.unboxed(object, call.getType()));
        out.otherwise();
        mapping = true;
        Term otherwise = computed(call);
        mapping = false;
        if (!otherwise.isNull().equals("true")) {
            out.assign(result, otherwise);
        }
        out.close();
        return result;
    }
}
