package dev.outrigger.engine.types;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;

/**
 * Conversions between data types. Whether one is allowed is checked when a converter is made; what
 * a value may then do wrong is a {@link SqlError} of the value.
 */
public final class Conversions {
    /** No style: each type's own way. */
    public static final int NO_STYLE = -1;

    private static final Converter SAME = value -> value;

    private Conversions() {}

    /**
     * Of what happens by itself. Longer text is cut, as SET and parameters do; {@link #assigner}
     * refuses to.
     */
    public static Converter converter(SqlType from, SqlType to) {
        ConversionRules.requireImplicit(from, to);
        return make(from, to, NO_STYLE);
    }

    /** CAST. */
    public static Converter caster(SqlType from, SqlType to) {
        return caster(from, to, NO_STYLE);
    }

    /** CONVERT with a style. */
    public static Converter caster(SqlType from, SqlType to, int style) {
        ConversionRules.requireExplicit(from, to);
        return make(from, to, style);
    }

    /**
     * TRY_CAST and TRY_CONVERT: null for a value that does not convert; types that never convert
     * are an error still.
     */
    public static Converter trier(SqlType from, SqlType to, int style) {
        Converter converter = caster(from, to, style);
        return value -> {
            try {
                return converter.convert(value);
            } catch (SqlError unconvertible) {
                if (unconvertible.code() == ErrorCode.INVALID_STYLE) {
                    throw unconvertible;
                }
                return null;
            }
        };
    }

    /**
     * Of INSERT and UPDATE: text or bytes that do not fit are an error, unless only blanks or zeros
     * would be cut.
     */
    public static Converter assigner(SqlType from, SqlType to, String table, String column) {
        ConversionRules.requireImplicit(from, to);
        boolean mayBeTooLong = to.length() != SqlType.MAX && (to.isText() || to.isBinary());
        if (!mayBeTooLong || !(from.isText() || from.isBinary())) {
            return make(from, to, NO_STYLE);
        }
        SqlType whole =
                to.isText()
                        ? SqlType.text(
                                to.isUnicode() ? TypeName.NVARCHAR : TypeName.VARCHAR,
                                SqlType.MAX,
                                to.collation().orElseThrow())
                        : SqlType.varbinary(SqlType.MAX);
        Converter toWhole = make(from, whole, NO_STYLE);
        return value -> {
            Object all = toWhole.convert(value);
            if (all == null) {
                return null;
            }
            return to.isText()
                    ? fitText((SqlText) all, to, table, column)
                    : fitBytes((SqlBytes) all, to);
        };
    }

    private static SqlText fitText(SqlText all, SqlType to, String table, String column) {
        String text = all.value();
        if (Fitting.isTooLong(text.length(), to) && CollationKeys.trimmed(text) > to.length()) {
            throw SqlError.of(
                    ErrorCode.STRING_TRUNCATED, table, column, text.substring(0, to.length()));
        }
        return Fitting.text(text, to);
    }

    private static SqlBytes fitBytes(SqlBytes all, SqlType to) {
        if (Fitting.isTooLong(all.length(), to) && all.sortKey().length > to.length()) {
            throw SqlError.of(ErrorCode.STRING_TRUNCATED_SOMEWHERE);
        }
        return Fitting.bytes(all.bytes(), to);
    }

    /** One value, as {@link #converter}. */
    public static Object convert(Object value, SqlType from, SqlType to) {
        return converter(from, to).convert(value);
    }

    /** One value, as {@link #caster}. */
    public static Object cast(Object value, SqlType from, SqlType to, int style) {
        return caster(from, to, style).convert(value);
    }

    public static Object cast(Object value, SqlType from, SqlType to) {
        return cast(value, from, to, NO_STYLE);
    }

    /** One value, as {@link #trier}. */
    public static Object tryConvert(Object value, SqlType from, SqlType to, int style) {
        return trier(from, to, style).convert(value);
    }

    /** One value, as {@link #assigner}. */
    public static Object assign(
            Object value, SqlType from, SqlType to, String table, String column) {
        return assigner(from, to, table, column).convert(value);
    }

    /**
     * The ticks that a clock shows for a value of dates or times; a time of day is one of
     * 1900-01-01.
     */
    public static long localTicks(Object value, SqlType type) {
        return TemporalConversions.local(value, type);
    }

    /**
     * Ticks as a value of date, datetime, smalldatetime or datetime2, rounded as the type is; 242
     * outside its range.
     */
    public static Object ofLocalTicks(long ticks, SqlType to) {
        return TemporalConversions.into(ticks, to.name().sqlName(), to);
    }

    private static Converter make(SqlType from, SqlType to, int style) {
        if (from.equals(to)) {
            return SAME;
        }
        Converter converter;
        if (from.isText()) {
            converter = TextConversions.to(from, to, style);
        } else if (from.isBinary()) {
            converter = BinaryConversions.to(from, to, style);
        } else if (from.isNumeric()) {
            converter = NumberConversions.to(from, to, style);
        } else if (from.isTemporal()) {
            converter = TemporalConversions.to(from, to, style);
        } else {
            converter = guid(to);
        }
        return value -> value == null ? null : converter.convert(value);
    }

    private static Converter guid(SqlType to) {
        if (to.isText()) {
            return value -> {
                String text = value.toString();
                if (Fitting.isTooLong(text.length(), to)) {
                    throw SqlError.of(ErrorCode.GUID_SPACE);
                }
                return Fitting.text(text, to);
            };
        }
        return to.isBinary() ? value -> Fitting.bytes(((SqlGuid) value).storedBytes(), to) : SAME;
    }
}
