package dev.outrigger.procedures.batch;

import dev.outrigger.StatementKind;
import dev.outrigger.engine.sql.Statement;

/** What clients are told that a statement was. */
final class Kinds {
    private Kinds() {}

    static StatementKind of(Statement statement) {
        if (statement instanceof Statement.Query || statement instanceof Statement.SelectInto) {
            return StatementKind.SELECT;
        }
        if (statement instanceof Statement.WithOutput with) {
            return of(with.change());
        }
        if (statement instanceof Statement.DeclareTable) {
            return StatementKind.OTHER;
        }
        if (statement instanceof Statement.Insert || statement instanceof Statement.SelectInto) {
            return StatementKind.INSERT;
        }
        if (statement instanceof Statement.Update || statement instanceof Statement.Merge) {
            return StatementKind.UPDATE;
        }
        if (statement instanceof Statement.Delete) {
            return StatementKind.DELETE;
        }
        if (statement instanceof Statement.BulkInsert) {
            return StatementKind.BULK_INSERT;
        }
        if (statement instanceof Statement.CreateTable) {
            return StatementKind.CREATE_TABLE;
        }
        if (statement instanceof Statement.DropTable) {
            return StatementKind.DROP_TABLE;
        }
        if (statement instanceof Statement.BeginTransaction) {
            return StatementKind.BEGIN_TRANSACTION;
        }
        if (statement instanceof Statement.Commit) {
            return StatementKind.COMMIT;
        }
        if (statement instanceof Statement.Rollback) {
            return StatementKind.ROLLBACK;
        }
        if (statement instanceof Statement.Execution) {
            return StatementKind.EXECUTE;
        }
        boolean defines =
                statement instanceof Statement.Data
                        && !(statement instanceof Statement.Use)
                        && !(statement instanceof Statement.SetIdentityInsert);
        return defines ? StatementKind.DEFINITION : StatementKind.OTHER;
    }
}
