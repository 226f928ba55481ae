package dev.outrigger.engine.store;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.Catalog.Module;
import dev.outrigger.engine.store.Catalog.ObjectName;
import dev.outrigger.engine.store.Catalog.Sequence;
import dev.outrigger.engine.store.Catalog.View;
import dev.outrigger.engine.store.CatalogState.ObjectKey;
import dev.outrigger.engine.store.Table.Check;
import dev.outrigger.engine.store.Table.ForeignKey;
import dev.outrigger.engine.store.Table.Key;
import dev.outrigger.engine.store.Table.TableColumn;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Gives an object another name or schema, whatever it is; a table's constraints go with it. */
final class ObjectRenaming {
    private final CatalogState state;
    private final ObjectKey from;
    private final ObjectName to;

    /** The catalog's rows. */
    interface Rows {
        /** Writes one object's row under its new name. */
        void rename(ObjectKey from, ObjectName to, byte[] body, UnaryOperator<CatalogState> shown);

        /** Writes a table's other definition. */
        void write(Table before, Table after);
    }

    ObjectRenaming(CatalogState state, ObjectKey from, ObjectName to) {
        this.state = state;
        this.from = from;
        this.to = to;
    }

    void rename(Rows rows) {
        Long table = state.tableIds().get(from);
        Module module = state.modules().get(from);
        View view = state.views().get(from);
        Sequence sequence = state.sequences().get(from);
        if (table != null) {
            table(state.tables().get(table), rows);
        } else if (module != null) {
            Module renamed =
                    new Module(
                            module.database(),
                            to.schema(),
                            to.name(),
                            module.text(),
                            module.runner());
            rows.rename(
                    from,
                    to,
                    DefinitionFormat.write(renamed),
                    shown -> shown.withoutModule(module).withModule(renamed));
        } else if (view != null) {
            View renamed =
                    new View(view.database(), to.schema(), to.name(), view.text(), view.columns());
            rows.rename(
                    from,
                    to,
                    DefinitionFormat.write(renamed),
                    shown -> shown.withoutView(view).withView(renamed));
        } else if (sequence != null) {
            Sequence renamed = renamed(sequence);
            rows.rename(
                    from,
                    to,
                    DefinitionFormat.write(renamed),
                    shown -> shown.withoutSequence(sequence).withSequence(renamed));
        } else {
            constraint(rows);
        }
    }

    private Sequence renamed(Sequence old) {
        return new Sequence(
                old.id(),
                old.counter(),
                old.database(),
                to.schema(),
                to.name(),
                old.type(),
                old.start(),
                old.increment(),
                old.minimum(),
                old.maximum(),
                old.cycles(),
                old.cache(),
                old.first());
    }

    private void table(Table table, Rows rows) {
        Table renamed = table.withName(to.schema(), to.name());
        rows.rename(from, to, DefinitionFormat.write(renamed), shown -> shown.withTable(renamed));
        if (!to.schema().equalsIgnoreCase(table.schema())) {
            for (String name : TableCreation.constraintNames(table)) {
                rows.rename(
                        ObjectKey.of(table.database(), table.schema(), name),
                        new ObjectName(to.schema(), name),
                        null,
                        UnaryOperator.identity());
            }
        }
    }

    private void constraint(Rows rows) {
        for (Table table : state.tables().values()) {
            Optional<Table> renamed =
                    CatalogState.lower(table.database()).equals(from.database())
                                    && CatalogState.lower(table.schema()).equals(from.schema())
                            ? withConstraint(table, from.name(), to.name())
                            : Optional.empty();
            if (renamed.isPresent()) {
                rows.rename(from, to, null, UnaryOperator.identity());
                rows.write(table, renamed.get());
                return;
            }
        }
        throw SqlError.of(ErrorCode.INVALID_OBJECT, from.name());
    }

    /** The table that has the constraint, with another name for it. */
    private static Optional<Table> withConstraint(Table table, String name, String newName) {
        if (TableCreation.constraintNames(table).stream().noneMatch(name::equalsIgnoreCase)) {
            return Optional.empty();
        }
        UnaryOperator<String> renamed = old -> old.equalsIgnoreCase(name) ? newName : old;
        return Optional.of(
                table.withColumns(
                                table.columns().stream()
                                        .map(
                                                column ->
                                                        new TableColumn(
                                                                column.name(),
                                                                column.type(),
                                                                column.nullable(),
                                                                column.identity(),
                                                                column.defaultName().map(renamed),
                                                                column.defaultValue()))
                                        .toList())
                        .withKeys(
                                table.keys().stream()
                                        .map(
                                                key ->
                                                        new Key(
                                                                renamed.apply(key.name()),
                                                                key.primary(),
                                                                key.columns()))
                                        .toList())
                        .withChecks(
                                table.checks().stream()
                                        .map(
                                                check ->
                                                        new Check(
                                                                renamed.apply(check.name()),
                                                                check.condition(),
                                                                check.enforcement()))
                                        .toList())
                        .withForeignKeys(
                                table.foreignKeys().stream()
                                        .map(
                                                key ->
                                                        new ForeignKey(
                                                                renamed.apply(key.name()),
                                                                key.columns(),
                                                                key.referencedTable(),
                                                                key.referencedColumns(),
                                                                key.onDelete(),
                                                                key.onUpdate(),
                                                                key.enforcement()))
                                        .toList()));
    }
}
