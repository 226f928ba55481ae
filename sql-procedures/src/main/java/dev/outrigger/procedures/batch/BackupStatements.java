package dev.outrigger.procedures.batch;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.Scope;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.BackupHeader;
import dev.outrigger.engine.store.BackupLabel;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.ResultTarget;
import dev.outrigger.procedures.procedure.RowsFrame;
import dev.outrigger.procedures.procedure.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlNode;

/** BACKUP and RESTORE, with what clients are told of them. */
final class BackupStatements {
    private static final long PAGE_BYTES = 8192;
    private static final String STATS = "STATS";
    private static final int STATS_STEP = 10;

    /** What changes nothing: a backup is always so. */
    private static final Set<String> ALWAYS_SO =
            Set.of("CHECKSUM", "COPY_ONLY", "STOP_ON_ERROR", "RECOVERY", "NOUNLOAD", "NOREWIND");

    private static final Set<String> OF_BACKUP =
            Set.of(
                    "INIT",
                    "NOINIT",
                    "FORMAT",
                    "NOFORMAT",
                    "SKIP",
                    "NOSKIP",
                    "COMPRESSION",
                    "NO_COMPRESSION",
                    "NAME",
                    "DESCRIPTION",
                    STATS);

    private static final Set<String> OF_RESTORE = Set.of("REPLACE", "FILE", STATS);

    private static final List<ResultColumn> HEADER =
            List.of(
                    new ResultColumn("BackupName", SqlType.nvarchar(128), true),
                    new ResultColumn("BackupDescription", SqlType.nvarchar(255), true),
                    new ResultColumn("BackupType", SqlType.INT, false),
                    new ResultColumn("Compressed", SqlType.BIT, false),
                    new ResultColumn("Position", SqlType.INT, false),
                    new ResultColumn("DatabaseName", SqlType.nvarchar(128), false),
                    new ResultColumn("BackupFinishDate", SqlType.datetime2(7), false),
                    new ResultColumn("HasBackupChecksums", SqlType.BIT, false),
                    new ResultColumn("FamilyGUID", SqlType.nvarchar(36), false));

    private final EngineSession engine;
    private final Client client;
    private final ResultTarget target;
    private final Scope scope;
    private final UnaryOperator<String> names;
    private final Optional<String> procedure;

    /** names: gives what a variable holds that stands in a name's place. */
    BackupStatements(
            EngineSession engine,
            Client client,
            Activation activation,
            Scope scope,
            UnaryOperator<String> names) {
        this.engine = engine;
        this.client = client;
        this.target = activation.target();
        this.procedure = activation.procedure();
        this.scope = scope;
        this.names = names;
    }

    /** False when the statement is none of these. */
    boolean run(Statement statement) {
        if (statement instanceof Statement.Backup backup) {
            ending("BACKUP DATABASE", () -> backup(backup));
            return true;
        }
        if (statement instanceof Statement.Restore restore) {
            ending(
                    restore.verb() == Statement.Restore.Verb.DATABASE
                            ? "RESTORE DATABASE"
                            : "VERIFY DATABASE",
                    () -> restore(restore));
            return true;
        }
        return false;
    }

    /** SQL Server tells why, and then that nothing came of it. */
    private static void ending(String what, Runnable work) {
        try {
            work.run();
        } catch (SqlError e) {
            if (e.code() != ErrorCode.CANCELLED && e.code() != ErrorCode.NOT_SUPPORTED) {
                e.addSuppressed(SqlError.of(ErrorCode.BACKUP_TERMINATED, what));
            }
            throw e;
        }
    }

    private void backup(Statement.Backup backup) {
        Map<String, Optional<SqlValue>> options = options(backup.options(), OF_BACKUP);
        BackupLabel label =
                new BackupLabel(
                        text(options, "NAME"),
                        text(options, "DESCRIPTION"),
                        options.containsKey("COMPRESSION"));
        long begun = System.nanoTime();
        long bytes =
                engine.backup(
                        names.apply(backup.database()),
                        text(backup.file()),
                        label,
                        options.containsKey("INIT") || options.containsKey("FORMAT"),
                        percents(options, backup.line()));
        tell(done("BACKUP DATABASE", bytes, begun), backup.line());
    }

