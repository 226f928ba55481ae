package dev.outrigger.procedures.batch;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.sql.Statement;
import java.util.List;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;

/** What runs under SET FMTONLY ON: queries send their columns, changes are only looked at. */
final class FormatOnly {
    private final EngineSession engine;

    FormatOnly(EngineSession engine) {
        this.engine = engine;
    }

    /** False when the statement runs as ever. */
    boolean run(Statement statement, Activation activation, Scope scope) {
        if (statement instanceof Statement.Query query) {
            List<ResultColumn> columns = engine.columns(withoutMarks(query.query()), scope);
            activation.target().send(columns, () -> {});
            return true;
        }
        return statement instanceof Statement.Data && !(statement instanceof Statement.Use)
                || statement instanceof Statement.SelectIntoVariables
                || statement instanceof Statement.Print
                || statement instanceof Statement.WaitFor
                || statement instanceof Statement.Kill
                || statement instanceof Statement.Backup
                || statement instanceof Statement.Restore
                || statement instanceof Statement.DeclareCursor
                || statement instanceof Statement.ChangeCursor
                || statement instanceof Statement.Fetch
                || statement instanceof Statement.CreateProcedure
                || statement instanceof Statement.DropProcedure
                || statement instanceof Statement.External
                || statement instanceof Statement.Governor
                || statement instanceof Statement.CreateFunction
                || statement instanceof Statement.DropFunction
                || statement instanceof Statement.Reconfigure
                || statement instanceof Statement.CheckIdentity
                || statement instanceof Statement.FreePlans
                || statement instanceof Statement.BeginTransaction
                || statement instanceof Statement.Commit
                || statement instanceof Statement.Rollback
                || statement instanceof Statement.SaveTransaction;
    }

    /** A parameter mark, whose value never comes, is as good as NULL. */
    private static SqlNode withoutMarks(SqlNode query) {
        return query.accept(
                new SqlShuttle() {
                    @Override
                    public SqlNode visit(SqlDynamicParam mark) {
                        return SqlLiteral.createNull(mark.getParserPosition());
                    }
                });
    }
}
