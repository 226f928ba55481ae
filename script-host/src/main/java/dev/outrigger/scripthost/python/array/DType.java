package dev.outrigger.scripthost.python.array;

/** The element types, under the names that numpy gives them. */
public enum DType {
    BOOL("bool", 8),
    UINT8("uint8", 8),
    INT8("int8", 8),
    INT16("int16", 16),
    INT32("int32", 32),
    INT64("int64", 64),
    FLOAT32("float32", 32),
    FLOAT64("float64", 64),
    /** Ticks of 100 nanoseconds since 1970, shown with numpy's unit for a datetime. */
    DATETIME("datetime64[us]", 64),
    OBJECT("object", 64);

    private final String label;
    private final int bits;

    DType(String label, int bits) {
        this.label = label;
        this.bits = bits;
    }

    public String label() {
        return label;
    }

    public int bytes() {
        return bits / 8;
    }

    public boolean isInteger() {
        return this == UINT8 || this == INT8 || this == INT16 || this == INT32 || this == INT64;
    }

    public boolean isFloat() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** Truth values count as numbers, as they do in numpy. */
    public boolean isNumeric() {
        return this != OBJECT && this != DATETIME;
    }

    public char kind() {
        return switch (this) {
            case BOOL -> 'b';
            case UINT8 -> 'u';
            case INT8, INT16, INT32, INT64 -> 'i';
            case FLOAT32, FLOAT64 -> 'f';
            case DATETIME -> 'M';
            case OBJECT -> 'O';
        };
    }

    /** The value that is left of an integer once it is stored in this type; integers wrap round. */
    public long wrap(long value) {
        return switch (this) {
            case UINT8 -> value & 0xff;
            case INT8 -> (byte) value;
            case INT16 -> (short) value;
            case INT32 -> (int) value;
            case BOOL, INT64, FLOAT32, FLOAT64, DATETIME, OBJECT -> value;
        };
    }

    public double round(double value) {
        return this == FLOAT32 ? (float) value : value;
    }

    /** The type that holds the values of both, by numpy's rules. */
    public static DType promote(DType a, DType b) {
        if (a == b) {
            return a;
        }
        if (!a.isNumeric() || !b.isNumeric()) {
            return OBJECT;
        }
        if (a == BOOL || b == BOOL) {
            return a == BOOL ? b : a;
        }
        if (a.isFloat() || b.isFloat()) {
            DType other = a.isFloat() ? b : a;
            boolean small = other.isFloat() ? other == FLOAT32 : other.bits <= 16;
            return (a == FLOAT32 || b == FLOAT32) && small ? FLOAT32 : FLOAT64;
        }
        if (a.bits == b.bits) {
            return INT16;
        }
        return a.bits > b.bits ? a : b;
    }
}