    private void restore(Statement.Restore restore) {
        Map<String, Optional<SqlValue>> options =
                options(
                        restore.options(),
                        restore.verb() == Statement.Restore.Verb.DATABASE
                                ? OF_RESTORE
                                : Set.of("FILE", STATS));
        Optional<SqlValue> number = options.getOrDefault("FILE", Optional.empty());
        if (number.isPresent() && !Values.text(number.get()).orElse("").equals("1")) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED, "FILE other than 1", ": a file has one backup.");
        }
        String file = text(restore.file());
        IntConsumer percents = percents(options, restore.line());
        switch (restore.verb()) {
            case VERIFY -> {
                engine.verifyBackup(file, percents);
                tell(SqlError.of(ErrorCode.BACKUP_VALID), restore.line());
            }
            case HEADER -> sendHeader(engine.verifyBackup(file, percents).header());
            case FILES -> BackupFileList.send(engine.verifyBackup(file, percents), target);
            default -> {
                long begun = System.nanoTime();
                List<String> orphans =
                        engine.restore(
                                names.apply(restore.database().orElseThrow()),
                                file,
                                options.containsKey("REPLACE"),
                                percents);
                orphans.forEach(
                        user -> tell(SqlError.of(ErrorCode.BACKUP_ORPHAN, user), restore.line()));
                tell(done("RESTORE DATABASE", 0, begun), restore.line());
            }
        }
    }

    /** Tells each so many percents that are done, where that is asked for. */
    private IntConsumer percents(Map<String, Optional<SqlValue>> options, int line) {
        if (!options.containsKey(STATS)) {
            return none -> {};
        }
        int step = step(options.get(STATS));
        return new IntConsumer() {
            private int due = step;

            @Override
            public void accept(int percent) {
                if (percent >= due) {
                    int told = percent == 100 ? percent : percent - percent % step;
                    due = told == 100 ? Integer.MAX_VALUE : Math.min(100, told + step);
                    tell(SqlError.of(ErrorCode.BACKUP_PERCENT, told), line);
                }
            }
        };
    }

    private static int step(Optional<SqlValue> given) {
        String text = given.flatMap(Values::text).orElse(String.valueOf(STATS_STEP));
        int step = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        if (step < 1 || step > 100) {
            throw SqlError.of(
                    ErrorCode.NOT_SUPPORTED,
                    "STATS = " + text,
                    ": give a percentage from 1 to 100.");
        }
        return step;
    }

    private void sendHeader(BackupHeader header) {
        Object[] row = {
            given(header.name()),
            given(header.description()),
            1,
            header.compressed(),
            1,
            SqlText.of(header.database()),
            header.created(),
            true,
            SqlText.of(header.instance())
        };
        target.send(HEADER, () -> target.add(RowsFrame.of(HEADER, List.<Object[]>of(row))));
    }

    private static SqlText given(String text) {
        return text.isEmpty() ? null : SqlText.of(text);
    }

    private SqlError done(String what, long bytes, long begun) {
        long millis = Math.max(1, (System.nanoTime() - begun) / 1_000_000);
        long thousandths = bytes * 1000 / millis * 1000 >> 20;
        return SqlError.of(
                ErrorCode.BACKUP_DONE,
                what,
                (bytes + PAGE_BYTES - 1) / PAGE_BYTES,
                millis / 1000,
                millis % 1000,
                thousandths / 1000,
                thousandths % 1000);
    }

    private void tell(SqlError message, int line) {
        client.report(message.at(line, procedure));
    }

    private String text(SqlNode node) {
        return Values.text(engine.evaluate(node, scope, Optional.of(SqlType.nvarchar(4000))))
                .orElse("");
    }

    private static String text(Map<String, Optional<SqlValue>> options, String name) {
        return options.getOrDefault(name, Optional.empty()).flatMap(Values::text).orElse("");
    }

    private Map<String, Optional<SqlValue>> options(
            List<Statement.BackupOption> given, Set<String> known) {
        Map<String, Optional<SqlValue>> options = new HashMap<>();
        for (Statement.BackupOption option : given) {
            if (!known.contains(option.name()) && !ALWAYS_SO.contains(option.name())) {
                throw SqlError.of(
                                ErrorCode.NOT_SUPPORTED,
                                "The option " + option.name() + " of BACKUP and RESTORE",
                                ": leave it out.")
                        .at(option.line());
            }
            options.put(
                    option.name(),
                    option.value().map(node -> engine.evaluate(node, scope, Optional.empty())));
        }
        return options;
    }
}
