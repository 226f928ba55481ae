package dev.outrigger.engine.store;

import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;
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
import org.h2.value.ValueVarchar;

/**
 * How values of a type are kept in H2.
 *
 * @param declaration the H2 column's type
 * @param keyDeclaration the type of the hidden column that stands for the value in keys; empty when
 *     the value itself does
 */
record ColumnCodec(
        String declaration,
        Function<Object, Value> encode,
        Function<Value, Object> decode,
        Optional<String> keyDeclaration,
        Function<Object, Value> encodeKey) {
    /**
     * Decimals of up to so many digits are kept as whole numbers of their last digit: smaller and
     * faster, and exact.
     */
    private static final int DIGITS_OF_LONG = 18;

    private static final int OFFSET_BYTES = Long.BYTES + Short.BYTES;

    static ColumnCodec of(SqlType type) {
        return switch (type.name()) {
            case BIT -> plain("BOOLEAN", v -> ValueBoolean.get((Boolean) v), Value::getBoolean);
            case TINYINT, SMALLINT ->
                    plain("SMALLINT", v -> ValueSmallint.get((Short) v), Value::getShort);
            case INT, DATE -> plain("INTEGER", v -> ValueInteger.get((Integer) v), Value::getInt);
            case BIGINT, TIME, DATETIME, SMALLDATETIME, DATETIME2 ->
                    plain("BIGINT", v -> ValueBigint.get((Long) v), Value::getLong);
            case REAL -> plain("REAL", v -> ValueReal.get((Float) v), Value::getFloat);
            case FLOAT ->
                    plain("DOUBLE PRECISION", v -> ValueDouble.get((Double) v), Value::getDouble);
            case DECIMAL, MONEY, SMALLMONEY -> decimal(type);
            case DATETIMEOFFSET ->
                    withKey(
                            "VARBINARY",
                            ColumnCodec::offset,
                            ColumnCodec::offset,
                            "BIGINT",
                            v -> ValueBigint.get(((OffsetTicks) v).utcTicks()));
            case UNIQUEIDENTIFIER ->
                    plain(
                            "VARBINARY",
                            v -> bytes(((SqlGuid) v).bytes()),
                            v -> SqlGuid.ofBytes(v.getBytesNoCopy()));
            case NVARCHAR, NCHAR, VARCHAR, CHAR -> text(type.collation().orElseThrow());
            case VARBINARY, BINARY ->
                    withKey(
                            "VARBINARY",
                            v -> bytes(((SqlBytes) v).bytes()),
                            v -> SqlBytes.of(v.getBytesNoCopy()),
                            "VARBINARY",
                            v -> bytes(((SqlBytes) v).sortKey()));
        };
    }

    private static ColumnCodec plain(
            String declaration, Function<Object, Value> encode, Function<Value, Object> decode) {
        return new ColumnCodec(declaration, encode, decode, Optional.empty(), encode);
    }

    private static ColumnCodec withKey(
            String declaration,
            Function<Object, Value> encode,
            Function<Value, Object> decode,
            String keyDeclaration,
            Function<Object, Value> encodeKey) {
        return new ColumnCodec(declaration, encode, decode, Optional.of(keyDeclaration), encodeKey);
    }

    private static ColumnCodec decimal(SqlType type) {
        int scale = type.scale();
        if (type.precision() <= DIGITS_OF_LONG) {
            return plain(
                    "BIGINT",
                    v -> ValueBigint.get(unscaled((BigDecimal) v, scale).longValueExact()),
                    v -> BigDecimal.valueOf(v.getLong(), scale));
        }
        return plain(
                "NUMERIC(" + type.precision() + ", " + scale + ")",
                v -> ValueNumeric.get(new BigDecimal(unscaled((BigDecimal) v, scale), scale)),
                Value::getBigDecimal);
    }

    private static BigInteger unscaled(BigDecimal value, int scale) {
        if (value.scale() != scale) {
            throw new IllegalArgumentException(
                    "a decimal of scale " + value.scale() + " in a column of scale " + scale);
        }
        return value.unscaledValue();
    }

    private static ColumnCodec text(Collation collation) {
        return withKey(
                "VARCHAR",
                v -> ValueVarchar.get(((SqlText) v).value()),
                v -> SqlText.of(v.getString(), collation),
                "VARBINARY",
                v -> bytes(((SqlText) v).withCollation(collation).sortKey()));
    }

    private static Value bytes(byte[] bytes) {
        return ValueVarbinary.getNoCopy(bytes);
    }

    private static Value offset(Object value) {
        OffsetTicks ticks = (OffsetTicks) value;
        return bytes(
                ByteBuffer.allocate(OFFSET_BYTES)
                        .putLong(ticks.utcTicks())
                        .putShort(ticks.offsetMinutes())
                        .array());
    }

    private static Object offset(Value value) {
        ByteBuffer buffer = ByteBuffer.wrap(value.getBytesNoCopy());
        return new OffsetTicks(buffer.getLong(), buffer.getShort());
    }

    Value toValue(Object value) {
        return value == null ? ValueNull.INSTANCE : encode.apply(value);
    }

    Value toKey(Object value) {
        return value == null ? ValueNull.INSTANCE : encodeKey.apply(value);
    }

    Object fromValue(Value value) {
        return value == ValueNull.INSTANCE ? null : decode.apply(value);
    }
}
