package dev.outrigger.engine.views;

import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.SqlType;

/** What INFORMATION_SCHEMA says of a data type. */
record TypeShape(
        Integer characters,
        Integer octets,
        Integer precision,
        Integer radix,
        Integer scale,
        Integer fraction,
        String characterSet,
        String collation) {
    static TypeShape of(SqlType type) {
        TypeFacts facts = TypeFacts.of(type);
        if (type.isText() || type.isBinary()) {
            return new TypeShape(
                    type.length(),
                    facts.maxLength(),
                    null,
                    null,
                    null,
                    null,
                    type.isBinary() ? null : type.isUnicode() ? "UNICODE" : "iso_1",
                    type.collation().map(Collation::sqlName).orElse(null));
        }
        return switch (type.name()) {
            case BIGINT, INT, SMALLINT, TINYINT, DECIMAL, MONEY, SMALLMONEY ->
                    number(facts.precision(), 10, facts.scale());
            case FLOAT, REAL -> number(facts.precision(), 2, null);
            case DATE, SMALLDATETIME -> moment(0);
            case DATETIME, TIME, DATETIME2, DATETIMEOFFSET -> moment(type.scale());
            default -> new TypeShape(null, null, null, null, null, null, null, null);
        };
    }

    private static TypeShape number(int precision, int radix, Integer scale) {
        return new TypeShape(null, null, precision, radix, scale, null, null, null);
    }

    private static TypeShape moment(int fraction) {
        return new TypeShape(null, null, null, null, null, fraction, null, null);
    }

    void set(ViewColumns view, Object[] row) {
        view.set(
                row,
                "CHARACTER_MAXIMUM_LENGTH",
                characters,
                "CHARACTER_OCTET_LENGTH",
                octets,
                "NUMERIC_PRECISION",
                precision,
                "NUMERIC_PRECISION_RADIX",
                radix,
                "NUMERIC_SCALE",
                scale,
                "DATETIME_PRECISION",
                fraction,
                "CHARACTER_SET_NAME",
                characterSet,
                "COLLATION_NAME",
                collation);
    }
}
