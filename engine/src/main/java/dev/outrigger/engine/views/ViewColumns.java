package dev.outrigger.engine.views;

import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlTypes;
import dev.outrigger.engine.types.TypeName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of a catalog view, each with what stands there unless a row says otherwise. */
final class ViewColumns {
    private static final String RESOURCE = "columns.txt";

    private static final String OBJECT =
            "name sysname!, object_id int!, principal_id int, schema_id int!, parent_object_id"
                    + " int!=0, type char(2)!, type_desc nvarchar(60), create_date datetime!,"
                    + " modify_date datetime!, is_ms_shipped bit!=0, is_published bit!=0,"
                    + " is_schema_published bit!=0";

    private final String schema;
    private final String name;
    private final List<TableColumn> columns = new ArrayList<>();
    private final List<Object> defaults = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();

    private ViewColumns(String fullName) {
        int dot = fullName.indexOf('.');
        schema = fullName.substring(0, dot);
        name = fullName.substring(dot + 1);
    }

    /** All views that the resource describes, by {@code schema.name}, in its order. */
    static List<ViewColumns> all() {
        List<ViewColumns> views = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                ViewColumns.class.getResourceAsStream(RESOURCE),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (line.startsWith(" ")) {
                    views.get(views.size() - 1).read(line);
                } else {
                    views.add(new ViewColumns(line.strip()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return views;
    }

    /** A view whose columns are described elsewhere. */
    static ViewColumns of(String fullName, String described) {
        ViewColumns view = new ViewColumns(fullName);
        described.lines().forEach(view::read);
        return view;
    }

    private void read(String line) {
        for (String part : line.replace("@object", OBJECT).split(",")) {
            // A comma stands in no default.
            column(part.strip());
        }
    }

    private void column(String described) {
        int equals = described.indexOf('=');
        String declared = equals < 0 ? described : described.substring(0, equals);
        boolean nullable = !declared.endsWith("!");
        String[] words =
                (nullable ? declared : declared.substring(0, declared.length() - 1)).split(" ");
        SqlType type = type(words[1]);
        positions.put(words[0], columns.size());
        columns.add(TableColumn.of(words[0], type, nullable));
        defaults.add(equals < 0 ? null : parsed(type, described.substring(equals + 1)));
    }

    private static SqlType type(String written) {
        int open = written.indexOf('(');
        if (open < 0) {
            return SqlTypes.named(written, List.of(), SqlTypes.DECLARED_LENGTH);
        }
        String size = written.substring(open + 1, written.length() - 1);
        return SqlTypes.named(
                written.substring(0, open),
                List.of(size.equals("max") ? SqlType.MAX : Integer.parseInt(size)),
                SqlTypes.DECLARED_LENGTH);
    }

    private static Object parsed(SqlType type, String text) {
        if (type.isText()) {
            return SqlText.of(text);
        }
        if (type.isBinary()) {
            return SqlBytes.of(java.util.HexFormat.of().parseHex(text.substring(2)));
        }
        return type.name() == TypeName.BIT
                ? (Object) text.equals("1")
                : value(type, Long.valueOf(text));
    }

    String schema() {
        return schema;
    }

    String name() {
        return name;
    }

    List<TableColumn> columns() {
        return columns;
    }

    /** A row from names and values in turn. */
    Object[] row(Object... named) {
        Object[] row = defaults.toArray();
        set(row, named);
        return row;
    }

    void set(Object[] row, Object... named) {
        for (int i = 0; i < named.length; i += 2) {
            Integer position = positions.get((String) named[i]);
            if (position == null) {
                throw new IllegalArgumentException(schema + "." + name + " has no " + named[i]);
            }
            row[position] = value(columns.get(position).type(), named[i + 1]);
        }
    }

    private static Object value(SqlType type, Object given) {
        if (given instanceof String text) {
            String whole =
                    type.length() != SqlType.MAX && text.length() > type.length()
                            ? text.substring(0, type.length())
                            : text;
            boolean padded = type.name() == TypeName.CHAR || type.name() == TypeName.NCHAR;
            return SqlText.of(
                    padded ? whole + " ".repeat(type.length() - whole.length()) : whole,
                    type.collation().orElse(Collation.DEFAULT));
        }
        if (given instanceof Number number) {
            return switch (type.name()) {
                case TINYINT, SMALLINT -> (Object) number.shortValue();
                case REAL -> (Object) number.floatValue();
                case FLOAT -> (Object) number.doubleValue();
                case INT -> (Object) Math.toIntExact(number.longValue());
                default -> (Object) number.longValue();
            };
        }
        return given;
    }
}
