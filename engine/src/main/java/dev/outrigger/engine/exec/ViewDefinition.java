package dev.outrigger.engine.exec;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.plan.QueryPlan;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.Table.TableColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlOrderBy;

/** CREATE VIEW and ALTER VIEW. */
final class ViewDefinition {
    private final Statements statements;

    ViewDefinition(Statements statements) {
        this.statements = statements;
    }

    void define(Statement.CreateView create) {
        if (create.name().database().isPresent()) {
            throw SqlError.of(ErrorCode.DATABASE_IN_MODULE_NAME);
        }
        Catalog catalog = statements.catalog();
        String database = statements.database();
        String schema = TableNames.schema(create.name());
        String name = create.name().name();
        if (!catalog.schemaExists(database, schema)) {
            throw SqlError.of(ErrorCode.SCHEMA_MISSING, schema);
        }
        Optional<Catalog.View> known = catalog.view(database, schema, name);
        if (known.isPresent() && create.creation() == Statement.Creation.CREATE) {
            throw SqlError.of(ErrorCode.OBJECT_EXISTS, name).withState(3);
        }
        if (known.isEmpty() && create.creation() == Statement.Creation.ALTER) {
            throw SqlError.of(ErrorCode.INVALID_OBJECT, create.name().display());
        }
        if (create.query() instanceof SqlOrderBy ordered
                && ordered.offset == null
                && ordered.fetch == null) {
            throw SqlError.of(ErrorCode.ORDER_BY_IN_SUBQUERY)
                    .at(create.query().getParserPosition().getLineNum());
        }
        QueryPlan plan =
                statements
                        .planner()
                        .query(
                                create.query(),
                                statements.planningWithoutVariables(statements.reading()));
        if (plan.tables().stream().anyMatch(table -> table.name().startsWith("#"))) {
            throw SqlError.of(ErrorCode.VIEW_TEMPORARY);
        }
        List<ResultColumn> columns = plan.columns();
        catalog.putView(
                new Catalog.View(
                        database,
                        schema,
                        known.map(Catalog.View::name).orElse(name),
                        create.text(),
                        named(create, columns)));
    }

    private static List<TableColumn> named(
            Statement.CreateView create, List<ResultColumn> columns) {
        String view = create.name().name();
        List<String> names = create.columns();
        if (!names.isEmpty() && names.size() != columns.size()) {
            throw SqlError.of(
                    names.size() > columns.size()
                            ? ErrorCode.VIEW_COLUMN_COUNT_MORE
                            : ErrorCode.VIEW_COLUMN_COUNT_FEWER,
                    view);
        }
        List<TableColumn> named = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            ResultColumn column = columns.get(i);
            String name = names.isEmpty() ? column.name() : names.get(i);
            if (name.isEmpty()) {
                throw SqlError.of(ErrorCode.VIEW_COLUMN_UNNAMED, i + 1);
            }
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw SqlError.of(ErrorCode.VIEW_COLUMN_TWICE, name, view);
            }
            named.add(TableColumn.of(name, column.type(), column.nullable()));
        }
        return named;
    }
}
