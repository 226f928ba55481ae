package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Message;
import dev.outrigger.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backups are states that existed, and what is no whole backup is refused before anything changes.
 */
class BackupTest {
    private static final int ACCOUNTS = 200;
    private static final int WRITERS = 3;

    /** Any other refusal of a damaged file would be a guess. */
    private static final List<Integer> REFUSALS = List.of(3189, 3241, 3169);

    static String accounts() {
        return """
                CREATE DATABASE bank;
                GO
                USE bank;
                CREATE TABLE accounts (id int NOT NULL PRIMARY KEY, balance int NOT NULL);
                CREATE TABLE moves (n int IDENTITY NOT NULL PRIMARY KEY, source int NOT NULL REFERENCES accounts (id),
                    target int NOT NULL REFERENCES accounts (id), amount int NOT NULL);
                CREATE TABLE counter (moves int NOT NULL);
                INSERT INTO counter VALUES (0);
                DECLARE @i int = 0;
                WHILE @i < %d BEGIN INSERT INTO accounts VALUES (@i, 1000); SET @i += 1; END
                GO
                CREATE PROCEDURE move @source int, @target int, @amount int AS
                BEGIN
                    SET NOCOUNT ON
                    BEGIN TRANSACTION
                    UPDATE counter SET moves = moves + 1
                    UPDATE accounts SET balance = balance - @amount WHERE id = @source
                    INSERT INTO moves (source, target, amount) VALUES (@source, @target, @amount)
                    UPDATE accounts SET balance = balance + @amount WHERE id = @target
                    COMMIT
                END
                GO
                USE master
                """
                .formatted(ACCOUNTS);
    }

    /** How many moves a database has, all of whose rows must fit one another. */
    static int requireConsistent(Session session, String database) {
        String of = database + ".dbo.";
        assertThat(Sql.scalar(session, "SELECT SUM(balance) FROM " + of + "accounts"))
                .isEqualTo(ACCOUNTS * 1000);
        int moves = (Integer) Sql.scalar(session, "SELECT moves FROM " + of + "counter");
        assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM " + of + "moves")).isEqualTo(moves);
        assertThat(
                        Sql.scalar(
                                session,
                                "SELECT COUNT(*) FROM %saccounts a WHERE balance <> 1000"
                                                .formatted(of)
                                        + " - COALESCE((SELECT SUM(amount) FROM %smoves m WHERE m.source = a.id), 0)"
                                                .formatted(of)
                                        + " + COALESCE((SELECT SUM(amount) FROM %smoves m WHERE m.target = a.id), 0)"
                                                .formatted(of)))
                .isEqualTo(0);
        return moves;
    }

