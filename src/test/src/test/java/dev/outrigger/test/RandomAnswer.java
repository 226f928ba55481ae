package dev.outrigger.test;

import dev.outrigger.engine.types.Ticks;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What a random query gave: rows, as numbers, doubles and texts that compare whoever gave them, or
 * an error.
 *
 * @param error its number in our answers, 1 in the reference's; 0 where there are rows
 */
record RandomAnswer(int error, String message, List<List<Object>> rows) {
    private static final double RELATIVE = 1e-9;

    static RandomAnswer ofError(int number, String message) {
        return new RandomAnswer(number, message, List.of());
    }

    static RandomAnswer ours(Collected collected, List<RandomType> types) {
        if (!collected.errors().isEmpty()) {
            var error = collected.errors().get(0);
            return ofError(error.number(), error.text());
        }
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> row : collected.last().rows()) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                values.add(row.get(i) == null ? null : ours(row.get(i), types.get(i)));
            }
            rows.add(values);
        }
        return new RandomAnswer(0, "", rows);
    }

    private static Object ours(Object value, RandomType type) {
        return switch (type.name()) {
            case INT, BIGINT, SMALLINT, TINYINT, DECIMAL, MONEY -> new BigDecimal(value.toString());
            case BIT -> (Boolean) value ? BigDecimal.ONE : BigDecimal.ZERO;
            case FLOAT, REAL -> ((Number) value).doubleValue();
            case VARCHAR, NVARCHAR -> folded(value.toString());
            case DATE -> LocalDate.ofEpochDay((Integer) value).toString();
            case DATETIME -> {
                long ticks = (Long) value;
                yield LocalDate.ofEpochDay(Math.floorDiv(ticks, Ticks.PER_DAY))
                        .atTime(time(Math.floorMod(ticks, Ticks.PER_DAY)))
                        .toString();
            }
            case TIME -> time((Long) value).toString();
            case BINARY -> value.toString().substring(2).toUpperCase(Locale.ROOT);
            case GUID -> value.toString().toUpperCase(Locale.ROOT);
        };
    }

    private static LocalTime time(long ticks) {
        return LocalTime.ofNanoOfDay(ticks * 100);
    }

    static RandomAnswer reference(ResultSet result, List<RandomType> types) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        while (result.next()) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                values.add(reference(result, i + 1, types.get(i)));
            }
            rows.add(values);
        }
        return new RandomAnswer(0, "", rows);
    }

    private static Object reference(ResultSet result, int column, RandomType type)
            throws SQLException {
        if (result.getObject(column) == null) {
            return null;
        }
        if (type.name() == RandomType.Name.BINARY) {
            return HexFormat.of().withUpperCase().formatHex(result.getBytes(column));
        }
        String text = result.getString(column);
        return switch (type.name()) {
            case INT, BIGINT, SMALLINT, TINYINT, BIT, DECIMAL, MONEY -> new BigDecimal(text);
            case FLOAT, REAL -> Double.valueOf(text);
            case VARCHAR, NVARCHAR -> folded(text);
            case DATETIME -> LocalDateTime.parse(text.replace(' ', 'T')).toString();
            case TIME -> LocalTime.parse(text).toString();
            case DATE, BINARY -> text;
            case GUID -> text.toUpperCase(Locale.ROOT);
        };
    }

    /** Equal by the collation: of such texts a grouping may give any. */
    private static String folded(String text) {
        return text.replaceAll(" +$", "").toLowerCase(Locale.ROOT);
    }

    /** The first difference, or nothing. */
    String differenceFrom(RandomAnswer other, boolean ordered) {
        if (rows.size() != other.rows.size()) {
            return "%d rows, not %d".formatted(rows.size(), other.rows.size());
        }
        List<List<Object>> left = ordered ? rows : sorted();
        List<List<Object>> right = ordered ? other.rows : other.sorted();
        for (int row = 0; row < left.size(); row++) {
            for (int i = 0; i < left.get(row).size(); i++) {
                if (!same(left.get(row).get(i), right.get(row).get(i))) {
                    return "row %d: %s, not %s".formatted(row + 1, left.get(row), right.get(row));
                }
            }
        }
        return "";
    }

    private List<List<Object>> sorted() {
        return rows.stream().sorted(Comparator.comparing(RandomAnswer::key)).toList();
    }

    private static String key(List<Object> row) {
        StringBuilder key = new StringBuilder();
        for (Object value : row) {
            if (value instanceof BigDecimal number) {
                key.append(
                        number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
            } else if (value instanceof Double number) {
                key.append("%.6e".formatted(number + 0.0));
            } else {
                key.append(value);
            }
            key.append('|');
        }
        return key.toString();
    }

    private static boolean same(Object left, Object right) {
        if (left == null || right == null) {
            return left == right;
        }
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (left instanceof Double a && right instanceof Double b) {
            return Math.abs(a - b) <= RELATIVE * Math.max(Math.abs(a), Math.abs(b));
        }
        return left.equals(right);
    }
}
