package dev.outrigger.extension;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A dataset that keeps the arrays that it was given. */
public class PrimitiveDataset extends ExtensionDataset {
    private static final Set<Integer> BOOLEANS = Set.of(Types.BIT, Types.BOOLEAN);
    private static final Set<Integer> SHORTS = Set.of(Types.TINYINT, Types.SMALLINT);
    private static final Set<Integer> INTS = Set.of(Types.INTEGER);
    private static final Set<Integer> LONGS = Set.of(Types.BIGINT);
    private static final Set<Integer> FLOATS = Set.of(Types.REAL);
    private static final Set<Integer> DOUBLES = Set.of(Types.FLOAT, Types.DOUBLE);
    private static final Set<Integer> TEXTS =
            Set.of(
                    Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR);
    private static final Set<Integer> BYTES =
            Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY);
    private static final Set<Integer> DATES = Set.of(Types.DATE);
    private static final Set<Integer> TIMESTAMPS = Set.of(Types.TIMESTAMP);
    private static final Set<Integer> DECIMALS = Set.of(Types.DECIMAL, Types.NUMERIC);

    private record Metadata(String name, int type, int precision, int scale) {}

    private record Values(Object array, boolean[] nulls) {}

    private final Map<Integer, Metadata> columns = new HashMap<>();
    private final Map<Integer, Values> values = new HashMap<>();

    @Override
    public void addColumnMetadata(
            int columnId, String columnName, int columnType, int precision, int scale) {
        Metadata announced = new Metadata(columnName, columnType, precision, scale);
        if (columns.putIfAbsent(columnId, announced) != null) {
            throw new IllegalArgumentException("column " + columnId + " was announced before");
        }
    }

    private Metadata column(int columnId) {
        Metadata found = columns.get(columnId);
        if (found == null) {
            throw new IllegalArgumentException(
                    "column " + columnId + " was not announced: columns are numbered from 0");
        }
        return found;
    }

    private Values values(int columnId) {
        column(columnId);
        Values found = values.get(columnId);
        if (found == null) {
            throw new IllegalStateException(
                    "column " + columnId + " (" + column(columnId).name() + ") has no values yet");
        }
        return found;
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public String getColumnName(int columnId) {
        return column(columnId).name();
    }

    @Override
    public int getColumnType(int columnId) {
        return column(columnId).type();
    }

    @Override
    public int getColumnPrecision(int columnId) {
        return column(columnId).precision();
    }

    @Override
    public int getColumnScale(int columnId) {
        return column(columnId).scale();
    }

    @Override
    public int getRowCount() {
        return columns.isEmpty() ? 0 : Array.getLength(values(0).array());
    }

    @Override
    public boolean[] getColumnNullMap(int columnId) {
        return values(columnId).nulls();
    }

    private void add(int columnId, Object array, boolean[] nulls, Set<Integer> types) {
        Metadata column = column(columnId);
        if (!types.contains(column.type())) {
            throw new IllegalArgumentException(
                    "column "
                            + columnId
                            + " ("
                            + column.name()
                            + ") was announced as "
                            + typeName(column.type())
                            + " and is given as "
                            + array.getClass().getComponentType().getSimpleName());
        }
        if (nulls != null && nulls.length != Array.getLength(array)) {
            throw new IllegalArgumentException(
                    "column "
                            + columnId
                            + " has "
                            + Array.getLength(array)
                            + " values and "
                            + nulls.length
                            + " NULL marks");
        }
        values.put(columnId, new Values(array, nulls));
    }

    private static String typeName(int type) {
        try {
            return JDBCType.valueOf(type).getName();
        } catch (IllegalArgumentException e) {
            return "type " + type;
        }
    }

    private <T> T get(int columnId, Class<T> arrayType) {
        Object array = values(columnId).array();
        if (!arrayType.isInstance(array)) {
            throw new IllegalStateException(
                    "column "
                            + columnId
                            + " ("
                            + column(columnId).name()
                            + ") is of "
                            + array.getClass().getComponentType().getSimpleName());
        }
        return arrayType.cast(array);
    }

    @Override
    public void addBooleanColumn(int columnId, boolean[] rows, boolean[] nullMap) {
        add(columnId, rows, nullMap, BOOLEANS);
    }

    @Override
    public void addShortColumn(int columnId, short[] rows, boolean[] nullMap) {
        add(columnId, rows, nullMap, SHORTS);
    }

    @Override
    public void addIntColumn(int columnId, int[] rows, boolean[] nullMap) {
        add(columnId, rows, nullMap, INTS);
    }

    @Override
    public void addLongColumn(int columnId, long[] rows, boolean[] nullMap) {
        add(columnId, rows, nullMap, LONGS);
    }

    @Override
    public void addFloatColumn(int columnId, float[] rows, boolean[] nullMap) {
        add(columnId, rows, nullMap, FLOATS);
    }

    @Override
    public void addDoubleColumn(int columnId, double[] rows, boolean[] nullMap) {
        add(columnId, rows, nullMap, DOUBLES);
    }

    @Override
    public void addStringColumn(int columnId, String[] rows) {
        add(columnId, rows, null, TEXTS);
    }

    @Override
    public void addBinaryColumn(int columnId, byte[][] rows) {
        add(columnId, rows, null, BYTES);
    }

    @Override
    public void addDateColumn(int columnId, Date[] rows) {
        add(columnId, rows, null, DATES);
    }

    @Override
    public void addTimestampColumn(int columnId, Timestamp[] rows) {
        add(columnId, rows, null, TIMESTAMPS);
    }

    @Override
    public void addBigDecimalColumn(int columnId, BigDecimal[] rows) {
        add(columnId, rows, null, DECIMALS);
    }

    @Override
    public boolean[] getBooleanColumn(int columnId) {
        return get(columnId, boolean[].class);
    }

    @Override
    public short[] getShortColumn(int columnId) {
        return get(columnId, short[].class);
    }

    @Override
    public int[] getIntColumn(int columnId) {
        return get(columnId, int[].class);
    }

    @Override
    public long[] getLongColumn(int columnId) {
        return get(columnId, long[].class);
    }

    @Override
    public float[] getFloatColumn(int columnId) {
        return get(columnId, float[].class);
    }

    @Override
    public double[] getDoubleColumn(int columnId) {
        return get(columnId, double[].class);
    }

    @Override
    public String[] getStringColumn(int columnId) {
        return get(columnId, String[].class);
    }

    @Override
    public byte[][] getBinaryColumn(int columnId) {
        return get(columnId, byte[][].class);
    }

    @Override
    public Date[] getDateColumn(int columnId) {
        return get(columnId, Date[].class);
    }

    @Override
    public Timestamp[] getTimestampColumn(int columnId) {
        return get(columnId, Timestamp[].class);
    }

    @Override
    public BigDecimal[] getBigDecimalColumn(int columnId) {
        return get(columnId, BigDecimal[].class);
    }
}
