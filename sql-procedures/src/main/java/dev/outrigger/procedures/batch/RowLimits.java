package dev.outrigger.procedures.batch;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.InsertSource;
import dev.outrigger.engine.sql.Statement;
import java.util.Optional;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What SET ROWCOUNT does to statements that change rows. */
final class RowLimits {
    private final BatchSession session;

    RowLimits(BatchSession session) {
        this.session = session;
    }

    /** UPDATE and DELETE as if they said TOP; a TOP of their own counts more. */
    Statement.Data of(Statement.Data statement) {
        long most = session.settings().rowsMax();
        if (most == 0) {
            return statement;
        }
        Optional<SqlNode> top =
                Optional.of(SqlLiteral.createExactNumeric(Long.toString(most), SqlParserPos.ZERO));
        if (statement instanceof Statement.WithOutput with) {
            return new Statement.WithOutput(of(with.change()), with.outputs(), with.line());
        }
        if (statement instanceof Statement.Update update && update.top().isEmpty()) {
            return new Statement.Update(
                    update.with(),
                    update.target(),
                    top,
                    update.assignments(),
                    update.from(),
                    update.where(),
                    update.line());
        }
        if (statement instanceof Statement.Delete delete && delete.top().isEmpty()) {
            return new Statement.Delete(
                    delete.with(),
                    delete.target(),
                    top,
                    delete.from(),
                    delete.where(),
                    delete.line());
        }
        return statement;
    }

    void check(Statement given) {
        Statement statement = given instanceof Statement.WithOutput with ? with.change() : given;
        boolean fromQuery =
                statement instanceof Statement.SelectIntoVariables
                        || statement instanceof Statement.SelectInto
                        || statement instanceof Statement.Insert insert
                                && insert.source() instanceof InsertSource.FromQuery;
        if (session.settings().rowsMax() == 0) {
            return;
        }
        if (statement instanceof Statement.Merge) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "SET ROWCOUNT for MERGE",
                    ": SET ROWCOUNT 0, and put TOP into its source's query.");
        }
        if (fromQuery) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "SET ROWCOUNT for a query whose rows go into a table or into variables",
                    ": SET ROWCOUNT 0, and put TOP into the query.");
        }
    }
}
