package dev.outrigger.engine.plan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/**
 * The text of one loop over rows, as it grows: what comes before it, its statements, and the blocks
 * that are open.
 */
final class LoopBody {
    private static final String TYPES = "dev.outrigger.engine.types.";

    private final LoopSource source;
    private final boolean wide;
    private final StringBuilder setup = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private final Deque<Map<RexNode, Term>> scopes = new ArrayDeque<>();

    LoopBody(LoopSource source, boolean wide) {
        this.source = source;
        this.wide = wide;
        scopes.push(new HashMap<>());
    }

    LoopSource source() {
        return source;
    }

    String setup() {
        return setup.toString();
    }

    String body() {
        return body.toString();
    }

    /** A statement before the loop. */
    void before(String statement) {
        setup.append("        ").append(statement).append('\n');
    }

    void line(String statement) {
        body.append("            ").append(statement).append('\n');
    }

    void open(String statement) {
        line(statement + " {");
        scopes.push(new HashMap<>());
    }

    void close() {
        line("}");
        scopes.pop();
    }

    /** Closes a block and opens the one that is run instead. */
    void otherwise() {
        line("} else {");
        scopes.pop();
        scopes.push(new HashMap<>());
    }

    /** What an expression was computed to that stands before on every way here; null for none. */
    Term known(RexNode node) {
        for (Map<RexNode, Term> scope : scopes) {
            Term known = scope.get(node);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    void know(RexNode node, Term term) {
        scopes.peek().put(node, term);
    }

    /** Where the next statement will stand. */
    int position() {
        return body.length();
    }

    /** Writes statements at an earlier position. */
    void insert(int position, String statements) {
        body.insert(position, statements);
    }

    Kind kind(RelDataType type) {
        return Kind.of(type, wide);
    }

    static int scale(RelDataType type) {
        return DataType.isOurs(type) ? DataType.sql(type).scale() : 0;
    }

    Term nothing(RelDataType type) {
        Kind kind = kind(type);
        return new Term(kind, scale(type), kind.zero, "true");
    }

    /** A variable of the type, NULL until it is assigned. */
    Term declare(RelDataType type) {
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

    void assign(Term to, String value, String isNull) {
        line(to.value() + " = " + value + ";");
        if (to.kind() != Kind.OBJECT) {
            line(to.isNull() + " = " + isNull + ";");
        }
    }

    void assign(Term to, Term from) {
        if (to.kind() != from.kind()) {
            throw new IllegalArgumentException(from.kind() + " is assigned to " + to.kind());
        }
        assign(to, from.value(), from.isNull());
    }

    Term truth(String value, String isNull) {
        String made = source.variable();
        line("boolean " + made + " = " + value + ";");
        return new Term(Kind.TRUTH, 0, made, isNull);
    }

    Term unboxed(String object, RelDataType type) {
        Kind kind = kind(type);
        if (kind == Kind.OBJECT) {
            return new Term(kind, scale(type), object, "(" + object + " == null)");
        }
        String isNull = source.variable();
        String value = source.variable();
        line("boolean " + isNull + " = " + object + " == null;");
        line(
                kind.java
                        + " "
                        + value
                        + " = "
                        + isNull
                        + " ? "
                        + kind.zero
                        + " : "
                        + unboxed(object, kind, scale(type))
                        + ";");
        return new Term(kind, scale(type), value, isNull);
    }

    static String unboxed(String object, Kind kind, int scale) {
        return switch (kind) {
            case OBJECT -> object;
            case SCALED ->
                    TYPES
                            + "ScaledNumbers.narrow((java.math.BigDecimal) "
                            + object
                            + ", "
                            + scale
                            + ")";
            default -> "((" + kind.boxed + ") " + object + ")." + kind.java + "Value()";
        };
    }
}
