package dev.outrigger.engine.plan;

import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeName;

/** Which conversions have a result for every value. */
final class Widening {
    /** The longest text of a number, a date or a GUID. */
    private static final int LONGEST = 48;

    private Widening() {}

    static boolean takesAll(SqlType from, SqlType to) {
        if (to.isText()) {
            return from.isText()
                    || from.isBinary()
                    || to.length() == SqlType.MAX
                    || to.length() >= LONGEST;
        }
        if (to.isBinary()) {
            return true;
        }
        if (from.isText()) {
            return false;
        }
        if (from.isNumeric() && to.isNumeric()) {
            return takesAllNumbers(from, to);
        }
        return from.name() == to.name() || takesAllTimes(from.name(), to.name());
    }

    private static boolean takesAllNumbers(SqlType from, SqlType to) {
        return switch (to.name()) {
            case BIT, FLOAT -> true;
            case REAL -> from.name() != TypeName.FLOAT;
            default -> !from.isApproximate() && digits(from, to) <= digitsTaken(to);
        };
    }

    /** The most digits that a value has before its point; a rounded one may have one more. */
    private static int digits(SqlType from, SqlType to) {
        return switch (from.name()) {
            case BIT -> 1;
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INT -> 10;
            case BIGINT -> 19;
            case SMALLMONEY -> 6;
            case MONEY -> 15;
            default -> from.precision() - from.scale() + (from.scale() > to.scale() ? 1 : 0);
        };
    }

    /** So many digits fit, whichever they are; a whole type fits into itself, too. */
    private static int digitsTaken(SqlType type) {
        return switch (type.name()) {
            case TINYINT -> 2;
            case SMALLINT -> 4;
            case INT -> 9;
            case BIGINT -> 18;
            case SMALLMONEY -> 5;
            case MONEY -> 14;
            default -> type.precision() - type.scale();
        };
    }

    private static boolean takesAllTimes(TypeName from, TypeName to) {
        return switch (to) {
            case DATE, TIME -> isMoment(from);
            case DATETIME2 -> isMoment(from) || from == TypeName.DATE || from == TypeName.TIME;
            case DATETIME -> from == TypeName.SMALLDATETIME || from == TypeName.TIME;
            case DATETIMEOFFSET -> isMoment(from) || from == TypeName.DATE;
            default -> false;
        };
    }

    private static boolean isMoment(TypeName name) {
        return switch (name) {
            case SMALLDATETIME, DATETIME, DATETIME2, DATETIMEOFFSET -> true;
            default -> false;
        };
    }
}
