package dev.outrigger.engine.views;

import dev.outrigger.engine.rights.Principal;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Table.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The views of INFORMATION_SCHEMA over tables, views, procedures and sequences. */
final class InformationSchema {
    private static final int SHOWN_TEXT = 4000;

    private InformationSchema() {}

    static void addTo(Map<String, CatalogViews.Maker> makers) {
        makers.put("INFORMATION_SCHEMA.SCHEMATA", InformationSchema::schemata);
        makers.put("INFORMATION_SCHEMA.TABLES", InformationSchema::tables);
        makers.put("INFORMATION_SCHEMA.COLUMNS", InformationSchema::columns);
        makers.put("INFORMATION_SCHEMA.VIEWS", InformationSchema::views);
        makers.put("INFORMATION_SCHEMA.ROUTINES", InformationSchema::routines);
        makers.put("INFORMATION_SCHEMA.PARAMETERS", InformationSchema::parameters);
        makers.put("INFORMATION_SCHEMA.SEQUENCES", InformationSchema::sequences);
        // CREATE TYPE makes domains in SQL Server; there is none here.
        makers.put("INFORMATION_SCHEMA.DOMAINS", (database, view) -> List.of());
        ConstraintUsage.addTo(makers);
    }

    private static List<Object[]> schemata(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Catalog.Schema schema : database.catalog().schemas(database.database())) {
            rows.add(
                    view.row(
                            "CATALOG_NAME", database.database(),
                            "SCHEMA_NAME", schema.name(),
                            "SCHEMA_OWNER",
                                    database.catalog()
                                            .rights()
                                            .principal(database.database(), schema.owner())
                                            .map(Principal::name)
                                            .orElse(null)));
        }
        return rows;
    }

    private static List<Object[]> tables(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : database.tables()) {
            rows.add(
                    view.row(
                            "TABLE_CATALOG", database.database(),
                            "TABLE_SCHEMA", database.schemaName(table.schema()),
                            "TABLE_NAME", table.name(),
                            "TABLE_TYPE", "BASE TABLE"));
        }
        for (Catalog.View stored : database.views()) {
            rows.add(
                    view.row(
                            "TABLE_CATALOG", database.database(),
                            "TABLE_SCHEMA", database.schemaName(stored.schema()),
                            "TABLE_NAME", stored.name(),
                            "TABLE_TYPE", "VIEW"));
        }
        return rows;
    }

    private static List<Object[]> columns(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : database.tables()) {
            String schema = database.schemaName(table.schema());
            for (int i = 0; i < table.columns().size(); i++) {
                Object[] row = column(database, view, table.columns().get(i), i);
                view.set(
                        row,
                        "TABLE_SCHEMA",
                        schema,
                        "TABLE_NAME",
                        table.name(),
                        "COLUMN_DEFAULT",
                        table.columns().get(i).defaultValue().map(KeyRows::shown).orElse(null));
                rows.add(row);
            }
        }
        for (Catalog.View stored : database.views()) {
            String schema = database.schemaName(stored.schema());
            for (int i = 0; i < stored.columns().size(); i++) {
                Object[] row = column(database, view, stored.columns().get(i), i);
                view.set(row, "TABLE_SCHEMA", schema, "TABLE_NAME", stored.name());
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object[] column(
            Described database, ViewColumns view, TableColumn column, int position) {
        Object[] row =
                view.row(
                        "TABLE_CATALOG", database.database(),
                        "COLUMN_NAME", column.name(),
                        "ORDINAL_POSITION", position + 1,
                        "IS_NULLABLE", column.nullable() ? "YES" : "NO",
                        "DATA_TYPE", column.type().name().sqlName());
        TypeShape.of(column.type()).set(view, row);
        return row;
    }

    private static List<Object[]> views(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Catalog.View stored : database.views()) {
            // As in SQL Server, a text that is too long is not shown in part.
            String text =
                    stored.text().length() > SHOWN_TEXT
                            ? null
                            : database.definition(stored.schema(), stored.name(), stored.text());
            rows.add(
                    view.row(
                            "TABLE_CATALOG", database.database(),
                            "TABLE_SCHEMA", database.schemaName(stored.schema()),
                            "TABLE_NAME", stored.name(),
                            "VIEW_DEFINITION", text));
        }
        return rows;
    }

    private static List<Object[]> routines(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Catalog.Module module : database.modules()) {
            Catalog.ObjectFacts facts = database.facts(module.schema(), module.name());
            String schema = database.schemaName(module.schema());
            rows.add(
                    view.row(
                            "SPECIFIC_CATALOG", database.database(),
                            "SPECIFIC_SCHEMA", schema,
                            "SPECIFIC_NAME", module.name(),
                            "ROUTINE_CATALOG", database.database(),
                            "ROUTINE_SCHEMA", schema,
                            "ROUTINE_NAME", module.name(),
                            "ROUTINE_TYPE", "PROCEDURE",
                            "ROUTINE_DEFINITION",
                                    database.definition(
                                            module.schema(), module.name(), module.text()),
                            "CREATED", Described.milliseconds(facts.created()),
                            "LAST_ALTERED", Described.milliseconds(facts.modified())));
        }
        return rows;
    }

    private static List<Object[]> parameters(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Catalog.Module module : database.modules()) {
            List<Statement.Parameter> parameters = ModuleRows.parameters(module);
            for (int i = 0; i < parameters.size(); i++) {
                Statement.Parameter parameter = parameters.get(i);
                Object[] row =
                        view.row(
                                "SPECIFIC_CATALOG", database.database(),
                                "SPECIFIC_SCHEMA", database.schemaName(module.schema()),
                                "SPECIFIC_NAME", module.name(),
                                "ORDINAL_POSITION", i + 1,
                                "PARAMETER_MODE", parameter.output() ? "INOUT" : "IN",
                                "PARAMETER_NAME", parameter.name(),
                                "DATA_TYPE", parameter.type().name().sqlName());
                TypeShape.of(parameter.type()).set(view, row);
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Object[]> sequences(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Catalog.Sequence sequence : database.sequences()) {
            TypeFacts type = TypeFacts.of(sequence.type());
            rows.add(
                    view.row(
                            "SEQUENCE_CATALOG", database.database(),
                            "SEQUENCE_SCHEMA", database.schemaName(sequence.schema()),
                            "SEQUENCE_NAME", sequence.name(),
                            "DATA_TYPE", sequence.type().name().sqlName(),
                            "NUMERIC_PRECISION", type.precision(),
                            "NUMERIC_SCALE", type.scale(),
                            "START_VALUE", sequence.start(),
                            "MINIMUM_VALUE", sequence.minimum(),
                            "MAXIMUM_VALUE", sequence.maximum(),
                            "INCREMENT", sequence.increment(),
                            "CYCLE_OPTION", sequence.cycles() ? 1 : 0));
        }
        return rows;
    }
}
