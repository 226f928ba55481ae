package dev.outrigger.engine.sql;

import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads ALTER TABLE, from the table's name on. */
final class AlterTableReader implements TsqlParserImplConstants {
    private final Cursor cursor;
    private final String batch;

    AlterTableReader(Cursor cursor, String batch) {
        this.cursor = cursor;
        this.batch = batch;
    }

    Statement read(int line) {
        ObjectName table = cursor.objectName();
        return new Statement.AlterTable(table, change(), line);
    }

    private TableChange change() {
        if (cursor.take(ADD)) {
            return add(true);
        }
        if (cursor.take(DROP)) {
            return drop();
        }
        if (cursor.at(ALTER, COLUMN)) {
            cursor.next();
            cursor.next();
            return column();
        }
        if (cursor.take(WITH)) {
            boolean checked = cursor.take(CHECK);
            if (!checked) {
                cursor.expect(NOCHECK);
            }
            if (cursor.take(ADD)) {
                return add(checked);
            }
            return enforce(checked);
        }
        if (cursor.at(CHECK) || cursor.at(NOCHECK)) {
            return enforce(false);
        }
        SourceToken word = cursor.peek();
        if (word.kind == IDENTIFIER || Words.isReserved(word.kind)) {
            throw Syntax.notSupported(
                    "ALTER TABLE ... " + word.image.toUpperCase(java.util.Locale.ROOT), "", word);
        }
        throw cursor.unexpected();
    }

    private TableChange add(boolean checked) {
        ColumnReader reader = new ColumnReader(cursor, batch);
        List<ColumnDefinition> columns = new ArrayList<>();
        List<TableConstraint> constraints = new ArrayList<>();
        do {
            // The word COLUMN stands there in other dialects alone.
            if (reader.atTableConstraint() || cursor.at(DEFAULT_)) {
                constraints.add(reader.tableConstraint());
            } else {
                columns.add(reader.column());
            }
        } while (cursor.take(COMMA));
        return new TableChange.Add(columns, constraints, reader.withValues(), checked);
    }

    private TableChange drop() {
        List<TableChange.Drop.Part> parts = new ArrayList<>();
        boolean column = false;
        do {
            if (cursor.take(COLUMN)) {
                column = true;
            } else if (cursor.take(CONSTRAINT)) {
                column = false;
            } else if (parts.isEmpty()) {
                column = false;
            }
            boolean ifExists = cursor.take(IF);
            if (ifExists) {
                cursor.expect(EXISTS);
            }
            parts.add(new TableChange.Drop.Part(column, ifExists, cursor.name()));
        } while (cursor.take(COMMA));
        return new TableChange.Drop(parts);
    }

    private TableChange column() {
        String name = cursor.name();
        if (cursor.at(ADD) || cursor.at(DROP)) {
            throw Syntax.notSupported(
                    "ALTER COLUMN ... " + cursor.peek().image.toUpperCase(java.util.Locale.ROOT),
                    "",
                    cursor.peek());
        }
        SqlType type = ColumnReader.typeWithCollation(cursor);
        Optional<Boolean> nullable = ColumnReader.nullability(cursor);
        return new TableChange.Column(name, type, nullable);
    }

    private TableChange enforce(boolean checked) {
        boolean enabled = cursor.take(CHECK);
        if (!enabled) {
            cursor.expect(NOCHECK);
        }
        cursor.expect(CONSTRAINT);
        List<String> names = new ArrayList<>();
        if (!cursor.take(ALL)) {
            do {
                names.add(cursor.name());
            } while (cursor.take(COMMA));
        }
        return new TableChange.Enforce(names, enabled, checked);
    }
}
