package dev.outrigger.engine.exec;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.Table;
import java.util.List;
import java.util.Optional;

/** SET IDENTITY_INSERT, and what it means for an INSERT. */
public final class IdentityInsert {
    private final Statements statements;

    public IdentityInsert(Statements statements) {
        this.statements = statements;
    }

    /** The table whose identity column takes values from then on; 0 for none. */
    public long set(Statement.SetIdentityInsert set) {
        String written = set.table().display();
        StatementRights.requireAlter(
                set.table(), statements, ErrorCode.CANNOT_FIND_OR_NOT_ALLOWED, written);
        Table table =
                statements
                        .names()
                        .find(set.table())
                        .orElseThrow(
                                () -> SqlError.of(ErrorCode.CANNOT_FIND_OR_NOT_ALLOWED, written));
        if (position(table).isEmpty()) {
            throw SqlError.of(ErrorCode.IDENTITY_MISSING, written);
        }
        Optional<Table> now = statements.catalog().table(statements.identityInsert());
        boolean other = now.isPresent() && now.get().id() != table.id();
        if (!set.on()) {
            return other ? now.get().id() : 0;
        }
        if (other) {
            throw SqlError.of(
                    ErrorCode.IDENTITY_INSERT_ON,
                    now.get().database(),
                    now.get().schema(),
                    now.get().name(),
                    written);
        }
        return table.id();
    }

    static Optional<Integer> position(Table table) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).identity().isPresent()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Whether an INSERT with these columns, or without a list, gives the identity its values. */
    boolean given(Table table, int[] targets) {
        Optional<Integer> identity = position(table);
        if (identity.isEmpty()) {
            return false;
        }
        boolean named = false;
        for (int target : targets) {
            named |= target == identity.get();
        }
        boolean on = statements.identityInsert() == table.id();
        if (named && !on) {
            throw SqlError.of(ErrorCode.IDENTITY_INSERT, table.name());
        }
        if (on && !named) {
            throw SqlError.of(ErrorCode.IDENTITY_NOT_GIVEN, table.name());
        }
        return named;
    }

    /** An INSERT without a list of columns that brings so many values. */
    static void requireUnlisted(Table table, List<String> columns, int values, int wanted) {
        if (columns.isEmpty() && position(table).isPresent() && values == wanted + 1) {
            throw SqlError.of(ErrorCode.IDENTITY_UNLISTED, table.name());
        }
    }
}
