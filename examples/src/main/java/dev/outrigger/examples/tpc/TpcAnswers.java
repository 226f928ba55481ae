package dev.outrigger.examples.tpc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares an answer with the reference's. Whole numbers and decimals are equal exactly. The
 * reference averages and divides decimals as doubles: there a decimal of ours may differ by one in
 * its last digit, and a float by a billionth of itself.
 */
public final class TpcAnswers {
    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-11;

    private TpcAnswers() {}

    /** Says where two answers to a query differ, if they do. */
    public static Optional<String> difference(
            String query, boolean ordered, List<List<Object>> ours, List<List<Object>> expected) {
        if (ours.size() != expected.size()) {
            return Optional.of(
                    String.format(
                            Locale.ROOT,
                            "%s has %d rows, the reference %d",
                            query,
                            ours.size(),
                            expected.size()));
        }
        List<List<Object>> left = ordered ? ours : sorted(ours);
        List<List<Object>> right = ordered ? expected : sorted(expected);
        for (int row = 0; row < left.size(); row++) {
            if (left.get(row).size() != right.get(row).size()) {
                return Optional.of(
                        String.format(
                                Locale.ROOT,
                                "%s has %d columns, the reference %d",
                                query,
                                left.get(row).size(),
                                right.get(row).size()));
            }
            for (int column = 0; column < left.get(row).size(); column++) {
                Object our = left.get(row).get(column);
                Object their = right.get(row).get(column);
                if (!same(our, their)) {
                    return Optional.of(
                            String.format(
                                    Locale.ROOT,
                                    "%s, row %d, column %d: %s, the reference has %s%nour row   %s%ntheir row %s",
                                    query,
                                    row + 1,
                                    column + 1,
                                    our,
                                    their,
                                    left.get(row),
                                    right.get(row)));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean same(Object our, Object their) {
        if (our == null || their == null) {
            return our == their;
        }
        if (our instanceof Number left && their instanceof Number right) {
            if (our instanceof Double || our instanceof Float) {
                return near(left.doubleValue(), right.doubleValue(), ABSOLUTE);
            }
            if (their instanceof Double || their instanceof Float) {
                int scale = our instanceof BigDecimal decimal ? decimal.scale() : 0;
                return scale > 0
                        ? near(left.doubleValue(), right.doubleValue(), Math.pow(10, -scale))
                        : left.doubleValue() == right.doubleValue();
            }
            return decimal(left).compareTo(decimal(right)) == 0;
        }
        return text(our).equals(text(their));
    }

    private static boolean near(double left, double right, double absolute) {
        double distance = Math.abs(left - right);
        return distance <= absolute * (1 + RELATIVE)
                || distance <= RELATIVE * Math.max(Math.abs(left), Math.abs(right));
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        return number instanceof BigInteger whole
                ? new BigDecimal(whole)
                : BigDecimal.valueOf(number.longValue());
    }

    private static String text(Object value) {
        return value.toString().stripTrailing();
    }

    /** Answers without an order meet in the order of their exact columns. */
    private static List<List<Object>> sorted(List<List<Object>> rows) {
        List<List<Object>> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(TpcAnswers::exact));
        return sorted;
    }

    private static String exact(List<Object> row) {
        StringBuilder key = new StringBuilder();
        for (Object value : row) {
            if (value instanceof BigDecimal decimal) {
                key.append(
                        decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString());
            } else if (!(value instanceof Double) && value != null) {
                key.append(text(value));
            }
            key.append('|');
        }
        return key.toString();
    }
}
