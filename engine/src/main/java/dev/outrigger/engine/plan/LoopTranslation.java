package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.engine.types.TypeName;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * One expression as the statements of a loop over rows. What comes before the loop is set up once a
 * batch. Operands are computed in the order in which the interpreter does, and only if it does, so
 * that the same errors end the same statements. An expression that stands twice is computed once.
 */
final class LoopTranslation {
    static final String ROW = "i";
    private static final String COLUMNS = "dev.outrigger.frame.";
    private static final String TYPES = "dev.outrigger.engine.types.";

    private final LoopSource source;
    private final SqlType[] inputs;
    private final boolean wide;
    private final LoopConversions conversions;
    private final StringBuilder setup = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private final Set<Integer> loaded = new HashSet<>();
    private final Map<RexNode, Term> steady = new HashMap<>();
    private final Deque<Map<RexNode, Term>> scopes = new ArrayDeque<>();
    private boolean mapping;

    LoopTranslation(LoopSource source, SqlType[] inputs, boolean wide) {
        this.source = source;
        this.inputs = inputs;
        this.wide = wide;
        this.conversions = new LoopConversions(source, wide);
        scopes.push(new HashMap<>());
    }

    String setup() {
        return setup.toString();
    }

    String body() {
        return body.toString();
    }

    private void line(String statement) {
        body.append("            ").append(statement).append('\n');
    }

    private void open(String statement) {
        line(statement + " {");
        scopes.push(new HashMap<>());
    }

    private void close() {
        line("}");
        scopes.pop();
    }

    private Kind kind(RelDataType type) {
        return Kind.of(type, wide);
    }

    private static int scale(RelDataType type) {
        return DataType.isOurs(type) ? DataType.sql(type).scale() : 0;
    }

    private Term nothing(RelDataType type) {
        Kind kind = kind(type);
        return new Term(kind, scale(type), kind.zero, "true");
    }

    /** A variable of the type, NULL until it is assigned. */
    private Term declare(RelDataType type) {
        Kind kind = kind(type);
        String value = source.variable();
        line(kind.java + " " + value + " = " + kind.zero + ";");
        if (kind == Kind.OBJECT) {
            return new Term(kind, scale(type), value, "(" + value + " == null)");
        }
        String isNull = source.variable();
        line("boolean " + isNull + " = true;");
        return new Term(kind, scale(type), value, isNull);
    }

    private void assign(Term to, String value, String isNull) {
        line(to.value() + " = " + value + ";");
        if (to.kind() != Kind.OBJECT) {
            line(to.isNull() + " = " + isNull + ";");
        }
    }

    private void assign(Term to, Term from) {
        if (to.kind() != from.kind()) {
            throw new IllegalArgumentException(from.kind() + " is assigned to " + to.kind());
        }
        assign(to, from.value(), from.isNull());
    }

    /** The expression's value; its statements are written before. */
    Term term(RexNode node) {
        if (node instanceof RexLiteral literal) {
            return literal(literal);
        }
        Optional<SqlValue> constant = Routine.literalOf(node);
        if (constant.isPresent()) {
            return constant(node, constant.get());
        }
        if (isSteady(node)) {
            return steady.computeIfAbsent(node, this::steady);
        }
        for (Map<RexNode, Term> scope : scopes) {
            Term known = scope.get(node);
            if (known != null) {
                return known;
            }
        }
        Term made = make(node);
        if (isRepeatable(node)) {
            scopes.peek().put(node, made);
        }
        return made;
    }

