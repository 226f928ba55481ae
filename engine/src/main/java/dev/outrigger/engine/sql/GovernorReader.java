package dev.outrigger.engine.sql;

import dev.outrigger.engine.sql.GovernorStatement.Option;
import dev.outrigger.engine.sql.GovernorStatement.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what defines the resource governor's pools and groups, after CREATE, ALTER or DROP. */
final class GovernorReader implements TsqlParserImplConstants {
    private static final String RESOURCE = "RESOURCE";
    private static final String POOL = "POOL";

    private final Cursor cursor;

    GovernorReader(Cursor cursor) {
        this.cursor = cursor;
    }

    boolean atDefinition() {
        return cursor.at(EXTERNAL) && cursor.atWord(2, RESOURCE)
                || cursor.atWord(RESOURCE) && cursor.atWord(2, POOL)
                || cursor.atWord(RESOURCE) && cursor.atWord(2, "GOVERNOR")
                || cursor.atWord("WORKLOAD") && cursor.atWord(2, "GROUP");
    }

    Statement read(Verb verb, int line) {
        return new Statement.Governor(statement(verb), line);
    }

    private GovernorStatement statement(Verb verb) {
        if (cursor.takeWord("WORKLOAD")) {
            cursor.expectWord("GROUP");
            return group(verb);
        }
        if (cursor.take(EXTERNAL)) {
            cursor.expectWord(RESOURCE);
            cursor.expectWord(POOL);
            return pool(verb);
        }
        SourceToken resource = cursor.next();
        if (cursor.atWord(POOL)) {
            throw Syntax.notSupported(
                    verb + " RESOURCE POOL",
                    ": queries are bounded by 'query memory (MB)' of sp_configure; scripts by an EXTERNAL"
                            + " RESOURCE POOL",
                    resource);
        }
        cursor.next();
        if (verb != Verb.ALTER) {
            throw Syntax.near(resource);
        }
        return governor();
    }

    private GovernorStatement governor() {
        if (cursor.take(RECONFIGURE)) {
            return new GovernorStatement.Reconfigure();
        }
        if (cursor.takeWord("DISABLE")) {
            return new GovernorStatement.Disable();
        }
        if (cursor.takeWord("RESET")) {
            cursor.expectWord("STATISTICS");
            return new GovernorStatement.ResetStatistics();
        }
        cursor.expect(WITH);
        cursor.expect(LPAREN);
        if (cursor.atWord("MAX_OUTSTANDING_IO_PER_VOLUME")) {
            throw Syntax.notSupported(
                    "MAX_OUTSTANDING_IO_PER_VOLUME",
                    ": reads and writes are not counted; leave it out",
                    cursor.peek());
        }
        cursor.expectWord("CLASSIFIER_FUNCTION");
        cursor.expect(EQ);
        Optional<ObjectName> function =
                cursor.take(NULL) ? Optional.empty() : Optional.of(cursor.objectName());
        cursor.expect(RPAREN);
        return new GovernorStatement.Classify(function);
    }

    private GovernorStatement pool(Verb verb) {
        String name = cursor.name();
        List<Option> options =
                verb != Verb.DROP && cursor.take(WITH) ? options() : List.<Option>of();
        return new GovernorStatement.Pool(verb, name, options);
    }

    private GovernorStatement group(Verb verb) {
        String name = cursor.name();
        boolean with = verb != Verb.DROP && cursor.take(WITH);
        List<Option> options = with ? options() : List.<Option>of();
        Optional<String> pool = Optional.empty();
        Optional<String> external = Optional.empty();
        if (verb != Verb.DROP && cursor.takeWord("USING")) {
            if (!cursor.at(EXTERNAL)) {
                pool = Optional.of(cursor.name());
            }
            if (pool.isEmpty() || cursor.take(COMMA) || cursor.at(EXTERNAL)) {
                cursor.expect(EXTERNAL);
                external = Optional.of(cursor.name());
            }
        }
        return new GovernorStatement.Group(verb, name, with, options, pool, external);
    }

    /** Commas between them may be missing. */
    private List<Option> options() {
        List<Option> options = new ArrayList<>();
        cursor.expect(LPAREN);
        while (!cursor.at(RPAREN)) {
            SourceToken name = cursor.next();
            Option option = option(name);
            if (options.stream().anyMatch(before -> before.name().equals(option.name()))) {
                throw Syntax.near(name);
            }
            options.add(option);
            if (cursor.take(COMMA) && cursor.at(RPAREN)) {
                throw cursor.unexpected();
            }
        }
        if (options.isEmpty()) {
            throw cursor.unexpected();
        }
        cursor.expect(RPAREN);
        return options;
    }

    private Option option(SourceToken token) {
        if (token.kind != IDENTIFIER) {
            throw Syntax.near(token);
        }
        String name = token.image.toUpperCase(Locale.ROOT);
        if (name.equals("AFFINITY")) {
            return affinity(token);
        }
        cursor.expect(EQ);
        if (cursor.at(UNSIGNED_INTEGER_LITERAL)) {
            long number = cursor.wholeNumber();
            return new Option(
                    name, Long.toString(number), OptionalLong.of(number), token.beginLine);
        }
        if (!cursor.at(IDENTIFIER)) {
            throw cursor.unexpected();
        }
        String word = cursor.next().image;
        return new Option(name, word, OptionalLong.empty(), token.beginLine);
    }

    private Option affinity(SourceToken token) {
        boolean node = cursor.takeWord("NUMANODE");
        if (!node) {
            cursor.expectWord("CPU");
        }
        cursor.expect(EQ);
        if (node || !cursor.takeWord("AUTO")) {
            throw Syntax.notSupported(
                    "AFFINITY to some processors",
                    ": use AFFINITY CPU = AUTO, and bind the engine's process (taskset, cpuset) if all hosts"
                            + " are to be kept to some",
                    token);
        }
        return new Option("AFFINITY", "AUTO", OptionalLong.empty(), token.beginLine);
    }
}
