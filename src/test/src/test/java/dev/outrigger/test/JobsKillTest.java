package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job every minute of a clock that runs sixty times as fast, in a process that is killed in the
 * middle of two of its runs: the history tells of every run, and the table has the rows of those
 * that succeeded.
 */
class JobsKillTest {
    private static final int RATE = 60;

    /** How long a run that is to be killed waits for that. */
    private static final String BLOCK = "00:05:00";

    /** How many runs there are at least after the second kill. */
    private static final int LAST_RUNS = 3;

    @TempDir private Path folder;
    private long anchor;

    @BeforeEach
    void define() {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            Sql.succeed(
                    session,
                    """
                    CREATE DATABASE shop;
                    GO
                    USE shop;
                    CREATE TABLE dbo.ticks (began datetime NOT NULL PRIMARY KEY);
                    CREATE TABLE dbo.blocked (ticks int NOT NULL PRIMARY KEY);
                    GO
                    CREATE PROCEDURE dbo.tick AS
                    IF EXISTS (SELECT * FROM dbo.blocked WHERE ticks = (SELECT COUNT(*) FROM dbo.ticks)) WAITFOR DELAY '%s'
                    SELECT start_execution_date FROM msdb.dbo.sysjobactivity WHERE stop_execution_date IS NULL AND start_execution_date IS NOT NULL
                    GO
                    EXEC msdb.dbo.sp_add_job @job_name = N'tick';
                    EXEC msdb.dbo.sp_add_jobstep @job_name = N'tick', @step_name = N'insert', @database_name = N'shop',
                        @command = N'INSERT INTO dbo.ticks EXEC dbo.tick';
                    EXEC msdb.dbo.sp_add_jobschedule @job_name = N'tick', @name = N'every minute', @freq_type = 4, @freq_interval = 1,
                        @freq_subday_type = 4, @freq_subday_interval = 1;
                    EXEC msdb.dbo.sp_add_jobserver @job_name = N'tick';
                    """
                            .formatted(BLOCK));
        }
        anchor = System.currentTimeMillis();
    }

    @Test
    void killedInTwoRunsNothingIsLostAndNothingIsMadeUp() throws Exception {
        killTwice(3, 12);
    }

    @Test
    @Tag("long")
    void soIsAWholeHour() throws Exception {
        killTwice(15, 60);
    }

    /**
     * runs: how many are whole before each kill. minutes: when it ends at the earliest, by the fast
     * clock.
     */
    private void killTwice(int runs, int minutes) throws Exception {
        block(runs);
        killInRun(runs + 1);
        block(2 * runs);
        killInRun(runs + 1);
        block(-1);
        runUntil(anchor + TimeUnit.MINUTES.toMillis(minutes) / RATE);
        check(runs);
    }

    private void block(int ticks) {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            Sql.succeed(
                    session,
                    "DELETE FROM shop.dbo.blocked; INSERT INTO shop.dbo.blocked VALUES ("
                            + ticks
                            + ")");
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder =
                ChildJvm.command("dev.outrigger.test.JobServer", folder.toString());
        builder.command().add(1, "-Doutrigger.jobs.clock=" + RATE + "@" + anchor);
        return builder.redirectErrorStream(true).start();
    }

    /** Kills the process while the run of that number waits. */
    private void killInRun(int number) throws Exception {
        Process process = start();
        StringBuilder printed = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            int begun = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.append(line).append('\n');
                if (line.contains("job started") && ++begun == number) {
                    Thread.sleep(200);
                    // The process alone: what it has printed is still to be read.
                    process.toHandle().destroyForcibly();
                }
            }
            assertThat(begun).as(printed.toString()).isEqualTo(number);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Ends the process as it is meant to end, after some runs, and not before a moment. */
    private void runUntil(long millis) throws Exception {
        Process process = start();
        StringBuilder printed = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            int begun = 0;
            boolean ending = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.append(line).append('\n');
                begun += line.contains("job started") ? 1 : 0;
                if (!ending && begun > LAST_RUNS && System.currentTimeMillis() >= millis) {
                    ending = true;
                    process.getOutputStream().close();
                }
            }
            assertThat(process.waitFor()).as(printed.toString()).isEqualTo(0);
        } finally {
            process.destroyForcibly();
        }
    }

    private record Run(LocalDateTime began, long seconds, int status, String message) {}

    private void check(int runs) {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            List<Run> all = new ArrayList<>();
            for (List<Object> row :
                    Sql.succeed(
                                    session,
                                    """
                                    SELECT CONVERT(nvarchar(30), CONVERT(datetime2(0), CONVERT(nvarchar(8), run_date) + N' '
                                            + STUFF(STUFF(RIGHT(N'000000' + CONVERT(nvarchar(6), run_time), 6), 5, 0, N':'), 3, 0, N':')), 126),
                                        run_duration / 10000 * 3600 + run_duration / 100 % 100 * 60 + run_duration % 100, run_status, message
                                    FROM msdb.dbo.sysjobhistory WHERE step_id = 0 ORDER BY run_date, run_time, instance_id
                                    """)
                            .last()
                            .rows()) {
                all.add(
                        new Run(
                                LocalDateTime.parse((String) row.get(0)),
                                (Integer) row.get(1),
                                (Integer) row.get(2),
                                (String) row.get(3)));
            }
            String told = all.toString();
            List<Run> interrupted = all.stream().filter(run -> run.status() == 0).toList();
            assertThat(interrupted)
                    .as(told)
                    .hasSize(2)
                    .allMatch(run -> run.message().contains("interrupted"));
            assertThat(all.stream().filter(run -> run.status() == 1))
                    .as(told)
                    .hasSizeGreaterThanOrEqualTo(2 * runs + LAST_RUNS);
            // The one that was under way at the end was stopped, and that is noted.
            assertThat(all.subList(0, all.size() - 1)).as(told).allMatch(run -> run.status() <= 1);
            // None began before the one before it had ended, and the run after a kill succeeded.
            for (int i = 1; i < all.size(); i++) {
                Run before = all.get(i - 1);
                assertThat(all.get(i).began())
                        .as(told)
                        .isAfterOrEqualTo(before.began().plusSeconds(before.seconds()));
                assertThat(before.status() + all.get(i).status()).as(told).isPositive();
            }
            assertThat(all)
                    .as(told)
                    .anyMatch(run -> run.message().contains("for the time that was missed"));

            List<LocalDateTime> succeeded =
                    all.stream().filter(run -> run.status() == 1).map(Run::began).toList();
            List<LocalDateTime> rows =
                    Sql.succeed(
                                    session,
                                    "SELECT CONVERT(nvarchar(30), DATEADD(millisecond, -DATEPART(millisecond, began), began), 126) FROM shop.dbo.ticks ORDER BY began")
                            .last()
                            .column(0)
                            .stream()
                            .map(text -> LocalDateTime.parse((String) text))
                            .toList();
            assertThat(rows).isEqualTo(succeeded);
            assertThat(
                            Sql.succeed(
                                            session,
                                            "SELECT COUNT(*) FROM msdb.dbo.sysjobhistory WHERE step_id = 1 AND message LIKE N'The instance ended while the step ran%'")
                                    .last()
                                    .column(0))
                    .containsExactly(2);
        }
    }
}
