package dev.outrigger.frame;

/**
 * A field as its values are encoded on the wire.
 *
 * @param index the field's position, for messages: names need not differ
 * @param factor a fixed value's width in bytes, or a time's nanoseconds per unit; 1 elsewhere
 */
record WireField(int index, Field field, Layout layout, int factor) {
    enum Layout {
        NULL(0),
        BOOL(2),
        INT8(2),
        INT16(2),
        INT32(2),
        INT64(2),
        FLOAT32(2),
        FLOAT64(2),
        DECIMAL32(2),
        DECIMAL64(2),
        DECIMAL128(2),
        VARIABLE(3),
        LARGE_VARIABLE(3),
        DATE_MILLIS(2),
        TIME32(2),
        TIME64(2),
        FIXED(2),
        /** Fixed-size binary of no known extension: it becomes bytes of any length. */
        FIXED_BYTES(2);

        private final int buffers;

        Layout(int buffers) {
            this.buffers = buffers;
        }

        int buffers() {
            return buffers;
        }
    }

    CorruptFrameException corrupt(String what) {
        return new CorruptFrameException(describe(index, field.name()) + ": " + what);
    }

    static String describe(int index, String name) {
        String shown = name.length() > 128 ? name.substring(0, 128) + "..." : name;
        return "field " + index + " '" + shown + "'";
    }
}
