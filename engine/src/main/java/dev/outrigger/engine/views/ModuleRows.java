package dev.outrigger.engine.views;

import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The texts of procedures and views, and what procedures take. */
final class ModuleRows {
    private ModuleRows() {}

    static void addTo(Map<String, CatalogViews.Maker> makers) {
        makers.put("sys.sql_modules", ModuleRows::modules);
        makers.put("sys.all_sql_modules", ModuleRows::modules);
        makers.put("sys.parameters", ModuleRows::parameters);
        makers.put("sys.all_parameters", ModuleRows::parameters);
        makers.put("sys.triggers", (database, view) -> List.of());
    }

    private static List<Object[]> modules(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Catalog.Module module : database.modules()) {
            rows.add(
                    view.row(
                            "object_id", database.id(module.schema(), module.name()),
                            "definition",
                                    database.definition(
                                            module.schema(), module.name(), module.text())));
        }
        for (Catalog.View stored : database.views()) {
            rows.add(
                    view.row(
                            "object_id", database.id(stored.schema(), stored.name()),
                            "definition",
                                    database.definition(
                                            stored.schema(), stored.name(), stored.text())));
        }
        return rows;
    }

    static List<Statement.Parameter> parameters(Catalog.Module module) {
        Statement parsed = TsqlParser.parse(module.text()).get(0);
        return parsed instanceof Statement.CreateProcedure procedure
                ? procedure.parameters()
                : List.of();
    }

    private static List<Object[]> parameters(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Catalog.Module module : database.modules()) {
            List<Statement.Parameter> parameters = parameters(module);
            for (int i = 0; i < parameters.size(); i++) {
                TypeFacts type = TypeFacts.of(parameters.get(i).type());
                rows.add(
                        view.row(
                                "object_id", database.id(module.schema(), module.name()),
                                "name", parameters.get(i).name(),
                                "parameter_id", i + 1,
                                "system_type_id", type.id(),
                                "user_type_id", type.id(),
                                "max_length", type.maxLength(),
                                "precision", type.precision(),
                                "scale", type.scale(),
                                "is_output", parameters.get(i).output()));
            }
        }
        return rows;
    }
}
