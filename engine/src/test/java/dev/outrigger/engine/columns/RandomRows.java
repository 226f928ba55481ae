package dev.outrigger.engine.columns;

import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.DictionaryColumn;
import dev.outrigger.frame.VariableColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Rows of every kind of type, many of them alike, some extreme, some NULL. */
final class RandomRows {
    static final List<SqlType> TYPES =
            List.of(
                    SqlType.BIT,
                    SqlType.TINYINT,
                    SqlType.SMALLINT,
                    SqlType.INT,
                    SqlType.BIGINT,
                    SqlType.REAL,
                    SqlType.FLOAT,
                    SqlType.decimal(9, 2),
                    SqlType.decimal(38, 4),
                    SqlType.MONEY,
                    SqlType.nvarchar(20),
                    SqlType.varbinary(8),
                    SqlType.DATE,
                    SqlType.time(7),
                    SqlType.datetime2(7),
                    SqlType.datetimeoffset(7),
                    SqlType.UNIQUEIDENTIFIER);

    private static final String[] WORDS = {"", "a", "A", "a ", "ab", "Ab  ", "é", "日本", "zz", "b"};

    private final Random random;

    RandomRows(long seed) {
        this.random = new Random(seed);
    }

    Object value(SqlType type) {
        if (random.nextInt(8) == 0) {
            return null;
        }
        boolean extreme = random.nextInt(10) == 0;
        int small = random.nextInt(7) - 3;
        return switch (type.name()) {
            case BIT -> random.nextBoolean();
            case TINYINT -> (short) (extreme ? 255 : Math.abs(small));
            case SMALLINT -> (short) (extreme ? Short.MIN_VALUE : small);
            case INT -> extreme ? Integer.MAX_VALUE : small;
            case DATE -> extreme ? -719_162 : small;
            case BIGINT -> extreme ? Long.MIN_VALUE : small;
            case REAL -> extreme ? -Float.MAX_VALUE : small / 2f;
            case FLOAT -> extreme ? Double.MIN_VALUE : small / 4d;
            case DECIMAL, MONEY, SMALLMONEY -> decimal(type, extreme, small);
            case CHAR, VARCHAR, NCHAR, NVARCHAR ->
                    SqlText.of(WORDS[random.nextInt(WORDS.length)], type.collation().orElseThrow());
            case BINARY, VARBINARY ->
                    SqlBytes.of(
                            extreme
                                    ? new byte[] {1, 0}
                                    : new byte[] {(byte) small, (byte) random.nextInt(2)});
            case TIME -> (long) Math.abs(small);
            case DATETIME, SMALLDATETIME, DATETIME2 -> extreme ? Long.MAX_VALUE / 8 : small;
            case DATETIMEOFFSET -> new OffsetTicks(small, (short) (60 * random.nextInt(3)));
            case UNIQUEIDENTIFIER -> SqlGuid.of(new UUID(small, random.nextInt(2)));
        };
    }

    private static BigDecimal decimal(SqlType type, boolean extreme, int small) {
        if (extreme && type.precision() > 19) {
            BigInteger most = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
            return new BigDecimal(small < 0 ? most.negate() : most, type.scale());
        }
        return BigDecimal.valueOf(small, type.scale());
    }

    List<Object[]> rows(int count, List<SqlType> types) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(types.stream().map(this::value).toArray());
        }
        return rows;
    }

    /** The rows in batches of random sizes, texts dictionary-encoded in some. */
    List<Batch> batches(List<Object[]> rows, List<SqlType> types) {
        List<Batch> batches = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            int to = Math.min(rows.size(), from + random.nextInt(50));
            batches.add(batch(rows.subList(from, to), types, random.nextBoolean()));
            from = to;
        }
        return batches;
    }

    private static Batch batch(List<Object[]> rows, List<SqlType> types, boolean encoded) {
        Column[] columns = new Column[types.size()];
        for (int c = 0; c < columns.length; c++) {
            SqlType type = types.get(c);
            ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(type), 8);
            for (Object[] row : rows) {
                SqlColumns.append(builder, type, row[c]);
            }
            Column built = builder.build();
            columns[c] = encoded && type.isText() ? encoded((VariableColumn) built) : built;
        }
        return new Batch(rows.size(), columns);
    }

    private static Column encoded(VariableColumn column) {
        List<String> values = new ArrayList<>(List.of("unused"));
        int[] codes = new int[column.length()];
        for (int i = 0; i < codes.length; i++) {
            if (!column.isNull(i)) {
                String value = column.getString(i);
                if (!values.contains(value)) {
                    values.add(value);
                }
                codes[i] = values.indexOf(value);
            }
        }
        ColumnBuilder builder = new ColumnBuilder(column.type(), 8);
        values.forEach(builder::appendString);
        return new DictionaryColumn(
                codes.length, column.validity(), codes, (VariableColumn) builder.build());
    }

    static BatchSource source(List<Batch> batches) {
        var left = batches.iterator();
        return new BatchSource() {
            @Override
            public Optional<Batch> next() {
                return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    /** All rows of a source, each as text. */
    static List<String> drain(BatchSource source, List<SqlType> types) {
        List<String> rows = new ArrayList<>();
        for (Optional<Batch> next = source.next(); next.isPresent(); next = source.next()) {
            Batch batch = next.get();
            for (int row = 0; row < batch.rows(); row++) {
                Object[] values = new Object[types.size()];
                for (int c = 0; c < values.length; c++) {
                    values[c] = SqlColumns.read(batch.column(c), row, types.get(c));
                }
                rows.add(Arrays.toString(values));
            }
        }
        return rows;
    }
}
