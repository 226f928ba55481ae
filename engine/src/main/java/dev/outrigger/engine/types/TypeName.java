package dev.outrigger.engine.types;

import java.util.Locale;

/** SQL Server's data types, from the highest to the lowest of its data type precedence. */
public enum TypeName {
    DATETIMEOFFSET,
    DATETIME2,
    DATETIME,
    SMALLDATETIME,
    DATE,
    TIME,
    FLOAT,
    REAL,
    DECIMAL,
    MONEY,
    SMALLMONEY,
    BIGINT,
    INT,
    SMALLINT,
    TINYINT,
    BIT,
    UNIQUEIDENTIFIER,
    NVARCHAR,
    NCHAR,
    VARCHAR,
    CHAR,
    VARBINARY,
    BINARY;

    /** The name as messages and catalog views write it. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
