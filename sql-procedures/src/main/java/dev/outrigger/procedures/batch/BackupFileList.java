package dev.outrigger.procedures.batch;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.store.VerifiedBackup;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.procedures.procedure.ResultTarget;
import dev.outrigger.procedures.procedure.RowsFrame;
import java.math.BigDecimal;
import java.util.List;

/**
 * What RESTORE FILELISTONLY sends: SQL Server's columns, and one row, since a database here has no
 * files of its own. What it has no log for is 0 or NULL.
 */
final class BackupFileList {
    private static final SqlType SIZE = SqlType.decimal(20, 0);
    private static final SqlType LSN = SqlType.decimal(25, 0);

    private static final List<ResultColumn> COLUMNS =
            List.of(
                    new ResultColumn("LogicalName", SqlType.nvarchar(128), false),
                    new ResultColumn("PhysicalName", SqlType.nvarchar(260), false),
                    new ResultColumn("Type", SqlType.nvarchar(1), false),
                    new ResultColumn("FileGroupName", SqlType.nvarchar(128), true),
                    new ResultColumn("Size", SIZE, false),
                    new ResultColumn("MaxSize", SIZE, false),
                    new ResultColumn("FileId", SqlType.BIGINT, false),
                    new ResultColumn("CreateLSN", LSN, false),
                    new ResultColumn("DropLSN", LSN, true),
                    new ResultColumn("UniqueId", SqlType.UNIQUEIDENTIFIER, true),
                    new ResultColumn("ReadOnlyLSN", LSN, true),
                    new ResultColumn("ReadWriteLSN", LSN, true),
                    new ResultColumn("BackupSizeInBytes", SqlType.BIGINT, false),
                    new ResultColumn("SourceBlockSize", SqlType.INT, false),
                    new ResultColumn("FileGroupId", SqlType.INT, false),
                    new ResultColumn("LogGroupGUID", SqlType.UNIQUEIDENTIFIER, true),
                    new ResultColumn("DifferentialBaseLSN", LSN, true),
                    new ResultColumn("DifferentialBaseGUID", SqlType.UNIQUEIDENTIFIER, true),
                    new ResultColumn("IsReadOnly", SqlType.BIT, false),
                    new ResultColumn("IsPresent", SqlType.BIT, false),
                    new ResultColumn("TDEThumbprint", SqlType.varbinary(32), true),
                    new ResultColumn("SnapshotURL", SqlType.nvarchar(360), true));

    private BackupFileList() {}

    static void send(VerifiedBackup backup, ResultTarget target) {
        SqlText database = SqlText.of(backup.header().database());
        BigDecimal bytes = BigDecimal.valueOf(backup.bytes());
        Object[] row = {
            database,
            database,
            SqlText.of("D"),
            SqlText.of("PRIMARY"),
            bytes,
            BigDecimal.ZERO,
            1L,
            BigDecimal.ZERO,
            null,
            SqlGuid.parse(backup.header().instance()).orElse(null),
            null,
            null,
            backup.bytes(),
            1,
            1,
            null,
            null,
            null,
            false,
            true,
            null,
            null
        };
        target.send(COLUMNS, () -> target.add(RowsFrame.of(COLUMNS, List.<Object[]>of(row))));
    }
}
