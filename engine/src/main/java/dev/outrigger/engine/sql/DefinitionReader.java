package dev.outrigger.engine.sql;

import dev.outrigger.engine.errors.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads CREATE, ALTER and DROP. */
final class DefinitionReader implements TsqlParserImplConstants {
    private final Cursor cursor;
    private final String batch;
    private final StatementReader statements;

    /** statements: what reads a procedure's body. */
    DefinitionReader(Cursor cursor, String batch, StatementReader statements) {
        this.cursor = cursor;
        this.batch = batch;
        this.statements = statements;
    }

    Statement create(boolean first) {
        SourceToken create = cursor.expect(CREATE);
        int line = create.beginLine;
        if (cursor.take(OR)) {
            cursor.expect(ALTER);
            if (cursor.at(VIEW)) {
                return new ObjectReader(cursor, batch)
                        .view(Statement.Creation.CREATE_OR_ALTER, line, first);
            }
            if (cursor.at(FUNCTION)) {
                return function(Statement.Creation.CREATE_OR_ALTER, line, first);
            }
            if (!cursor.at(PROC) && !cursor.at(PROCEDURE)) {
                throw definitionNotSupported("CREATE OR ALTER");
            }
            return procedure(Statement.Creation.CREATE_OR_ALTER, line, first);
        }
        if (cursor.at(PROC) || cursor.at(PROCEDURE)) {
            return procedure(Statement.Creation.CREATE, line, first);
        }
        if (cursor.take(TABLE)) {
            return new ColumnReader(cursor, batch).createTable(line);
        }
        if (cursor.take(DATABASE)) {
            String name = cursor.name();
            if (cursor.at(ON)
                    || cursor.at(COLLATE)
                    || cursor.at(FOR)
                    || cursor.atWord("CONTAINMENT")
                    || cursor.at(WITH, IDENTIFIER)) {
                throw Syntax.notSupported("An option of CREATE DATABASE", "", cursor.peek());
            }
            return new Statement.CreateDatabase(name, line);
        }
        ObjectReader objects = new ObjectReader(cursor, batch);
        if (objects.atIndex()) {
            return objects.createIndex(line);
        }
        if (cursor.take(SCHEMA)) {
            return objects.createSchema(line);
        }
        if (cursor.at(VIEW)) {
            return objects.view(Statement.Creation.CREATE, line, first);
        }
        if (cursor.takeWord("SEQUENCE")) {
            return objects.sequence(true, line);
        }
        ExternalReader external = new ExternalReader(cursor);
        if (external.atDefinition()) {
            return external.create(line);
        }
        if (cursor.at(FUNCTION)) {
            return function(Statement.Creation.CREATE, line, first);
        }
        GovernorReader governor = new GovernorReader(cursor);
        if (governor.atDefinition()) {
            return governor.read(GovernorStatement.Verb.CREATE, line);
        }
        RightsReader rights = new RightsReader(cursor);
        Optional<RightsStatement.Sort> principal = rights.sort();
        if (principal.isPresent()) {
            return rights.create(principal.get(), line);
        }
        throw definitionNotSupported("CREATE");
    }

    private SqlError definitionNotSupported(String verb) {
        if (!cursor.at(IDENTIFIER) && !Words.isReserved(cursor.peek().kind)) {
            return cursor.unexpected();
        }
        return Syntax.notSupported(
                verb + " " + cursor.peek().image.toUpperCase(Locale.ROOT), "", cursor.peek());
    }

    Statement alter(boolean first) {
        int line = cursor.expect(ALTER).beginLine;
        if (cursor.at(PROC) || cursor.at(PROCEDURE)) {
            return procedure(Statement.Creation.ALTER, line, first);
        }
        ExternalReader external = new ExternalReader(cursor);
        if (external.atDefinition()) {
            return external.alter(line);
        }
        if (cursor.at(FUNCTION)) {
            return function(Statement.Creation.ALTER, line, first);
        }
        GovernorReader governor = new GovernorReader(cursor);
        if (governor.atDefinition()) {
            return governor.read(GovernorStatement.Verb.ALTER, line);
        }
        if (cursor.take(TABLE)) {
            return new AlterTableReader(cursor, batch).read(line);
        }
        ObjectReader objects = new ObjectReader(cursor, batch);
        if (cursor.take(SCHEMA)) {
            return objects.transfer(line);
        }
        if (cursor.at(VIEW)) {
            return objects.view(Statement.Creation.ALTER, line, first);
        }
        if (cursor.takeWord("SEQUENCE")) {
            return objects.sequence(false, line);
        }
        RightsReader rights = new RightsReader(cursor);
        if (cursor.take(AUTHORIZATION)) {
            return rights.authorization(line);
        }
        Optional<RightsStatement.Sort> principal = rights.sort();
        if (principal.isPresent()) {
            return rights.alter(principal.get(), line);
        }
        throw definitionNotSupported("ALTER");
    }

    Statement drop() {
        int line = cursor.expect(DROP).beginLine;
        RightsReader rights = new RightsReader(cursor);
        Optional<RightsStatement.Sort> principal = rights.sort();
        if (principal.isPresent()) {
            return rights.drop(principal.get(), line);
        }
        ExternalReader external = new ExternalReader(cursor);
        if (external.atDefinition()) {
            return external.drop(line);
        }
        GovernorReader governor = new GovernorReader(cursor);
        if (governor.atDefinition()) {
            return governor.read(GovernorStatement.Verb.DROP, line);
        }
        SourceToken what = cursor.peek();
        boolean sequence = what.isWord("SEQUENCE");
        switch (what.kind) {
            case TABLE, DATABASE, PROC, PROCEDURE, FUNCTION, VIEW, INDEX, SCHEMA -> cursor.next();
            default -> {
                if (!sequence) {
                    throw definitionNotSupported("DROP");
                }
                cursor.next();
            }
        }
        boolean ifExists = cursor.take(IF);
        if (ifExists) {
            cursor.expect(EXISTS);
        }
        if (what.kind == INDEX) {
            return new ObjectReader(cursor, batch).dropIndex(ifExists, line);
        }
        if (what.kind == SCHEMA) {
            return new Statement.DropSchema(cursor.name(), ifExists, line);
        }
        if (what.kind == DATABASE) {
            List<String> databases = new ArrayList<>();
            do {
                databases.add(cursor.name());
            } while (cursor.take(COMMA));
            return new Statement.DropDatabase(databases, ifExists, line);
        }
        List<ObjectName> names = new ArrayList<>();
        do {
            if (cursor.atVariable()) {
                throw cursor.unexpected();
            }
            names.add(cursor.objectName());
        } while (cursor.take(COMMA));
        return switch (what.kind) {
            case TABLE -> new Statement.DropTable(names, ifExists, line);
            case VIEW -> new Statement.DropView(names, ifExists, line);
            case FUNCTION -> new Statement.DropFunction(names, ifExists, line);
            case PROC, PROCEDURE -> new Statement.DropProcedure(names, ifExists, line);
            default -> new Statement.DropSequence(names, ifExists, line);
        };
    }

    private Statement function(Statement.Creation creation, int line, boolean first) {
        return new FunctionReader(cursor, batch, statements).read(creation, line, first);
    }

    private Statement procedure(Statement.Creation creation, int line, boolean first) {
        return new ProcedureReader(cursor, batch, statements).read(creation, line, first);
    }
}
