package dev.outrigger.engine.access;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;

/** The schema where a user's names of one part are looked up: it is dbo. */
final class DefaultSchemas {
    private DefaultSchemas() {}

    static String require(String schema) {
        if (!schema.equalsIgnoreCase("dbo")) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "A DEFAULT_SCHEMA other than dbo",
                    ": write the schema in front of the names.");
        }
        return "dbo";
    }
}
