package dev.outrigger.engine.plan;

/**
 * A value in generated code.
 *
 * @param scale of a {@link Kind#SCALED}
 * @param value an expression without effects; a variable or a constant
 * @param isNull the same, of type boolean; "false" where it is never NULL, "true" where it always
 *     is
 */
record Term(Kind kind, int scale, String value, String isNull) {
    boolean mayBeNull() {
        return !isNull.equals("false");
    }

    /** As the interpreter has it, where it is not NULL. */
    String boxed() {
        return switch (kind) {
            case SCALED -> "java.math.BigDecimal.valueOf(" + value + ", " + scale + ")";
            case OBJECT -> value;
            default -> kind.boxed + ".valueOf(" + value + ")";
        };
    }

    String boxedOrNull() {
        if (kind == Kind.OBJECT) {
            return value;
        }
        return mayBeNull() ? "(" + isNull + " ? null : (Object) " + boxed() + ")" : boxed();
    }
}
