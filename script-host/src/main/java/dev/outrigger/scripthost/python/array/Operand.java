package dev.outrigger.scripthost.python.array;

/**
 * One side of an operator: a vector, or a single value whose type gives way to the other side's.
 */
public record Operand(Vector vector, boolean single) {
    public static Operand of(Vector vector) {
        return new Operand(vector, false);
    }

    public static Operand single(Object raw) {
        return new Operand(Vectors.of(new Object[] {raw}), true);
    }

    int at(int row) {
        return single ? 0 : row;
    }

    /**
     * The type that the operation is done in; a Python number takes the array's width where its
     * kind allows.
     */
    static DType common(Operand a, Operand b) {
        DType x = a.vector.dtype();
        DType y = b.vector.dtype();
        if (a.single == b.single || !x.isNumeric() || !y.isNumeric()) {
            return DType.promote(x, y);
        }
        DType array = a.single ? y : x;
        DType value = a.single ? x : y;
        boolean sameKind =
                array.isFloat() || value == DType.BOOL || array.isInteger() && value.isInteger();
        return sameKind ? array : value.isInteger() ? DType.INT64 : DType.FLOAT64;
    }
}
