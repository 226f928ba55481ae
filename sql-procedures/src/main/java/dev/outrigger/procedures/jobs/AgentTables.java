package dev.outrigger.procedures.jobs;

import dev.outrigger.engine.Engine;
import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The tables of msdb. They are made when somebody first asks for something there. */
public final class AgentTables {
    public static final String DATABASE = "msdb";
    private static final String RESOURCE = "agent-tables.sql";
    private static final String SETTING = "agent.format";
    private static final String FORMAT = "1";

    private AgentTables() {}

    /** By what is there: a restore of msdb brings them along, or takes them away. */
    static boolean areMade(Catalog catalog) {
        return catalog.table(DATABASE, "dbo", "sysjobs").isPresent();
    }

    /** Makes them where they are missing, whole or not at all. */
    public static void make(Engine engine) {
        try (EngineSession session = engine.openSession()) {
            if (areMade(session.catalog())) {
                return;
            }
            session.begin();
            session.use(DATABASE);
            for (TsqlParser.Batch batch : TsqlParser.batches(text())) {
                for (Statement statement : TsqlParser.parse(batch.text())) {
                    session.execute((Statement.Data) statement, Scope.EMPTY);
                }
            }
            session.catalog().putSetting(SETTING, FORMAT);
            session.commit();
        }
    }

    private static String text() {
        try (InputStream in = AgentTables.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
