package dev.outrigger.scratch;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.procedures.batch.BatchSession;
import dev.outrigger.procedures.batch.InstanceParts;
import dev.outrigger.procedures.external.ExternalLanguages;
import dev.outrigger.procedures.procedure.ProcedureCache;
import dev.outrigger.procedures.system.Configuration;
import dev.outrigger.scripthost.ScriptHostOptions;
import dev.outrigger.scripthost.ScriptHosts;
import java.nio.file.Path;
import java.util.Optional;

/** One session over a {@link ScratchEngine}, with real script hosts. */
public final class ScratchInstance implements AutoCloseable {
    private final ScriptHosts hosts = new ScriptHosts(ScriptHostOptions.EMBEDDED);
    private final BatchSession session;

    public ScratchInstance(Optional<Path> python) {
        EngineSession engine = new ScratchEngine();
        InstanceParts parts = new InstanceParts(
                new Configuration(engine.catalog()),
                new ExternalLanguages(engine.catalog(), python),
                hosts,
                new ProcedureCache());
        session = new BatchSession(51, engine, parts);
    }

    public BatchSession session() {
        return session;
    }

    @Override
    public void close() {
        session.close();
        hosts.close();
    }
}