    @Test
    void backupsTakenUnderWritersRestoreToStatesThatExisted(@TempDir Path folder) throws Exception {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            Sql.succeed(session, accounts());
            AtomicBoolean over = new AtomicBoolean();
            ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Random random = new Random(i);
                writers.add(
                        threads.submit(
                                () -> {
                                    try (Session writer = instance.openSession()) {
                                        while (!over.get()) {
                                            Sql.run(
                                                    writer,
                                                    "EXEC bank.dbo.move %d, %d, %d"
                                                            .formatted(
                                                                    random.nextInt(ACCOUNTS),
                                                                    random.nextInt(ACCOUNTS),
                                                                    1 + random.nextInt(9)));
                                        }
                                    }
                                }));
            }
            int last = -1;
            for (int round = 0; round < 6; round++) {
                Thread.sleep(100);
                Sql.succeed(
                        session,
                        "BACKUP DATABASE bank TO DISK = 'bank.bak' WITH INIT"
                                + (round % 2 == 0 ? "" : ", COMPRESSION"));
                Sql.succeed(
                        session,
                        "RESTORE DATABASE copy FROM DISK = 'bank.bak' WITH REPLACE, CHECKSUM");
                int moves = requireConsistent(session, "copy");
                assertThat(moves).isGreaterThan(last);
                last = moves;
            }
            over.set(true);
            for (Future<?> writer : writers) {
                writer.get(30, TimeUnit.SECONDS);
            }
            threads.shutdown();
            requireConsistent(session, "bank");
            Sql.succeed(session, "EXEC copy.dbo.move 1, 2, 3");
            assertThat(requireConsistent(session, "copy")).isEqualTo(last + 1);
        }
        // What was restored is as durable as any commit.
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            requireConsistent(session, "copy");
        }
    }

    @Test
    void damagedBackupIsRefusedWhereverTheDamageIs(@TempDir Path folder) throws IOException {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            Sql.succeed(session, accounts());
            Sql.succeed(session, "EXEC bank.dbo.move 1, 2, 3");
            Path backups = folder.resolve("backup");
            for (String options : List.of("", " WITH COMPRESSION")) {
                Files.deleteIfExists(backups.resolve("good.bak"));
                Sql.succeed(session, "BACKUP DATABASE bank TO DISK = 'good.bak'" + options);
                byte[] good = Files.readAllBytes(backups.resolve("good.bak"));
                Random random = new Random(7);
                for (int i = 0; i < 60; i++) {
                    byte[] bad = i % 3 == 0 ? truncated(good, random) : changed(good, random);
                    Files.write(backups.resolve("bad.bak"), bad);
                    for (String statement :
                            List.of(
                                    "RESTORE VERIFYONLY FROM DISK = 'bad.bak'",
                                    "RESTORE DATABASE other FROM DISK = 'bad.bak'",
                                    "RESTORE DATABASE bank FROM DISK = 'bad.bak' WITH REPLACE")) {
                        List<Message> errors = Sql.run(session, statement).errors();
                        assertThat(errors).as(statement + i).hasSize(2);
                        assertThat(errors.get(0).number()).as(errors.toString()).isIn(REFUSALS);
                        assertThat(errors.get(1).number()).isEqualTo(3013);
                    }
                }
                assertThat(requireConsistent(session, "bank")).isEqualTo(1);
                assertThat(
                                Sql.scalar(
                                        session,
                                        "SELECT COUNT(*) FROM sys.databases WHERE name = 'other'"))
                        .isEqualTo(0);
            }
        }
    }

    private static byte[] truncated(byte[] good, Random random) {
        return java.util.Arrays.copyOf(good, random.nextInt(good.length));
    }

    private static byte[] changed(byte[] good, Random random) {
        byte[] bad = good.clone();
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
        return bad;
    }

    @Test
    void backupMovesToAnotherInstanceWithoutTheRightsOfItsLogins(
            @TempDir Path from, @TempDir Path to) {
        String file = from.resolve("moved.bak").toString();
        try (Instance instance = Instance.open(InstanceOptions.at(from));
                Session session = instance.openSession()) {
            Sql.succeed(
                    session,
                    """
                    CREATE LOGIN ann WITH PASSWORD = 'Annes-apples-5';
                    CREATE DATABASE shop;
                    GO
                    USE shop;
                    CREATE USER ann FOR LOGIN ann;
                    CREATE TABLE t (id int);
                    INSERT INTO t VALUES (1);
                    GRANT SELECT ON t TO ann;
                    USE master;
                    """);
            Sql.succeed(session, "BACKUP DATABASE shop TO DISK = '" + file + "'");
            try (Session ann = instance.openSession("ann")) {
                assertThat(Sql.run(ann, "BACKUP DATABASE shop TO DISK = 'x.bak'").errorNumbers())
                        .containsExactly(262, 3013);
                assertThat(Sql.run(ann, "RESTORE DATABASE shop FROM DISK = 'x.bak'").errorNumbers())
                        .containsExactly(3110, 3013);
            }
        }
        try (Instance instance = Instance.open(InstanceOptions.at(to));
                Session session = instance.openSession()) {
            // A login that has the same number there, and the same name.
            Sql.succeed(session, "CREATE LOGIN ann WITH PASSWORD = 'Other-apples-5'");
            Collected restored =
                    Sql.succeed(session, "RESTORE DATABASE shop FROM DISK = '" + file + "'");
            assertThat(restored.messages).extracting(Message::number).contains(49571);
            try (Session ann = instance.openSession("ann")) {
                assertThat(Sql.run(ann, "SELECT id FROM shop.dbo.t").errorNumbers())
                        .containsExactly(916);
            }
            assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM shop.dbo.t")).isEqualTo(1);
        }
    }

    @Test
    void whatIsInUseIsNotReplacedAndNamesDoNotLeaveTheFolder(@TempDir Path folder)
            throws IOException {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession();
                Session other = instance.openSession()) {
            Sql.succeed(session, accounts());
            Sql.succeed(session, "BACKUP DATABASE bank TO DISK = 'sub/bank.bak'");
            assertThat(folder.resolve("backup/sub/bank.bak")).exists();
            Sql.succeed(other, "USE bank");
            assertThat(
                            Sql.run(
                                            session,
                                            "RESTORE DATABASE bank FROM DISK = 'sub/bank.bak' WITH REPLACE")
                                    .errorNumbers())
                    .containsExactly(3101, 3013);
            for (String name : List.of("../escaped.bak", "", "..", "nowhere/../../../x.bak")) {
                assertThat(
                                Sql.run(session, "BACKUP DATABASE bank TO DISK = '" + name + "'")
                                        .errorNumbers())
                        .containsExactly(3201, 3013);
            }
            assertThat(Sql.run(session, "RESTORE VERIFYONLY FROM DISK = 'none.bak'").errorNumbers())
                    .containsExactly(3201, 3013);
            Sql.succeed(
                    other, "USE master; CREATE TABLE mine (a int); INSERT INTO mine VALUES (5);");
            Sql.succeed(session, "BACKUP DATABASE master TO DISK = 'master.bak'");
            Sql.succeed(other, "USE bank; DROP TABLE master.dbo.mine;");
            Sql.succeed(session, "RESTORE DATABASE master FROM DISK = 'master.bak' WITH REPLACE");
            assertThat(Sql.scalar(session, "SELECT a FROM mine")).isEqualTo(5);
            try (Stream<Path> left = Files.list(folder.resolve("backup"))) {
                assertThat(left.map(path -> path.getFileName().toString()))
                        .containsExactlyInAnyOrder("sub", "master.bak");
            }
        }
    }

    @Test
    void everyByteOfABackupCounts(@TempDir Path folder) throws IOException {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            Sql.succeed(
                    session,
                    "CREATE DATABASE small; CREATE TABLE small.dbo.t (id int PRIMARY KEY, a nvarchar(20)); INSERT small.dbo.t VALUES (1, N'ä');"
                            + " BACKUP DATABASE small TO DISK = 'small.bak'");
            Path file = folder.resolve("backup").resolve("small.bak");
            byte[] good = Files.readAllBytes(file);
            Random random = new Random(11);
            for (int at = 0; at < good.length; at++) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bad);
                List<Integer> errors =
                        Sql.run(session, "RESTORE VERIFYONLY FROM DISK = 'small.bak'")
                                .errorNumbers();
                assertThat(errors).as("byte " + at).hasSize(2);
                assertThat(errors.get(0)).as("byte " + at).isIn(REFUSALS);
            }
            for (int length = 0; length < good.length; length += 7) {
                Files.write(file, java.util.Arrays.copyOf(good, length));
                assertThat(
                                Sql.run(session, "RESTORE VERIFYONLY FROM DISK = 'small.bak'")
                                        .errorNumbers()
                                        .get(0))
                        .as("length " + length)
                        .isIn(REFUSALS);
            }
            Files.write(file, java.util.Arrays.copyOf(good, good.length + 1));
            assertThat(
                            Sql.run(session, "RESTORE VERIFYONLY FROM DISK = 'small.bak'")
                                    .errorNumbers())
                    .containsExactly(3189, 3013);
        }
    }

    @Test
    void progressIsToldInStepsAndFilesAreListed(@TempDir Path folder) {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            Sql.succeed(session, accounts());
            Sql.succeed(
                    session,
                    "CREATE TABLE bank.dbo.ballast (n int, t nvarchar(200));"
                            + " INSERT INTO bank.dbo.ballast SELECT a.id, REPLICATE(N'x', 100) FROM bank.dbo.accounts a CROSS JOIN bank.dbo.accounts b");
            List<String> backup =
                    percents(
                            Sql.succeed(
                                    session,
                                    "BACKUP DATABASE bank TO DISK = 'bank.bak' WITH STATS = 20"));
            assertThat(backup)
                    .hasSizeGreaterThan(2)
                    .endsWith("100 percent processed.")
                    .doesNotHaveDuplicates()
                    .isSubsetOf(
                            "20 percent processed.",
                            "40 percent processed.",
                            "60 percent processed.",
                            "80 percent processed.",
                            "100 percent processed.");
            List<String> restore =
                    percents(
                            Sql.succeed(
                                    session,
                                    "RESTORE DATABASE copy FROM DISK = 'bank.bak' WITH STATS"));
            assertThat(restore)
                    .hasSizeGreaterThan(2)
                    .endsWith("100 percent processed.")
                    .doesNotHaveDuplicates();
            assertThat(percents(Sql.succeed(session, "RESTORE VERIFYONLY FROM DISK = 'bank.bak'")))
                    .isEmpty();
            assertThat(
                            Sql.run(
                                            session,
                                            "RESTORE VERIFYONLY FROM DISK = 'bank.bak' WITH STATS = 0")
                                    .errorNumbers())
                    .containsExactly(49500);
            List<Object> files =
                    Sql.succeed(session, "RESTORE FILELISTONLY FROM DISK = 'bank.bak'")
                            .last()
                            .rows()
                            .get(0);
            assertThat(files).hasSize(22).startsWith("bank", "bank", "D", "PRIMARY");
            assertThat(
                            Sql.run(
                                            session,
                                            "BACKUP DATABASE bank TO DISK = 'bank.bak' WITH NOINIT")
                                    .errorNumbers())
                    .containsExactly(49570, 3013);
        }
    }

    private static List<String> percents(Collected collected) {
        return collected.messages.stream()
                .filter(message -> message.number() == 3211)
                .map(Message::text)
                .toList();
    }

    @Test
    void whoeverMayBackUpMayDoNothingElse(@TempDir Path folder) {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            Sql.succeed(
                    session,
                    """
                    CREATE LOGIN granted WITH PASSWORD = 'Annes-apples-5';
                    CREATE LOGIN member WITH PASSWORD = 'Annes-apples-5';
                    CREATE DATABASE shop;
                    GO
                    USE shop;
                    CREATE TABLE t (id int);
                    CREATE USER granted FOR LOGIN granted;
                    CREATE USER member FOR LOGIN member;
                    GRANT BACKUP DATABASE TO granted;
                    ALTER ROLE db_backupoperator ADD MEMBER member;
                    USE master;
                    """);
            for (String name : List.of("granted", "member")) {
                try (Session user = instance.openSession(name)) {
                    Sql.succeed(user, "BACKUP DATABASE shop TO DISK = '" + name + ".bak'");
                    assertThat(Sql.run(user, "SELECT * FROM shop.dbo.t").errorNumbers())
                            .containsExactly(229);
                    assertThat(
                                    Sql.run(
                                                    user,
                                                    "RESTORE VERIFYONLY FROM DISK = '"
                                                            + name
                                                            + ".bak'")
                                            .errorNumbers())
                            .containsExactly(3110, 3013);
                    assertThat(
                                    Sql.run(
                                                    user,
                                                    "BACKUP DATABASE shop TO DISK = '"
                                                            + folder.resolve("whole.bak")
                                                            + "'")
                                            .errorNumbers())
                            .containsExactly(3201, 3013);
                    assertThat(
                                    Sql.run(user, "BACKUP DATABASE master TO DISK = 'm.bak'")
                                            .errorNumbers())
                            .containsExactly(262, 3013);
                }
            }
            Sql.succeed(session, "USE shop; DENY BACKUP DATABASE TO member; USE master");
            try (Session user = instance.openSession("member")) {
                assertThat(
                                Sql.run(user, "BACKUP DATABASE shop TO DISK = 'again.bak'")
                                        .errorNumbers())
                        .containsExactly(262, 3013);
            }
        }
    }

    @Test
    void jobsAreBackedUpWithMsdbAndRunAfterItIsRestored(@TempDir Path folder) throws Exception {
        try (Instance instance = Instance.open(InstanceOptions.at(folder).withJobs(true));
                Session session = instance.openSession()) {
            Sql.succeed(
                    session,
                    """
                    CREATE TABLE dbo.runs (n int NOT NULL IDENTITY);
                    GO
                    EXEC msdb.dbo.sp_add_job @job_name = N'kept';
                    EXEC msdb.dbo.sp_add_jobstep @job_name = N'kept', @step_name = N'run', @command = N'INSERT INTO dbo.runs DEFAULT VALUES';
                    EXEC msdb.dbo.sp_add_jobschedule @job_name = N'kept', @name = N'later', @freq_type = 1, @active_start_date = 20991231;
                    EXEC msdb.dbo.sp_add_jobserver @job_name = N'kept';
                    BACKUP DATABASE msdb TO DISK = 'msdb.bak';
                    EXEC msdb.dbo.sp_delete_job @job_name = N'kept';
                    """);
            // The agent reads and writes there.
            assertThat(
                            Sql.run(
                                            session,
                                            "RESTORE DATABASE msdb FROM DISK = 'msdb.bak' WITH REPLACE")
                                    .errorNumbers())
                    .containsExactly(3101, 3013);
        }
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            Sql.succeed(session, "RESTORE DATABASE msdb FROM DISK = 'msdb.bak' WITH REPLACE");
        }
        try (Instance instance = Instance.open(InstanceOptions.at(folder).withJobs(true));
                Session session = instance.openSession()) {
            Sql.succeed(session, "EXEC msdb.dbo.sp_start_job N'kept'");
            Jobs.awaitOutcomes(session, "kept", 1);
            assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM dbo.runs")).isEqualTo(1);
            assertThat(Sql.scalar(session, "SELECT next_run_date FROM msdb.dbo.sysjobschedules"))
                    .isEqualTo(20991231);
        }
        // Owners of jobs are numbers of logins, which are others' elsewhere.
        try (Instance other = Instance.open(InstanceOptions.inMemory());
                Session session = other.openSession()) {
            String file = folder.resolve("backup/msdb.bak").toString();
            for (String name : List.of("msdb", "elsewhere")) {
                assertThat(
                                Sql.run(
                                                session,
                                                "RESTORE DATABASE %s FROM DISK = '%s' WITH REPLACE"
                                                        .formatted(name, file))
                                        .errorNumbers())
                        .containsExactly(49572, 3013);
            }
        }
    }

    @Test
    void tablesOfJobsAreMadeAgainWhereARestoreTookThemAway(@TempDir Path folder) {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            Sql.succeed(session, "BACKUP DATABASE msdb TO DISK = 'before.bak'");
            Sql.succeed(session, "EXEC msdb.dbo.sp_add_job @job_name = N'gone'");
            Sql.succeed(session, "RESTORE DATABASE msdb FROM DISK = 'before.bak' WITH REPLACE");
        }
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            Sql.succeed(session, "EXEC msdb.dbo.sp_add_job @job_name = N'made'");
            assertThat(Sql.scalar(session, "SELECT STRING_AGG(name, N' ') FROM msdb.dbo.sysjobs"))
                    .isEqualTo("made");
        }
    }

    @Test
    @Tag("long")
    void killedBackupsAndRestoresLeaveTheInstanceAsItWas(@TempDir Path folder) throws Exception {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            Sql.succeed(session, accounts());
            Sql.succeed(
                    session,
                    "CREATE TABLE bank.dbo.ballast (n int, t nvarchar(200));"
                            + " INSERT INTO bank.dbo.ballast SELECT TOP (50000) a.id, REPLICATE(N'x', 100) FROM bank.dbo.accounts a"
                            + " CROSS JOIN bank.dbo.accounts b CROSS JOIN bank.dbo.accounts c;"
                            + " BACKUP DATABASE bank TO DISK = 'first.bak'");
        }
        Random random = new Random(3);
        for (int i = 0; i < 6; i++) {
            Process process =
                    ChildJvm.start("dev.outrigger.test.RestoringEngine", folder.toString());
            try (var lines = process.inputReader()) {
                assertThat(lines.readLine()).isEqualTo("ready");
                Thread.sleep(random.nextInt(1500));
                process.toHandle().destroyForcibly();
            }
            process.waitFor();
            try (Instance instance = Instance.open(InstanceOptions.at(folder));
                    Session session = instance.openSession()) {
                requireConsistent(session, "bank");
                Sql.succeed(session, "RESTORE VERIFYONLY FROM DISK = 'first.bak'");
                assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM bank.dbo.ballast"))
                        .isEqualTo(50000);
                Object copies =
                        Sql.scalar(
                                session, "SELECT COUNT(*) FROM sys.databases WHERE name = 'copy'");
                if (copies.equals(1)) {
                    requireConsistent(session, "copy");
                    assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM copy.dbo.ballast"))
                            .isEqualTo(50000);
                }
                if (Files.exists(folder.resolve("backup/again.bak"))) {
                    Sql.succeed(session, "RESTORE VERIFYONLY FROM DISK = 'again.bak'");
                }
            }
        }
    }
}
