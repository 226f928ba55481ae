package dev.outrigger.engine.plan;

import dev.outrigger.engine.plan.BuiltIns.Signature;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.ObjectNumbers;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.engine.types.TypeNumbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/**
 * Functions that ask the catalog, the server or the session for a property. Those that give
 * sql_variant in SQL Server give nvarchar.
 */
final class MetadataFunctions {
    private static final SqlType VARIANT = SqlType.nvarchar(4000);
    private static final SqlType NUMBER = SqlType.decimal(38, 0);

    private final Arguments arguments;

    MetadataFunctions(Arguments arguments) {
        this.arguments = arguments;
    }

    Optional<Signature> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "SERVERPROPERTY",
                            "SESSIONPROPERTY",
                            "CONNECTIONPROPERTY",
                            "SESSION_CONTEXT" ->
                            Signature.of(1, o -> property(name, o));
                    case "DATABASEPROPERTYEX" ->
                            function(
                                    name,
                                    2,
                                    2,
                                    VARIANT,
                                    (a, run) -> databaseProperty(run.execution().catalog(), a));
                    case "OBJECT_ID" ->
                            function(
                                    name,
                                    1,
                                    2,
                                    SqlType.INT,
                                    (a, run) ->
                                            new ObjectIds(run.execution())
                                                    .find(
                                                            string(a[0]),
                                                            a.length < 2
                                                                    ? Optional.empty()
                                                                    : Optional.of(string(a[1]))));
                    case "OBJECT_NAME" ->
                            function(name, 1, 2, SqlType.SYSNAME, (a, run) -> name(a, run, false));
                    case "OBJECT_SCHEMA_NAME" ->
                            function(name, 1, 2, SqlType.SYSNAME, (a, run) -> name(a, run, true));
                    case "DB_NAME" ->
                            function(
                                    name,
                                    0,
                                    1,
                                    SqlType.SYSNAME,
                                    (a, run) ->
                                            a.length == 0
                                                    ? text(run.execution().database())
                                                    : ObjectNumbers.database(
                                                                    run.execution().catalog(),
                                                                    number(a[0]))
                                                            .map(MetadataFunctions::text)
                                                            .orElse(null));
                    case "DB_ID" ->
                            function(
                                    name,
                                    0,
                                    1,
                                    SqlType.INT,
                                    (a, run) ->
                                            ObjectNumbers.database(
                                                            run.execution().catalog(),
                                                            a.length == 0
                                                                    ? run.execution().database()
                                                                    : string(a[0]))
                                                    .orElse(null));
                    case "SCHEMA_NAME" ->
                            function(
                                    name,
                                    0,
                                    1,
                                    SqlType.SYSNAME,
                                    (a, run) ->
                                            ObjectNumbers.schema(
                                                            run.execution().catalog(),
                                                            run.execution().database(),
                                                            a.length == 0 ? 1 : number(a[0]))
                                                    .map(MetadataFunctions::text)
                                                    .orElse(null));
                    case "SCHEMA_ID" ->
                            function(
                                    name,
                                    0,
                                    1,
                                    SqlType.INT,
                                    (a, run) ->
                                            ObjectNumbers.schema(
                                                            run.execution().catalog(),
                                                            run.execution().database(),
                                                            a.length == 0 ? "dbo" : string(a[0]))
                                                    .orElse(null));
                    case "TYPE_NAME" ->
                            function(
                                    name,
                                    1,
                                    1,
                                    SqlType.SYSNAME,
                                    (a, run) ->
                                            TypeNumbers.name(number(a[0]))
                                                    .map(MetadataFunctions::text)
                                                    .orElse(null));
                    case "TYPE_ID" ->
                            function(
                                    name,
                                    1,
                                    1,
                                    SqlType.INT,
                                    (a, run) -> TypeNumbers.number(string(a[0])).orElse(null));
                    case "COL_NAME" ->
                            function(
                                    name,
                                    2,
                                    2,
                                    SqlType.SYSNAME,
                                    (a, run) ->
                                            column(run, number(a[0]), number(a[1]))
                                                    .map(found -> text(found.name()))
                                                    .orElse(null));
                    case "COL_LENGTH" ->
                            function(
                                    name,
                                    2,
                                    2,
                                    SqlType.SMALLINT,
                                    (a, run) ->
                                            new ObjectIds(run.execution())
                                                    .table(string(a[0]))
                                                    .flatMap(t -> column(t, string(a[1])))
                                                    .map(found -> TypeNumbers.bytes(found.type()))
                                                    .orElse(null));
                    case "COLUMNPROPERTY" ->
                            function(name, 3, 3, SqlType.INT, this::columnProperty);
                    case "OBJECTPROPERTY", "OBJECTPROPERTYEX" ->
                            function(name, 2, 2, SqlType.INT, this::objectProperty);
                    case "IDENT_CURRENT" ->
                            function(
                                    name,
                                    1,
                                    1,
                                    NUMBER,
                                    (a, run) ->
                                            current(run, string(a[0]))
                                                    .map(BigDecimal::valueOf)
                                                    .orElse(null));
                    case "IDENT_SEED", "IDENT_INCR" ->
                            function(
                                    name,
                                    1,
                                    1,
                                    NUMBER,
                                    (a, run) ->
                                            identity(run, string(a[0]))
                                                    .map(
                                                            found ->
                                                                    BigDecimal.valueOf(
                                                                            name.endsWith("SEED")
                                                                                    ? found.seed()
                                                                                    : found
                                                                                            .increment()))
                                                    .orElse(null));
                    case "PARSENAME" ->
                            function(
                                    name,
                                    2,
                                    2,
                                    SqlType.SYSNAME,
                                    (a, run) -> part(string(a[0]), number(a[1])));
                    default -> null;
                });
    }

    private Signature function(String name, int least, int most, SqlType type, Routine.Body body) {
        return new Signature(
                least,
                most,
                operands ->
                        Routine.call(
                                arguments.calls().rex(),
                                name,
                                DataType.of(type, true),
                                true,
                                body,
                                operands.stream().map(arguments::text).toList()));
    }

    /** What the session answers: the same name, and the property in its parentheses. */
    private RexNode property(String name, List<RexNode> operands) {
        return Routine.call(
                arguments.calls().rex(),
                name,
                DataType.of(VARIANT, true),
                true,
                (a, run) ->
                        run.execution()
                                .scope()
                                .lookup(
                                        name.toLowerCase(Locale.ROOT)
                                                + "("
                                                + string(a[0]).toLowerCase(Locale.ROOT)
                                                + ")")
                                .map(MetadataFunctions::variant)
                                .orElse(null),
                operands.stream().map(arguments::text).toList());
    }

    private static Object variant(SqlValue value) {
        return value.isNull() ? null : Conversions.convert(value.value(), value.type(), VARIANT);
    }

    private static String string(Object value) {
        return ((SqlText) value).value();
    }

    private static int number(Object value) {
        return (Integer) Conversions.convert(value, VARIANT, SqlType.INT);
    }

    private static SqlText text(String value) {
        return SqlText.of(value);
    }

    private static Object databaseProperty(Catalog catalog, Object[] a) {
        if (catalog.database(string(a[0])).isEmpty()) {
            return null;
        }
        return switch (string(a[1]).toLowerCase(Locale.ROOT)) {
            case "collation" -> text(dev.outrigger.engine.types.Collation.DEFAULT.sqlName());
            case "status" -> text("ONLINE");
            case "updateability" -> text("READ_WRITE");
            case "useraccess" -> text("MULTI_USER");
            case "recovery" -> text("SIMPLE");
            case "version" -> text("904");
            case "isansinullsenabled",
                    "isansipaddingenabled",
                    "isansiwarningsenabled",
                    "isarithmeticabortenabled",
                    "isnullconcat",
                    "isquotedidentifiersenabled" ->
                    text("1");
            case "isautoclose", "isautoshrink", "isinstandby", "isfulltextenabled" -> text("0");
            default -> null;
        };
    }

    private static Object name(Object[] a, Run run, boolean schema) {
        Optional<String> database =
                a.length < 2
                        ? Optional.of(run.execution().database())
                        : ObjectNumbers.database(run.execution().catalog(), number(a[1]));
        if (database.isEmpty()) {
            return null;
        }
        ObjectIds objects = new ObjectIds(run.execution());
        int id = number(a[0]);
        return objects.table(id, database.get())
                .map(found -> schema ? found.schema() : found.name())
                .or(
                        () ->
                                objects.name(id, database.get())
                                        .map(found -> schema ? found.schema() : found.name()))
                .map(MetadataFunctions::text)
                .orElse(null);
    }

    private static Optional<TableColumn> column(Run run, int table, int position) {
        return new ObjectIds(run.execution())
                .table(table)
                .filter(found -> position > 0 && position <= found.columns().size())
                .map(found -> found.columns().get(position - 1));
    }

    private static Optional<TableColumn> column(Table table, String name) {
        return table.position(name).map(table.columns()::get);
    }

    private Object columnProperty(Object[] a, Run run) {
        Optional<Table> table = new ObjectIds(run.execution()).table(number(a[0]));
        Optional<TableColumn> found = table.flatMap(t -> column(t, string(a[1])));
        if (found.isEmpty()) {
            return null;
        }
        TableColumn column = found.get();
        return switch (string(a[2]).toLowerCase(Locale.ROOT)) {
            case "allowsnull" -> bit(column.nullable());
            case "isidentity" -> bit(column.identity().isPresent());
            case "iscomputed", "ishidden", "isrowguidcol", "isxmlindexable" -> 0;
            case "columnid" -> table.get().position(column.name()).orElseThrow() + 1;
            case "precision" -> TypeNumbers.precision(column.type());
            case "scale" -> column.type().scale();
            case "charmaxlen" -> column.type().length() == 0 ? null : column.type().length();
            default -> null;
        };
    }

    private Object objectProperty(Object[] a, Run run) {
        int id = number(a[0]);
        ObjectIds objects = new ObjectIds(run.execution());
        Optional<Table> table = objects.table(id);
        boolean module = objects.module(id, run.execution().database()).isPresent();
        if (table.isEmpty() && !module) {
            return null;
        }
        return switch (string(a[1]).toLowerCase(Locale.ROOT)) {
            case "istable", "isusertable" -> bit(table.isPresent());
            case "isprocedure" -> bit(module);
            case "isview", "istrigger", "isscalarfunction", "isinlinefunction", "ismsshipped" -> 0;
            case "tablehasidentity" ->
                    table.map(
                                    t ->
                                            bit(
                                                    t.columns().stream()
                                                            .anyMatch(
                                                                    c -> c.identity().isPresent())))
                            .orElse(null);
            case "tablehasprimarykey" ->
                    table.map(t -> bit(t.keys().stream().anyMatch(Table.Key::primary)))
                            .orElse(null);
            case "schemaid" ->
                    objects.schema(id)
                            .flatMap(
                                    schema ->
                                            ObjectNumbers.schema(
                                                    run.execution().catalog(),
                                                    run.execution().database(),
                                                    schema))
                            .orElse(null);
            case "ownerid" -> 1;
            default -> null;
        };
    }

    private static Integer bit(boolean value) {
        return value ? 1 : 0;
    }

    /** What came last, or the first that is to come. */
    private static Optional<Long> current(Run run, String name) {
        return new ObjectIds(run.execution())
                .table(name)
                .flatMap(
                        table ->
                                run.execution()
                                        .catalog()
                                        .lastIdentity(table)
                                        .or(() -> identity(run, name).map(Table.Identity::seed)));
    }

    private static Optional<Table.Identity> identity(Run run, String table) {
        return new ObjectIds(run.execution())
                .table(table).stream()
                        .flatMap(found -> found.columns().stream())
                        .flatMap(column -> column.identity().stream())
                        .findFirst();
    }

    private static Object part(String name, int wanted) {
        List<String> parts = ObjectIds.parts(name);
        int index = parts.size() - wanted;
        return wanted < 1 || index < 0 || parts.size() > 4 || parts.get(index).isEmpty()
                ? null
                : text(parts.get(index));
    }
}
