package dev.outrigger.procedures.procedure;

import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.sql.TsqlParser;
import dev.outrigger.engine.store.Catalog;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Procedures as they were parsed, those called last; a module of another text is another entry.
 * Thread-safe.
 */
public final class ProcedureCache {
    private static final int PROCEDURES_MAX = 1000;

    private final Map<Catalog.Module, Statement.CreateProcedure> parsed =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<Catalog.Module, Statement.CreateProcedure> eldest) {
                    return size() > PROCEDURES_MAX;
                }
            };

    public Statement.CreateProcedure get(Catalog.Module module) {
        synchronized (parsed) {
            Statement.CreateProcedure known = parsed.get(module);
            if (known != null) {
                return known;
            }
        }
        Statement.CreateProcedure procedure =
                (Statement.CreateProcedure) TsqlParser.parse(module.text()).get(0);
        synchronized (parsed) {
            parsed.put(module, procedure);
        }
        return procedure;
    }
}
