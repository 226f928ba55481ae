package dev.outrigger.procedures.procedure;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.ConversionRules;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.Converter;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.engine.types.TypeName;
import java.util.Optional;

/** The conversions of values that pass between variables, parameters and result sets. */
public final class Values {
    private Values() {}

    /** To a variable's type: longer text and bytes are cut, as SQL Server does. */
    public static SqlValue assigned(SqlValue value, SqlType to) {
        return new SqlValue(
                to, value.isNull() ? null : Conversions.convert(value.value(), value.type(), to));
    }

    /** To a parameter's type; a value that cannot become one is 8114. */
    public static SqlValue argument(SqlValue value, SqlType to) {
        try {
            return assigned(value, to);
        } catch (SqlError e) {
            throw SqlError.of(
                            ErrorCode.ERROR_CONVERTING,
                            ConversionRules.messageName(value.type()),
                            ConversionRules.messageName(to))
                    .withState(5)
                    .causedBy(e);
        }
    }

    /** A converter that cuts nothing off but blanks and zeros: longer values are 8152. */
    public static Converter exact(SqlType from, SqlType to) {
        Converter converter = Conversions.assigner(from, to, "", "");
        return value -> {
            try {
                return converter.convert(value);
            } catch (SqlError e) {
                throw e.code() == ErrorCode.STRING_TRUNCATED
                        ? SqlError.of(ErrorCode.STRING_TRUNCATED_SOMEWHERE)
                        : e;
            }
        };
    }

    public static boolean convertsImplicitly(SqlType from, SqlType to) {
        return ConversionRules.allowed(from, to) == ConversionRules.Allowed.IMPLICITLY;
    }

    /** Whether every value of one type is a value of the other as it stands. */
    static boolean sameValues(SqlType from, SqlType to) {
        if (from.equals(to)) {
            return true;
        }
        boolean wider =
                to.length() == SqlType.MAX
                        || from.length() != SqlType.MAX && from.length() <= to.length();
        return (to.name() == TypeName.NVARCHAR && from.isText()
                        || to.name() == from.name() && isVarying(to))
                && wider;
    }

    private static boolean isVarying(SqlType type) {
        return type.name() == TypeName.VARCHAR || type.name() == TypeName.VARBINARY;
    }

    /** A value as text; empty for NULL. */
    public static Optional<String> text(SqlValue value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        Object text =
                value.type().isText()
                        ? value.value()
                        : Conversions.cast(value.value(), value.type(), SqlType.NVARCHAR_MAX);
        return Optional.of(((SqlText) text).value());
    }
}
