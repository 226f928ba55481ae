package dev.outrigger.engine.types;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;

/** Which data types convert to which, by themselves or by CAST and CONVERT alone. */
public final class ConversionRules {
    /** How far a conversion is allowed. */
    public enum Allowed {
        IMPLICITLY,
        EXPLICITLY,
        NEVER
    }

    private ConversionRules() {}

    public static Allowed allowed(SqlType from, SqlType to) {
        if (from.name() == to.name()) {
            return Allowed.IMPLICITLY;
        }
        if (from.isText()) {
            return to.isBinary() ? Allowed.EXPLICITLY : Allowed.IMPLICITLY;
        }
        if (from.isBinary()) {
            return fromBinary(to);
        }
        if (from.name() == TypeName.UNIQUEIDENTIFIER) {
            return to.isText() || to.isBinary() ? Allowed.IMPLICITLY : Allowed.NEVER;
        }
        if (from.isNumeric()) {
            boolean reachable = to.isNumeric() || to.isText() || to.isBinary() || isOldDate(to);
            return reachable ? Allowed.IMPLICITLY : Allowed.NEVER;
        }
        return fromTemporal(from, to);
    }

    private static Allowed fromBinary(SqlType to) {
        if (to.isApproximate()) {
            return Allowed.NEVER;
        }
        return to.isTemporal() && !isOldDate(to) ? Allowed.EXPLICITLY : Allowed.IMPLICITLY;
    }

    private static Allowed fromTemporal(SqlType from, SqlType to) {
        if (to.isText()) {
            return Allowed.IMPLICITLY;
        }
        if (to.isBinary()) {
            return Allowed.EXPLICITLY;
        }
        if (to.isTemporal()) {
            boolean nothingShared =
                    from.name() == TypeName.DATE && to.name() == TypeName.TIME
                            || from.name() == TypeName.TIME && to.name() == TypeName.DATE;
            return nothingShared ? Allowed.NEVER : Allowed.IMPLICITLY;
        }
        return to.isNumeric() && isOldDate(from) ? Allowed.EXPLICITLY : Allowed.NEVER;
    }

    /** datetime and smalldatetime, which are numbers of days since 1900 as well. */
    static boolean isOldDate(SqlType type) {
        return type.name() == TypeName.DATETIME || type.name() == TypeName.SMALLDATETIME;
    }

    /**
     * @throws SqlError 257 when only CAST may do it, 206 when nothing may
     */
    public static void requireImplicit(SqlType from, SqlType to) {
        switch (allowed(from, to)) {
            case IMPLICITLY -> {}
            case EXPLICITLY ->
                    throw SqlError.of(
                            ErrorCode.IMPLICIT_CONVERSION_NOT_ALLOWED,
                            messageName(from),
                            messageName(to));
            case NEVER ->
                    throw SqlError.of(ErrorCode.TYPE_CLASH, messageName(from), messageName(to));
        }
    }

    /**
     * @throws SqlError 529 when nothing may do it
     */
    public static void requireExplicit(SqlType from, SqlType to) {
        if (allowed(from, to) == Allowed.NEVER) {
            throw SqlError.of(
                    ErrorCode.EXPLICIT_CONVERSION_NOT_ALLOWED, messageName(from), messageName(to));
        }
    }

    /** The name that messages give a type: without sizes but for max, decimal as numeric. */
    public static String messageName(SqlType type) {
        String max = type.length() == SqlType.MAX ? "(max)" : "";
        return type.name() == TypeName.DECIMAL ? "numeric" : type.name().sqlName() + max;
    }
}