    private static boolean isSteady(RexNode node) {
        return node instanceof RexFieldAccess
                || node instanceof RexCall call
                        && call.getOperator() instanceof Routine routine
                        && routine.form() == Form.STEADY;
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

    private Term literal(RexLiteral literal) {
        if (literal.isNull()) {
            return literal.getType().getSqlTypeName() == SqlTypeName.NULL
                    ? new Term(Kind.OBJECT, 0, "null", "true")
                    : nothing(literal.getType());
        }
        return switch (literal.getType().getSqlTypeName()) {
            case BOOLEAN ->
                    new Term(
                            Kind.TRUTH, 0, literal.getValueAs(Boolean.class).toString(), "false");
            case INTEGER ->
                    new Term(Kind.INT, 0, whole(literal.getValueAs(Integer.class)), "false");
            case BIGINT ->
                    new Term(
                            Kind.LONG,
                            0,
                            source.keep(literal.getValueAs(Long.class), Long.class)
                                    + ".longValue()",
                            "false");
            default -> throw new IllegalArgumentException("no value for " + literal);
        };
    }

    private static String whole(int value) {
        return value == Integer.MIN_VALUE ? "Integer.MIN_VALUE" : "(" + value + ")";
    }

    /** A constant is a variable of the setup, so that the loop has it in a register. */
    private Term constant(RexNode node, SqlValue value) {
        return value.isNull()
                ? nothing(node.getType())
                : steady.computeIfAbsent(node, made -> setUp(made, source.keep(value.value(), Object.class)));
    }

    private Term steady(RexNode node) {
        Evaluator evaluator = Evaluators.of(node);
        return setUp(
                node,
                "evaluate(" + source.keep(evaluator, Object.class) + ", new Object[0], run)");
    }

    private Term setUp(RexNode node, String object) {
        String made = source.variable();
        setup.append("        final Object ").append(made).append(" = ").append(object).append(";\n");
        Kind kind = kind(node.getType());
        if (kind == Kind.OBJECT) {
            return new Term(kind, scale(node.getType()), made, "(" + made + " == null)");
        }
        String isNull = source.variable();
        String value = source.variable();
        setup.append("        final boolean ").append(isNull).append(" = ").append(made);
        setup.append(" == null;\n        final ").append(kind.java).append(' ').append(value);
        setup.append(" = ").append(isNull).append(" ? ").append(kind.zero).append(" : ");
        setup.append(unboxed(made, kind, scale(node.getType()))).append(";\n");
        boolean never = Routine.literalOf(node).isPresent();
        return new Term(kind, scale(node.getType()), value, never ? "false" : isNull);
    }

    static String unboxed(String object, Kind kind, int scale) {
        return switch (kind) {
            case OBJECT -> object;
            case SCALED ->
                    TYPES + "ScaledNumbers.narrow((java.math.BigDecimal) " + object + ", " + scale + ")";
            default -> "((" + kind.boxed + ") " + object + ")." + kind.java + "Value()";
        };
    }

    private Term make(RexNode node) {
        if (node instanceof RexInputRef input) {
            return input(input);
        }
        if (!(node instanceof RexCall call)) {
            throw new IllegalArgumentException("no loop for " + node);
        }
        Optional<Integer> dictionary = mapping ? Optional.empty() : DictionaryResults.column(call, inputs);
        return dictionary.isPresent() ? mapped(call, dictionary.get()) : computed(call);
    }

    private Term computed(RexCall call) {
        if (call.getKind() == SqlKind.AND || call.getKind() == SqlKind.OR) {
            return chain(call);
        }
        if (call.getOperator() instanceof Routine routine) {
            return routine(call, routine);
        }
        List<RexNode> operands = call.getOperands();
        return switch (call.getKind()) {
            case NOT -> {
                Term of = term(operands.get(0));
                yield truth("!" + of.value() + " & !" + of.isNull(), of.isNull());
            }
            case IS_NULL, IS_UNKNOWN -> truth(term(operands.get(0)).isNull(), "false");
            case IS_NOT_NULL -> truth("!" + term(operands.get(0)).isNull(), "false");
            case IS_TRUE -> truth(term(operands.get(0)).value(), "false");
            case IS_NOT_TRUE -> truth("!" + term(operands.get(0)).value(), "false");
            case IS_FALSE -> {
                Term of = term(operands.get(0));
                yield truth("!" + of.value() + " & !" + of.isNull(), "false");
            }
            case IS_NOT_FALSE -> {
                Term of = term(operands.get(0));
                yield truth(of.value() + " | " + of.isNull(), "false");
            }
            case EQUALS -> comparison(call, " == 0");
            case NOT_EQUALS -> comparison(call, " != 0");
            case LESS_THAN -> comparison(call, " < 0");
            case LESS_THAN_OR_EQUAL -> comparison(call, " <= 0");
            case GREATER_THAN -> comparison(call, " > 0");
            case GREATER_THAN_OR_EQUAL -> comparison(call, " >= 0");
            case IS_NOT_DISTINCT_FROM -> distinct(operands, false);
            case IS_DISTINCT_FROM -> distinct(operands, true);
            case CASE -> choice(call);
            case COALESCE -> first(call);
            case CAST -> cast(call);
            default -> throw new IllegalArgumentException("no loop for " + call);
        };
    }

    private Term truth(String value, String isNull) {
        String made = source.variable();
        line("boolean " + made + " = " + value + ";");
        return new Term(Kind.TRUTH, 0, made, isNull);
    }

    private Term input(RexInputRef input) {
        int index = input.getIndex();
        SqlType type = inputs[index];
        Kind kind = Kind.of(type, wide);
        String column = "in[" + index + "]";
        if (kind == Kind.OBJECT) {
            String value = source.variable();
            line(
                    "Object " + value + " = " + TYPES + "SqlColumns.read(" + column + ", " + ROW
                            + ", " + source.keep(type, SqlType.class) + ");");
            return new Term(kind, type.scale(), value, "(" + value + " == null)");
        }
        String values = "c" + index;
        String validity = "m" + index;
        if (loaded.add(index)) {
            setup.append("        final byte[] ").append(validity).append(" = ").append(column);
            setup.append(".validity();\n        final ").append(array(type, kind)).append("[] ");
            setup.append(values).append(" = ").append(values(type, kind, column)).append(";\n");
        }
        String isNull = source.variable();
        line("boolean " + isNull + " = isNull(" + validity + ", " + ROW + ");");
        String value = source.variable();
        String read = values + "[" + ROW + "]";
        if (kind == Kind.TRUTH) {
            read = "!" + isNull + " & (" + values + "[" + ROW + " >> 3] >> (" + ROW + " & 7) & 1) != 0";
        } else if (type.name() == TypeName.TINYINT) {
            read = "(short) (" + read + " & 0xff)";
        } else if (type.name() == TypeName.TIME) {
            read = read + " / 100L";
        }
        line(kind.java + " " + value + " = " + read + ";");
        return new Term(kind, type.scale(), value, isNull);
    }

    private static String array(SqlType type, Kind kind) {
        return kind == Kind.TRUTH || type.name() == TypeName.TINYINT ? "byte" : kind.java;
    }

    private static String values(SqlType type, Kind kind, String column) {
        return switch (kind) {
            case TRUTH -> "((" + COLUMNS + "BoolColumn) " + column + ").bits()";
            case SHORT ->
                    type.name() == TypeName.TINYINT
                            ? "((" + COLUMNS + "ByteColumn) " + column + ").values()"
                            : "((" + COLUMNS + "ShortColumn) " + column + ").values()";
            case INT -> "((" + COLUMNS + "IntColumn) " + column + ").values()";
            case LONG -> "((" + COLUMNS + "LongColumn) " + column + ").values()";
            case REAL -> "((" + COLUMNS + "FloatColumn) " + column + ").values()";
            case FLOAT -> "((" + COLUMNS + "DoubleColumn) " + column + ").values()";
            case SCALED -> "narrow(" + column + ", rows)";
            case OBJECT -> throw new IllegalArgumentException(type + " has no array");
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
        int start = body.length();
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
                open("if (!" + term.isNull() + ")");
                opened++;
            }
        }
        Kind kind = kind(type);
        String name = source.variable();
        String isNull = source.variable();
        boolean mayBeNull = never || opened > 0;
        if (!never) {
            String made = value.apply(terms);
            if (!mayBeNull) {
                line(kind.java + " " + name + " = " + made + ";");
                return new Term(kind, scale(type), name, kind == Kind.OBJECT ? "(" + name + " == null)" : "false");
            }
            line(name + " = " + made + ";");
            if (kind != Kind.OBJECT) {
                line(isNull + " = false;");
            }
        }
        for (int i = 0; i < opened; i++) {
            close();
        }
        if (never) {
            return nothing(type);
        }
        String declaration = "            " + kind.java + " " + name + " = " + kind.zero + ";\n";
        if (kind != Kind.OBJECT) {
            declaration += "            boolean " + isNull + " = true;\n";
        }
        body.insert(start, declaration);
        return new Term(
                kind,
                scale(type),
                name,
                kind == Kind.OBJECT ? "(" + name + " == null)" : isNull);
    }

