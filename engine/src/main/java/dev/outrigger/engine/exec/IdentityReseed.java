package dev.outrigger.engine.exec;

import dev.outrigger.engine.EngineSession.IdentityCheck;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.ObjectName;
import dev.outrigger.engine.store.ReadView;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.Conversions;
import dev.outrigger.engine.types.SqlType;
import java.util.List;
import java.util.Optional;

/** DBCC CHECKIDENT. */
final class IdentityReseed {
    private final Statements statements;

    IdentityReseed(Statements statements) {
        this.statements = statements;
    }

    IdentityCheck check(ObjectName name, boolean reseed, Optional<Long> value) {
        StatementRights.requireAlter(
                name,
                statements,
                ErrorCode.DBCC_PERMISSION,
                statements.caller().user(),
                "checkident");
        Table table =
                statements
                        .names()
                        .find(name)
                        .orElseThrow(
                                () -> SqlError.of(ErrorCode.CHECKED_TABLE_MISSING, name.display()));
        int position =
                IdentityInsert.position(table)
                        .orElseThrow(() -> SqlError.of(ErrorCode.NO_IDENTITY, name.display()));
        TableColumn column = table.columns().get(position);
        Optional<Long> current = statements.catalog().lastIdentity(table);
        if (reseed && value.isPresent()) {
            Conversions.convert(value.get(), SqlType.BIGINT, column.type());
            statements.store().reseed(table, value.get());
            return new IdentityCheck(current, Optional.empty());
        }
        boolean grows = column.identity().orElseThrow().increment() > 0;
        Optional<Long> last = farthest(table, position, grows);
        if (reseed && last.isPresent()) {
            statements.store().identityGiven(table, last.get());
        }
        return new IdentityCheck(current, last);
    }

    private Optional<Long> farthest(Table table, int position, boolean grows) {
        SqlType type = table.columns().get(position).type();
        Long farthest = null;
        try (ReadView view = statements.read(List.of(table));
                ReadView.RowCursor cursor = view.scan(table, new int[] {position})) {
            while (cursor.next()) {
                long value = (Long) Conversions.convert(cursor.row()[0], type, SqlType.BIGINT);
                farthest =
                        farthest == null
                                ? value
                                : grows ? Math.max(farthest, value) : Math.min(farthest, value);
            }
        }
        return Optional.ofNullable(farthest);
    }
}
