package dev.outrigger.engine.plan;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.columns.Batch;
import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlColumns;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.Ticks;
import dev.outrigger.engine.types.TypeName;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.ColumnType;
import dev.outrigger.frame.DictionaryColumn;
import dev.outrigger.frame.VariableColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.calcite.rel.type.RelDataType;

/** Batches of two columns of each type, called i1, i2 and so on, with NULLs and extreme values. */
final class RandomBatches {
    private static final Map<String, SqlType> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("k", SqlType.BIT);
        TYPES.put("t", SqlType.TINYINT);
        TYPES.put("s", SqlType.SMALLINT);
        TYPES.put("i", SqlType.INT);
        TYPES.put("b", SqlType.BIGINT);
        TYPES.put("r", SqlType.REAL);
        TYPES.put("f", SqlType.FLOAT);
        TYPES.put("d", SqlType.decimal(7, 2));
        TYPES.put("e", SqlType.decimal(18, 6));
        TYPES.put("w", SqlType.decimal(38, 4));
        TYPES.put("m", SqlType.MONEY);
        TYPES.put("l", SqlType.SMALLMONEY);
        TYPES.put("v", SqlType.varchar(10));
        TYPES.put("n", SqlType.nvarchar(10));
        TYPES.put("x", SqlType.varbinary(6));
        TYPES.put("da", SqlType.DATE);
        TYPES.put("ti", SqlType.time(7));
        TYPES.put("dt", SqlType.DATETIME);
        TYPES.put("ds", SqlType.SMALLDATETIME);
        TYPES.put("dq", SqlType.datetime2(5));
        TYPES.put("o", SqlType.datetimeoffset(3));
        TYPES.put("u", SqlType.UNIQUEIDENTIFIER);
    }

    private static final String[] WORDS = {
        "a", "AB", "ab", "", " ", "b ", "12", "-7", "1e2", "3.5", "zebra", "Ünder", "a%", "x_y"
    };

    private final Random random;

    RandomBatches(Random random) {
        this.random = random;
    }

    static List<String> all() {
        return List.copyOf(TYPES.keySet());
    }

    static List<String> numbers() {
        return TYPES.entrySet().stream()
                .filter(e -> e.getValue().isNumeric() && e.getValue().name() != TypeName.BIT)
                .map(Map.Entry::getKey)
                .toList();
    }

    static SqlType[] types() {
        return TYPES.values().stream()
                .flatMap(type -> java.util.stream.Stream.of(type, type))
                .toArray(SqlType[]::new);
    }

    static List<ResultColumn> columns() {
        List<ResultColumn> columns = new ArrayList<>();
        TYPES.forEach(
                (name, type) -> {
                    columns.add(new ResultColumn(name + 1, type, true));
                    columns.add(new ResultColumn(name + 2, type, true));
                });
        return columns;
    }

    static RelDataType rowType() {
        DataTypes factory = new DataTypes();
        RelDataType[] types = new RelDataType[columns().size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = DataType.of(types()[i], true);
        }
        return factory.createStructType(
                List.of(types), columns().stream().map(ResultColumn::name).toList());
    }

    Batch next(int rows) {
        // Extreme values end in errors mostly, so that some batches have none.
        boolean calm = random.nextBoolean();
        SqlType[] types = types();
        Column[] columns = new Column[types.length];
        for (int i = 0; i < types.length; i++) {
            columns[i] = column(types[i], rows, calm);
        }
        return new Batch(rows, columns);
    }

    private Column column(SqlType type, int rows, boolean calm) {
        int nulls = random.nextInt(4);
        if (type.isText() && random.nextBoolean()) {
            return dictionary(rows);
        }
        ColumnBuilder builder = new ColumnBuilder(SqlColumns.columnType(type), rows);
        for (int i = 0; i < rows; i++) {
            SqlColumns.append(
                    builder,
                    type,
                    nulls > 0 && random.nextInt(4) < nulls ? null : value(type, calm));
        }
        return builder.build();
    }

    private DictionaryColumn dictionary(int rows) {
        ColumnBuilder words = new ColumnBuilder(ColumnType.TEXT, 4);
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            words.appendString(WORDS[random.nextInt(WORDS.length)]);
        }
        int[] codes = random.ints(rows, 0, size).toArray();
        byte[] validity = null;
        if (random.nextBoolean()) {
            validity = new byte[(rows + 7) / 8];
            random.nextBytes(validity);
        }
        return new DictionaryColumn(rows, validity, codes, (VariableColumn) words.build());
    }

    private long whole(boolean calm, long min, long max) {
        return switch (random.nextInt(calm ? 3 : 6)) {
            case 0 -> random.nextInt(5);
            case 1, 2 -> min < 0 ? random.nextInt(101) - 50 : random.nextInt(51);
            case 3 -> min;
            case 4 -> max;
            default -> min + Math.floorMod(random.nextLong(), max / 2);
        };
    }

    private Object value(SqlType type, boolean calm) {
        return switch (type.name()) {
            case BIT -> random.nextBoolean();
            case TINYINT -> (short) whole(calm, 0, 255);
            case SMALLINT -> (short) whole(calm, Short.MIN_VALUE, Short.MAX_VALUE);
            case INT -> (int) whole(calm, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> whole(calm, Long.MIN_VALUE, Long.MAX_VALUE);
            case REAL -> (float) floating(calm, Float.MAX_VALUE);
            case FLOAT -> floating(calm, Double.MAX_VALUE);
            case DECIMAL -> decimal(type, calm);
            case MONEY -> BigDecimal.valueOf(whole(calm, Long.MIN_VALUE, Long.MAX_VALUE), 4);
            case SMALLMONEY ->
                    BigDecimal.valueOf(whole(calm, Integer.MIN_VALUE, Integer.MAX_VALUE), 4);
            case CHAR, VARCHAR, NCHAR, NVARCHAR ->
                    SqlText.of(
                            WORDS[random.nextInt(WORDS.length)], type.collation().orElseThrow());
            case BINARY, VARBINARY -> SqlBytes.of(new byte[] {(byte) random.nextInt(3)});
            case DATE -> (int) (ticks(calm, type) / Ticks.PER_DAY);
            case TIME -> Math.floorMod(random.nextLong(), Ticks.PER_DAY);
            case DATETIME, SMALLDATETIME, DATETIME2 -> ticks(calm, type);
            case DATETIMEOFFSET -> new OffsetTicks(ticks(true, type), (short) 60);
            case UNIQUEIDENTIFIER -> SqlGuid.of(new UUID(random.nextInt(2), 5));
        };
    }

    private double floating(boolean calm, double max) {
        return switch (random.nextInt(calm ? 3 : 6)) {
            case 0 -> random.nextInt(3);
            case 1 -> random.nextInt(101) - 50;
            case 2 -> random.nextInt(10_000) / 8.0;
            case 3 -> max;
            case 4 -> -max;
            default -> random.nextGaussian() * 1e12;
        };
    }

    private BigDecimal decimal(SqlType type, boolean calm) {
        if (calm || random.nextInt(3) == 0) {
            return BigDecimal.valueOf(random.nextInt(100_000) - 50_000, type.scale());
        }
        BigInteger max = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
        BigInteger digits =
                switch (random.nextInt(3)) {
                    case 0 -> max;
                    case 1 -> new BigInteger(max.bitLength() - 1, random);
                    default -> BigInteger.valueOf(random.nextInt(3));
                };
        return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), type.scale());
    }

    private long ticks(boolean calm, SqlType type) {
        long day =
                calm
                        ? random.nextInt(20_000)
                        : switch (random.nextInt(3)) {
                            case 0 -> type.name() == TypeName.SMALLDATETIME ? 40_000 : Ticks.DATE_MAX;
                            case 1 -> type.name() == TypeName.SMALLDATETIME ? -25_567 : -79_000;
                            default -> random.nextInt(40_000);
                        };
        long clock = type.name() == TypeName.DATE ? 0 : random.nextInt(1440) * Ticks.PER_MINUTE;
        return day * Ticks.PER_DAY + clock;
    }
}
