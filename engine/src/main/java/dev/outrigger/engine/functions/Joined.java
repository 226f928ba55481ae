package dev.outrigger.engine.functions;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;

/** STRING_AGG. */
final class Joined implements Accumulator {
    private static final int BYTES_MAX = 8000;

    private final SqlType type;
    private final String separator;
    private StringBuilder out;

    Joined(SqlType type, String separator) {
        this.type = type;
        this.separator = separator;
    }

    @Override
    public void add(Object value) {
        if (value != null) {
            append(((SqlText) value).value());
        }
    }

    private void append(CharSequence text) {
        if (out == null) {
            out = new StringBuilder();
        } else {
            out.append(separator);
        }
        long length = (long) out.length() + text.length();
        if (type.length() != SqlType.MAX
                && length > (type.isUnicode() ? BYTES_MAX / 2 : BYTES_MAX)) {
            throw SqlError.of(ErrorCode.STRING_AGG_LENGTH);
        }
        if (length > Texts.LONGEST) {
            throw SqlError.of(
                    ErrorCode.OUT_OF_MEMORY,
                    "a text would be longer than " + Texts.LONGEST + " characters.");
        }
        out.append(text);
    }

    @Override
    public void merge(Accumulator other) {
        Joined that = (Joined) other;
        if (that.out != null) {
            append(that.out);
        }
    }

    @Override
    public Object result() {
        return out == null ? null : SqlText.of(out.toString(), type.collation().orElseThrow());
    }
}