    /** The number that is written as a text and read again. */
    private Term origin(LoopConversions.Origin origin) {
        Term whole = term(origin.node());
        if (!whole.isNull().equals("true")) {
            String room = conversions.room(whole, origin);
            line(whole.mayBeNull() ? "if (!" + whole.isNull() + ") " + room : room);
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
            List<Term> tried = operands.stream().map(o -> nothing(o.getType())).toList();
            if (method.call().write(source, tried).isPresent()) {
                return strict(
                        type,
                        operands,
                        terms -> method.call().write(source, terms).orElseThrow());
            }
        }
        return boxed(call, routine);
    }

    private boolean hasObjects(List<RexNode> operands) {
        return operands.stream().anyMatch(operand -> kind(operand.getType()) == Kind.OBJECT);
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
        line("Object " + object + " = null;");
        int opened = 0;
        List<Term> terms = new ArrayList<>();
        for (RexNode operand : operands) {
            Term term = term(operand);
            terms.add(term);
            if (routine.isStrict() && term.mayBeNull()) {
                open("if (!" + term.isNull() + ")");
                opened++;
            }
        }
        String arguments =
                String.join(
                        ", ",
                        terms.stream()
                                .map(term -> routine.isStrict() ? term.boxed() : term.boxedOrNull())
                                .toList());
        line(
                object + " = evaluate(" + evaluator + ", new Object[] {" + arguments + "}, run);");
        for (int i = 0; i < opened; i++) {
            close();
        }
        return unboxed(object, call.getType());
    }

