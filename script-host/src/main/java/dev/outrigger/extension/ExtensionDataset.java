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
    public abstract void addColumnMetadata(
            int columnId, String columnName, int columnType, int precision, int scale);

    public abstract int getColumnCount();

    public abstract String getColumnName(int columnId);

    /** One of {@link java.sql.Types}. */
    public abstract int getColumnType(int columnId);

    public abstract int getColumnPrecision(int columnId);

    public abstract int getColumnScale(int columnId);

    public abstract int getRowCount();

    /** Where a column of primitives is NULL; null where it nowhere is. */
    public abstract boolean[] getColumnNullMap(int columnId);

    public abstract void addBooleanColumn(int columnId, boolean[] rows, boolean[] nullMap);

    public abstract void addShortColumn(int columnId, short[] rows, boolean[] nullMap);

    public abstract void addIntColumn(int columnId, int[] rows, boolean[] nullMap);

    public abstract void addLongColumn(int columnId, long[] rows, boolean[] nullMap);

    public abstract void addFloatColumn(int columnId, float[] rows, boolean[] nullMap);

    public abstract void addDoubleColumn(int columnId, double[] rows, boolean[] nullMap);

    public abstract void addStringColumn(int columnId, String[] rows);

    public abstract void addBinaryColumn(int columnId, byte[][] rows);

    public abstract void addDateColumn(int columnId, Date[] rows);

    public abstract void addTimestampColumn(int columnId, Timestamp[] rows);

    public abstract void addBigDecimalColumn(int columnId, BigDecimal[] rows);

    public abstract boolean[] getBooleanColumn(int columnId);

    public abstract short[] getShortColumn(int columnId);

    public abstract int[] getIntColumn(int columnId);

    public abstract long[] getLongColumn(int columnId);

    public abstract float[] getFloatColumn(int columnId);

    public abstract double[] getDoubleColumn(int columnId);

    public abstract String[] getStringColumn(int columnId);

    public abstract byte[][] getBinaryColumn(int columnId);

    public abstract Date[] getDateColumn(int columnId);

    public abstract Timestamp[] getTimestampColumn(int columnId);

    public abstract BigDecimal[] getBigDecimalColumn(int columnId);
}
