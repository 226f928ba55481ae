package dev.outrigger.procedures.external;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns by which the first input is cut into partitions, and ordered within each. */
record KeyColumns(List<Key> partition, List<Key> order) {
    private static final int COLUMNS_MAX = 128;

    /** A name, plain or in brackets or quotes, with the word that may follow it. */
    private static final Pattern COLUMN =
            Pattern.compile(
                    "\\s*(?:\\[((?:[^\\]]|\\]\\])+)\\]|\"((?:[^\"]|\"\")+)\"|([\\p{L}_#@][\\p{L}\\p{Nd}_#@$]*))"
                            + "(?:\\s*\\b(asc|desc)\\b)?\\s*(,|$)",
                    Pattern.CASE_INSENSITIVE);

    record Key(String name, boolean descending) {}

    KeyColumns {
        partition = List.copyOf(partition);
        order = List.copyOf(order);
    }

    static KeyColumns of(String partitionBy, String orderBy) {
        KeyColumns keys =
                new KeyColumns(
                        parse(
                                partitionBy,
                                ScriptArguments.PARTITION_BY,
                                ErrorCode.SCRIPT_PARTITION_SYNTAX),
                        parse(orderBy, ScriptArguments.ORDER_BY, ErrorCode.SCRIPT_ORDER_SYNTAX));
        keys.check();
        return keys;
    }

    boolean isEmpty() {
        return partition.isEmpty();
    }

    private static List<Key> parse(String text, String argument, ErrorCode wrong) {
        List<Key> keys = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        if (text.isBlank()) {
            return keys;
        }
        Matcher matcher = COLUMN.matcher(text);
        boolean more = true;
        while (more) {
            if (!matcher.lookingAt()
                    || matcher.group(4) != null && wrong == ErrorCode.SCRIPT_PARTITION_SYNTAX) {
                throw SqlError.of(wrong);
            }
            String name = name(matcher);
            if (!seen.add(folded(name))) {
                throw SqlError.of(ErrorCode.SCRIPT_KEY_TWICE, argument, name);
            }
            keys.add(new Key(name, "desc".equalsIgnoreCase(matcher.group(4))));
            more = !matcher.group(5).isEmpty();
            matcher.region(matcher.end(), text.length());
        }
        return keys;
    }

    private static String name(Matcher matcher) {
        if (matcher.group(1) != null) {
            return matcher.group(1).replace("]]", "]");
        }
        return matcher.group(2) != null
                ? matcher.group(2).replace("\"\"", "\"")
                : matcher.group(3);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void check() {
        if (partition.isEmpty() && !order.isEmpty()) {
            throw SqlError.of(ErrorCode.SCRIPT_ORDER_WITHOUT_PARTITION);
        }
        for (Key key : order) {
            if (partition.stream().anyMatch(other -> other.name().equalsIgnoreCase(key.name()))) {
                throw SqlError.of(ErrorCode.SCRIPT_KEY_IN_BOTH, key.name());
            }
        }
        if (partition.size() + order.size() > COLUMNS_MAX) {
            throw SqlError.of(ErrorCode.SCRIPT_KEYS_TOO_MANY, COLUMNS_MAX);
        }
    }

    /** The partition's columns by their positions. */
    List<Integer> partitionPositions(List<ResultColumn> columns) {
        return partition.stream()
                .map(key -> position(key, columns, ScriptArguments.PARTITION_BY))
                .toList();
    }

    List<Integer> orderPositions(List<ResultColumn> columns) {
        return order.stream()
                .map(key -> position(key, columns, ScriptArguments.ORDER_BY))
                .toList();
    }

    private static int position(Key key, List<ResultColumn> columns, String argument) {
        int found = -1;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(key.name())) {
                if (found >= 0) {
                    throw SqlError.of(ErrorCode.AMBIGUOUS_COLUMN, key.name());
                }
                found = i;
            }
        }
        if (found < 0) {
            throw SqlError.of(ErrorCode.SCRIPT_KEY_MISSING, key.name(), argument);
        }
        return found;
    }
}