    private Term unboxed(String object, RelDataType type) {
        Kind kind = kind(type);
        if (kind == Kind.OBJECT) {
            return new Term(kind, scale(type), object, "(" + object + " == null)");
        }
        String isNull = source.variable();
        String value = source.variable();
        line("boolean " + isNull + " = " + object + " == null;");
        line(
                kind.java + " " + value + " = " + isNull + " ? " + kind.zero + " : "
                        + unboxed(object, kind, scale(type)) + ";");
        return new Term(kind, scale(type), value, isNull);
    }

    private Term among(RexCall call, Form.Among among) {
        RexNode operand = call.getOperands().get(0);
        Kind kind = kind(operand.getType());
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
                                    + ".contains(" + terms.get(0).boxed() + ")";
                        });
        if (!among.hasNull() || found.isNull().equals("true")) {
            return found;
        }
        String isNull = source.variable();
        line("boolean " + isNull + " = !" + found.value() + ";");
        return new Term(Kind.TRUTH, 0, found.value(), isNull);
    }

    private Term comparison(RexCall call, String test) {
        return strict(
                call.getType(),
                call.getOperands(),
                terms -> order(terms.get(0), terms.get(1), test));
    }

    private static String order(Term left, Term right, String test) {
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
                            + left.value() + ", " + left.scale() + ", "
                            + right.value() + ", " + right.scale() + ")" + test;
                default:
                    break;
            }
        }
        return "compare(" + left.boxed() + ", " + right.boxed() + ")" + test;
    }

    private Term distinct(List<RexNode> operands, boolean wanted) {
        Term left = term(operands.get(0));
        Term right = term(operands.get(1));
        String same =
                left.isNull().equals("true") || right.isNull().equals("true")
                        ? left.isNull() + " & " + right.isNull()
                        : left.isNull() + " | " + right.isNull() + " ? "
                                + left.isNull() + " & " + right.isNull() + " : "
                                + order(left, right, " == 0");
        return truth(wanted ? "!(" + same + ")" : same, "false");
    }

    private Term chain(RexCall call) {
        boolean all = call.getKind() == SqlKind.AND;
        List<RexNode> parts =
                all ? RelOptUtil.conjunctions(call) : RelOptUtil.disjunctions(call);
        String value = source.variable();
        String isNull = source.variable();
        String label = source.variable();
        line("boolean " + value + " = false;");
        line("boolean " + isNull + " = false;");
        open(label + ":");
        for (RexNode part : parts) {
            Term term = term(part);
            if (all) {
                line("if (!" + term.value() + " & !" + term.isNull() + ") { " + isNull
                        + " = false; break " + label + "; }");
            } else {
                line("if (" + term.value() + ") { " + isNull + " = false; " + value
                        + " = true; break " + label + "; }");
            }
            if (term.mayBeNull()) {
                line(isNull + " |= " + term.isNull() + ";");
            }
        }
        if (all) {
            line(value + " = !" + isNull + ";");
        }
        close();
        return new Term(Kind.TRUTH, 0, value, isNull);
    }

    private Term choice(RexCall call) {
        List<RexNode> operands = call.getOperands();
        Term result = declare(call.getType());
        String label = source.variable();
        open(label + ":");
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            Term when = term(operands.get(i));
            open("if (" + when.value() + ")");
            branch(result, operands.get(i + 1));
            line("break " + label + ";");
            close();
        }
        if (operands.size() % 2 == 1) {
            branch(result, operands.get(operands.size() - 1));
        }
        close();
        return result;
    }

    private void branch(Term result, RexNode node) {
        Term value = term(node);
        if (!value.isNull().equals("true")) {
            assign(result, value);
        }
    }

    private Term first(RexCall call) {
        Term result = declare(call.getType());
        String label = source.variable();
        open(label + ":");
        for (RexNode operand : call.getOperands()) {
            Term value = term(operand);
            if (value.isNull().equals("true")) {
                continue;
            }
            open("if (!" + value.isNull() + ")");
            assign(result, value);
            line("break " + label + ";");
            close();
        }
        close();
        return result;
    }

    /** Calcite's own casts: see Evaluators. */
    private Term cast(RexCall call) {
        RexNode operand = call.getOperands().get(0);
        RelDataType to = call.getType();
        RelDataType from = operand.getType();
        boolean ours = DataType.isOurs(to);
        if (operand instanceof RexLiteral literal && literal.isNull()) {
            return nothing(to);
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
        if (!ours && target.isInteger() && kind(from).isWhole()) {
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
        setup.append("        final Object[] ").append(results).append(" = results(");
        setup.append(source.keep(new DictionaryResults(call, column, inputs), Object.class));
        setup.append(", in[").append(column).append("], rows, run);\n");
        String codes = source.variable();
        setup.append("        final int[] ").append(codes).append(" = ").append(results);
        setup.append(" == null ? null : ((").append(COLUMNS).append("DictionaryColumn) in[");
        setup.append(column).append("]).codes();\n");
        String validity = source.variable();
        setup.append("        final byte[] ").append(validity).append(" = in[").append(column);
        setup.append("].validity();\n");
        Term result = declare(call.getType());
        open("if (" + results + " != null)");
        String object = source.variable();
        line(
                "Object " + object + " = " + results + "[isNull(" + validity + ", " + ROW + ") ? "
                        + results + ".length - 1 : " + codes + "[" + ROW + "]];");
        assign(result, unboxed(object, call.getType()));
        line("} else {");
        scopes.pop();
        scopes.push(new HashMap<>());
        mapping = true;
        Term otherwise = computed(call);
        mapping = false;
        if (!otherwise.isNull().equals("true")) {
            assign(result, otherwise);
        }
        close();
        return result;
    }
}
