package dev.outrigger.engine.store;

import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Function;
import org.h2.value.Value;
import org.h2.value.ValueBigint;
import org.h2.value.ValueBoolean;
import org.h2.value.ValueDouble;
import org.h2.value.ValueInteger;
import org.h2.value.ValueNull;
import org.h2.value.ValueNumeric;
import org.h2.value.ValueReal;
import org.h2.value.ValueSmallint;
import org.h2.value.ValueVarbinary;

/**
 * How values of a column that is part of a key stand in the key's index: so that H2's equality and
 * order of them are those of the column's type and collation.
 *
 * @param declaration the H2 column's type
 */
record KeyCodec(String declaration, Function<Object, Value> encode) {
    /**
     * Decimals of up to so many digits are kept as whole numbers of their last digit: smaller and
     * faster, and exact.
     */
    private static final int DIGITS_OF_LONG = 18;

    static KeyCodec of(SqlType type) {
        return switch (type.name()) {
            case BIT -> new KeyCodec("BOOLEAN", v -> ValueBoolean.get((Boolean) v));
            case TINYINT, SMALLINT -> new KeyCodec("SMALLINT", v -> ValueSmallint.get((Short) v));
            case INT, DATE -> new KeyCodec("INTEGER", v -> ValueInteger.get((Integer) v));
            case BIGINT, TIME, DATETIME, SMALLDATETIME, DATETIME2 ->
                    new KeyCodec("BIGINT", v -> ValueBigint.get((Long) v));
            case REAL -> new KeyCodec("REAL", v -> ValueReal.get((Float) v));
            case FLOAT -> new KeyCodec("DOUBLE PRECISION", v -> ValueDouble.get((Double) v));
            case DECIMAL, MONEY, SMALLMONEY -> decimal(type);
            case DATETIMEOFFSET ->
                    new KeyCodec("BIGINT", v -> ValueBigint.get(((OffsetTicks) v).utcTicks()));
            case UNIQUEIDENTIFIER -> new KeyCodec("VARBINARY", v -> bytes(((SqlGuid) v).bytes()));
            case NVARCHAR, NCHAR, VARCHAR, CHAR -> {
                Collation collation = type.collation().orElseThrow();
                yield new KeyCodec(
                        "VARBINARY", v -> bytes(((SqlText) v).withCollation(collation).sortKey()));
            }
            case VARBINARY, BINARY ->
                    new KeyCodec("VARBINARY", v -> bytes(((SqlBytes) v).sortKey()));
        };
    }

    private static KeyCodec decimal(SqlType type) {
        int scale = type.scale();
        if (type.precision() <= DIGITS_OF_LONG) {
            return new KeyCodec(
                    "BIGINT",
                    v -> ValueBigint.get(unscaled((BigDecimal) v, scale).longValueExact()));
        }
        return new KeyCodec(
                "NUMERIC(" + type.precision() + ", " + scale + ")",
                v -> ValueNumeric.get(new BigDecimal(unscaled((BigDecimal) v, scale), scale)));
    }

    private static BigInteger unscaled(BigDecimal value, int scale) {
        if (value.scale() != scale) {
            throw new IllegalArgumentException(
                    "a decimal of scale " + value.scale() + " in a column of scale " + scale);
        }
        return value.unscaledValue();
    }

    private static Value bytes(byte[] bytes) {
        return ValueVarbinary.getNoCopy(bytes);
    }

    Value toKey(Object value) {
        return value == null ? ValueNull.INSTANCE : encode.apply(value);
    }
}
