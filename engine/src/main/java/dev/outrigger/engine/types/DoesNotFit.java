package dev.outrigger.engine.types;

/**
 * A decimal has more than 64 bits, where it was hoped to have fewer: the computation is to be done
 * again with numbers of any size. Thrown often, so there is one, without a stack.
 */
public final class DoesNotFit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public static final DoesNotFit INSTANCE = new DoesNotFit();

    private DoesNotFit() {
        super("a decimal has more than 64 bits", null, false, false);
    }
}
