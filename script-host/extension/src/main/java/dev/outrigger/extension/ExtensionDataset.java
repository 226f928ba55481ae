package dev.outrigger.extension;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;

/**
 * Columns of rows. A column is announced by its number from 0, its name and its type of {@link
 * java.sql.Types}, then given as an array. Arrays of primitives have a second one that is true
 * where the value is NULL, or null where there is no NULL; in other arrays NULL is null.
 */
public abstract class ExtensionDataset {
    /**
     * Announces a column.
     *
     * @param columnType one of {@link java.sql.Types}
     * @param precision digits of a decimal; 0 for as many as its values need
     * @param scale those of them that follow the point
     * @throws IllegalArgumentException if the column was announced before
     */
    public abstract void addColumnMetadata(
            int columnId, String columnName, int columnType, int precision, int scale);

    /** How many columns were announced. */
    public abstract int getColumnCount();

    /** As it was announced; columns of a query without a name have an empty one. */
    public abstract String getColumnName(int columnId);

    /** One of {@link java.sql.Types}. */
    public abstract int getColumnType(int columnId);

    /** The digits of a decimal. */
    public abstract int getColumnPrecision(int columnId);

    /** Those of a decimal's digits that follow the point. */
    public abstract int getColumnScale(int columnId);

    /** How many rows the columns have. */
    public abstract int getRowCount();

    /**
     * Where a column of primitives is NULL, also where it nowhere is. For other columns, and where
     * a program has announced none, it may be null.
     */
    public abstract boolean[] getColumnNullMap(int columnId);

    /** Gives the values of a BIT or BOOLEAN. */
    public abstract void addBooleanColumn(int columnId, boolean[] rows, boolean[] nullMap);

    /** Gives the values of a TINYINT (0 to 255) or SMALLINT. */
    public abstract void addShortColumn(int columnId, short[] rows, boolean[] nullMap);

    /** Gives the values of an INTEGER. */
    public abstract void addIntColumn(int columnId, int[] rows, boolean[] nullMap);

    /** Gives the values of a BIGINT. */
    public abstract void addLongColumn(int columnId, long[] rows, boolean[] nullMap);

    /** Gives the values of a REAL. */
    public abstract void addFloatColumn(int columnId, float[] rows, boolean[] nullMap);

    /** Gives the values of a DOUBLE or FLOAT. */
    public abstract void addDoubleColumn(int columnId, double[] rows, boolean[] nullMap);

    /** Gives the values of a CHAR, VARCHAR, NCHAR, NVARCHAR or their long kinds. */
    public abstract void addStringColumn(int columnId, String[] rows);

    /** Gives the values of a BINARY, VARBINARY or LONGVARBINARY. */
    public abstract void addBinaryColumn(int columnId, byte[][] rows);

    /** Gives the values of a DATE. */
    public abstract void addDateColumn(int columnId, Date[] rows);

    /** Gives the values of a TIMESTAMP, which is datetime2 in SQL. */
    public abstract void addTimestampColumn(int columnId, Timestamp[] rows);

    /** Gives the values of a DECIMAL or NUMERIC. */
    public abstract void addBigDecimalColumn(int columnId, BigDecimal[] rows);

    /** The values of a bit. */
    public abstract boolean[] getBooleanColumn(int columnId);

    /** The values of a tinyint or smallint. */
    public abstract short[] getShortColumn(int columnId);

    /** The values of an int. */
    public abstract int[] getIntColumn(int columnId);

    /** The values of a bigint. */
    public abstract long[] getLongColumn(int columnId);

    /** The values of a real. */
    public abstract float[] getFloatColumn(int columnId);

    /** The values of a float. */
    public abstract double[] getDoubleColumn(int columnId);

    /** The values of a text, a uniqueidentifier, a time or a datetimeoffset. */
    public abstract String[] getStringColumn(int columnId);

    /** The values of a binary or varbinary. */
    public abstract byte[][] getBinaryColumn(int columnId);

    /** The values of a date. */
    public abstract Date[] getDateColumn(int columnId);

    /** The values of a datetime, smalldatetime or datetime2. */
    public abstract Timestamp[] getTimestampColumn(int columnId);

    /** The values of a decimal, numeric or money. */
    public abstract BigDecimal[] getBigDecimalColumn(int columnId);
}
