package dev.outrigger.procedures.batch;

import dev.outrigger.engine.sql.Statement;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Which statements begin a transaction under SET IMPLICIT_TRANSACTIONS ON. */
final class ImplicitTransactions {
    private ImplicitTransactions() {}

    /**
     * A SELECT does when it reads a table; BEGIN TRANSACTION does besides what it begins itself.
     */
    static boolean begins(Statement statement) {
        if (statement instanceof Statement.Query query) {
            return readsTable(query.query());
        }
        if (statement instanceof Statement.SelectIntoVariables select) {
            return readsTable(select.query());
        }
        return statement instanceof Statement.BeginTransaction
                || statement instanceof Statement.Fetch
                || statement instanceof Statement.ChangeCursor change
                        && change.verb() == Statement.ChangeCursor.Verb.OPEN
                || statement instanceof Statement.CreateProcedure
                || statement instanceof Statement.DropProcedure
                || statement instanceof Statement.CreateFunction
                || statement instanceof Statement.DropFunction
                || statement instanceof Statement.Data && !isOfNoTransaction(statement);
    }

    /** Those that no transaction may hold, and USE, which changes nothing. */
    private static boolean isOfNoTransaction(Statement statement) {
        return statement instanceof Statement.Use
                || statement instanceof Statement.DeclareTable
                || statement instanceof Statement.SetIdentityInsert
                || statement instanceof Statement.CreateDatabase
                || statement instanceof Statement.DropDatabase;
    }

    private static boolean readsTable(SqlNode query) {
        boolean[] found = {false};
        query.accept(
                new SqlBasicVisitor<Void>() {
                    @Override
                    public Void visit(SqlCall call) {
                        found[0] |= call instanceof SqlSelect select && select.getFrom() != null;
                        return found[0] ? null : super.visit(call);
                    }
                });
        return found[0];
    }
}
