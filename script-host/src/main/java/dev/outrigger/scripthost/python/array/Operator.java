package dev.outrigger.scripthost.python.array;

import org.python.core.Py;
import org.python.core.PyObject;

/** The operators between two vectors. */
public enum Operator {
    ADD,
    SUB,
    MUL,
    TRUEDIV,
    FLOORDIV,
    MOD,
    POW,
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE,
    AND,
    OR,
    XOR;

    boolean isComparison() {
        return compareTo(EQ) >= 0 && compareTo(GE) <= 0;
    }

    boolean isLogical() {
        return compareTo(AND) >= 0;
    }

    double apply(double a, double b) {
        return switch (this) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case TRUEDIV -> a / b;
            case FLOORDIV -> b == 0 ? a / b : Math.floor((a - mod(a, b)) / b + 0.5);
            case MOD -> mod(a, b);
            case POW -> Math.pow(a, b);
            case EQ, NE, LT, LE, GT, GE, AND, OR, XOR ->
                    throw new IllegalStateException("not arithmetic: " + this);
        };
    }

    private static double mod(double a, double b) {
        double rest = a % b;
        return rest != 0 && rest < 0 != b < 0 ? rest + b : rest;
    }

    long apply(long a, long b) {
        return switch (this) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case FLOORDIV -> Math.floorDiv(a, b);
            case MOD -> Math.floorMod(a, b);
            case POW -> power(a, b);
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
            case TRUEDIV, EQ, NE, LT, LE, GT, GE ->
                    throw new IllegalStateException("not of integers: " + this);
        };
    }

    private static long power(long base, long exponent) {
        if (exponent < 0) {
            throw Py.ValueError("Integers to negative integer powers are not allowed.");
        }
        long result = 1;
        for (long left = exponent, square = base; left > 0; left >>= 1, square *= square) {
            result *= (left & 1) == 1 ? square : 1;
        }
        return result;
    }

    /** Whether a comparison holds, given which of the two is the greater. */
    boolean holds(int order) {
        return switch (this) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case ADD, SUB, MUL, TRUEDIV, FLOORDIV, MOD, POW, AND, OR, XOR ->
                    throw new IllegalStateException("not a comparison: " + this);
        };
    }

    /** The operator on two Python values. */
    public PyObject apply(PyObject a, PyObject b) {
        return switch (this) {
            case ADD -> a._add(b);
            case SUB -> a._sub(b);
            case MUL -> a._mul(b);
            case TRUEDIV -> a._truediv(b);
            case FLOORDIV -> a._floordiv(b);
            case MOD -> a._mod(b);
            case POW -> a._pow(b);
            case EQ -> a._eq(b);
            case NE -> a._ne(b);
            case LT -> a._lt(b);
            case LE -> a._le(b);
            case GT -> a._gt(b);
            case GE -> a._ge(b);
            case AND -> a._and(b);
            case OR -> a._or(b);
            case XOR -> a._xor(b);
        };
    }
}
