package dev.outrigger.engine.sql;

import dev.outrigger.engine.sql.ExternalDefinition.Action;
import dev.outrigger.engine.sql.ExternalDefinition.FileSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.calcite.sql.SqlNode;

/** Reads the definitions of external libraries and languages, from EXTERNAL on. */
final class ExternalReader implements TsqlParserImplConstants {
    private static final String PLATFORM = "PLATFORM";

    private final Cursor cursor;

    ExternalReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Whether EXTERNAL LIBRARY or EXTERNAL LANGUAGE is next. */
    boolean atDefinition() {
        return cursor.at(EXTERNAL) && (cursor.atWord(2, "LIBRARY") || cursor.atWord(2, "LANGUAGE"));
    }

    private record Subject(boolean library, String name, Optional<String> owner) {}

    private Subject subject() {
        cursor.expect(EXTERNAL);
        boolean library = cursor.next().isWord("LIBRARY");
        String name = cursor.name();
        Optional<String> owner =
                cursor.take(AUTHORIZATION) ? Optional.of(cursor.name()) : Optional.empty();
        return new Subject(library, name, owner);
    }

    Statement create(int line) {
        Subject subject = subject();
        cursor.expect(FROM);
        return statement(Action.CREATE, subject, files(), Optional.empty(), line);
    }

    Statement alter(int line) {
        Subject subject = subject();
        if (cursor.takeWord("REMOVE")) {
            cursor.expectWord(PLATFORM);
            Optional<String> removed = Optional.of(cursor.name());
            return statement(Action.REMOVE, subject, List.of(), removed, line);
        }
        Action action = cursor.take(ADD) ? Action.ADD : Action.SET;
        if (action == Action.SET) {
            cursor.expect(SET);
        }
        return statement(action, subject, files(), Optional.empty(), line);
    }

    Statement drop(int line) {
        Subject subject = subject();
        return new Statement.External(
                new ExternalDefinition(
                        Action.DROP,
                        subject.library(),
                        subject.name(),
                        subject.owner(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()),
                line);
    }

    private Statement statement(
            Action action,
            Subject subject,
            List<FileSpecification> files,
            Optional<String> removed,
            int line) {
        Optional<String> language = Optional.empty();
        if (subject.library() && (action == Action.CREATE || cursor.at(WITH))) {
            cursor.expect(WITH);
            cursor.expect(LPAREN);
            cursor.expectWord("LANGUAGE");
            cursor.expect(EQ);
            language = Optional.of(cursor.string());
            cursor.expect(RPAREN);
        }
        return new Statement.External(
                new ExternalDefinition(
                        action,
                        subject.library(),
                        subject.name(),
                        subject.owner(),
                        files,
                        language,
                        removed),
                line);
    }

    private List<FileSpecification> files() {
        List<FileSpecification> files = new ArrayList<>();
        do {
            files.add(file());
        } while (cursor.take(COMMA));
        return files;
    }

    private FileSpecification file() {
        cursor.expect(LPAREN);
        Optional<SqlNode> content = Optional.empty();
        Map<String, String> options = new TreeMap<>();
        do {
            SourceToken option = cursor.next();
            String name = option.image.toUpperCase(Locale.ROOT);
            cursor.expect(EQ);
            boolean twice =
                    name.equals("CONTENT") ? content.isPresent() : options.containsKey(name);
            if (twice) {
                throw Syntax.near(option);
            }
            switch (name) {
                case "CONTENT" -> content = Optional.of(cursor.expression());
                case PLATFORM -> options.put(name, cursor.name().toUpperCase(Locale.ROOT));
                case "FILE_NAME", "PARAMETERS", "ENVIRONMENT_VARIABLES" ->
                        options.put(name, cursor.string());
                default -> throw Syntax.near(option);
            }
        } while (cursor.take(COMMA));
        cursor.expect(RPAREN);
        return new FileSpecification(
                content.orElseThrow(cursor::unexpected),
                Optional.ofNullable(options.get(PLATFORM)),
                Optional.ofNullable(options.get("FILE_NAME")),
                Optional.ofNullable(options.get("PARAMETERS")),
                Optional.ofNullable(options.get("ENVIRONMENT_VARIABLES")));
    }
}
