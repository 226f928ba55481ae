package dev.outrigger.procedures.batch;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.sql.Statement;
import java.util.List;

/** What runs under SET FMTONLY ON: queries send their columns, changes are only looked at. */
final class FormatOnly {
    private final EngineSession engine;

    FormatOnly(EngineSession engine) {
        this.engine = engine;
    }

    /** False when the statement runs as ever. */
    boolean run(Statement statement, Activation activation, Scope scope) {
        if (statement instanceof Statement.Query query) {
            List<ResultColumn> columns = engine.columns(query.query(), scope);
            activation.target().send(columns, () -> {});
            return true;
        }
        return statement instanceof Statement.Data && !(statement instanceof Statement.Use)
                || statement instanceof Statement.SelectIntoVariables
                || statement instanceof Statement.Print
                || statement instanceof Statement.CreateProcedure
                || statement instanceof Statement.DropProcedure
                || statement instanceof Statement.AlterExternalLanguage
                || statement instanceof Statement.Reconfigure
                || statement instanceof Statement.BeginTransaction
                || statement instanceof Statement.Commit
                || statement instanceof Statement.Rollback
                || statement instanceof Statement.SaveTransaction;
    }
}
