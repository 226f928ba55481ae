package dev.outrigger.procedures.jobs;

import dev.outrigger.engine.access.Access;
import dev.outrigger.engine.access.Caller;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The procedures of msdb, in T-SQL over its tables: what they name there needs no right of its own.
 */
public final class AgentProcedures {
    private static final String RESOURCE = "agent-procedures.sql";
    private static final Pattern NAME = Pattern.compile("CREATE PROCEDURE dbo\\.(\\w+)");

    /** The role that the others for jobs are members of. */
    private static final String USERS = "SQLAgentUserRole";

    private AgentProcedures() {}

    /** Read when the first one is called. */
    private static final class Texts {
        static final Map<String, String> ALL = read();

        private static Map<String, String> read() {
            Map<String, String> texts = new HashMap<>();
            try (InputStream in = AgentProcedures.class.getResourceAsStream(RESOURCE)) {
                String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                for (TsqlParser.Batch batch : TsqlParser.batches(script)) {
                    Matcher name = NAME.matcher(batch.text());
                    if (!name.find()) {
                        throw new IllegalStateException("no procedure: " + batch.text());
                    }
                    texts.put(name.group(1).toLowerCase(Locale.ROOT), batch.text());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.copyOf(texts);
        }
    }

    /** 229 for whoever is neither an administrator nor in one of the roles for jobs. */
    public static void requireExecute(Caller caller, Catalog.Module procedure) {
        Access access = caller.access();
        if (!access.isAdministrator() && !access.isAs(AgentTables.DATABASE, USERS)) {
            access.requireDatabase(AgentTables.DATABASE);
            throw SqlError.of(
                            ErrorCode.OBJECT_PERMISSION_DENIED,
                            "EXECUTE",
                            procedure.name(),
                            procedure.database(),
                            procedure.schema())
                    .withState(5);
        }
    }

    /** The procedure of a name, where it is asked for in msdb. */
    public static Optional<Catalog.Module> find(
            String database, String schema, String lowerCaseName) {
        if (!database.equalsIgnoreCase(AgentTables.DATABASE)
                || !schema.isEmpty() && !schema.equals("dbo")
                || !lowerCaseName.startsWith("sp_")) {
            return Optional.empty();
        }
        return Optional.ofNullable(Texts.ALL.get(lowerCaseName))
                .map(text -> new Catalog.Module(AgentTables.DATABASE, "dbo", lowerCaseName, text));
    }
}
