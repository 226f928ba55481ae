package dev.outrigger.procedures.jobs;

import dev.outrigger.CallArgument;
import dev.outrigger.Outcome;
import dev.outrigger.Session;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.jobs.JobDefinition.Flow;
import dev.outrigger.procedures.jobs.JobDefinition.Step;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the agent reads and writes in msdb, through a session of its own. Thread-safe: one text at a
 * time.
 */
final class JobTables implements AutoCloseable {
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
    private static final String OWNER =
            "CASE WHEN j.owner_sid = 0x01 THEN 1 ELSE CONVERT(int, SUBSTRING(j.owner_sid, 1, 4)) END";

    private static final String SETTINGS = "USE msdb; SET XACT_ABORT ON; SET NOCOUNT ON";

    private final Supplier<Session> sessions;
    private Session session;

    JobTables(Supplier<Session> sessions) {
        this.sessions = sessions;
        open();
    }

    private void open() {
        session = sessions.get();
        rows(session.execute(SETTINGS, new Queried()), new Queried());
    }

    /** Somebody may have killed the session. */
    private void reopenWhereClosed() {
        if (session.isClosed()) {
            open();
        }
    }

    /**
     * A schedule that is attached to a job, both enabled.
     *
     * @param next what was planned before; empty when nothing was
     */
    record Attached(
            String job,
            String jobName,
            int schedule,
            String scheduleName,
            ScheduleRule rule,
            Optional<LocalDateTime> next) {}

    /** A run that had no end when the instance had one. */
    record Interrupted(
            String job,
            String jobName,
            String source,
            int step,
            String stepName,
            boolean stepEnded,
            LocalDateTime start,
            LocalDateTime stepStart) {}

    private synchronized List<Queried.Row> run(String batch) {
        reopenWhereClosed();
        Queried queried = new Queried();
        return rows(session.execute(batch, queried), queried);
    }

    /** parameters: texts and whole numbers, @p1 and so on in the text. */
    private synchronized List<Queried.Row> run(String text, Object... parameters) {
        reopenWhereClosed();
        List<CallArgument> arguments = new ArrayList<>();
        List<String> declared = new ArrayList<>();
        for (Object parameter : parameters) {
            boolean number = parameter instanceof Integer;
            declared.add("@p" + (declared.size() + 1) + (number ? " int" : " nvarchar(max)"));
            arguments.add(
                    argument(
                            number
                                    ? new SqlValue(SqlType.INT, parameter)
                                    : text(parameter == null ? null : parameter.toString())));
        }
        arguments.add(0, argument(text(String.join(", ", declared))));
        arguments.add(0, argument(text(text)));
        Queried queried = new Queried();
        return rows(session.call("sp_executesql", arguments, queried), queried);
    }

    private static SqlValue text(String value) {
        return new SqlValue(SqlType.NVARCHAR_MAX, value == null ? null : SqlText.of(value));
    }

    private static CallArgument argument(SqlValue value) {
        return new CallArgument(Optional.empty(), Optional.of(value), false);
    }

    private List<Queried.Row> rows(Outcome outcome, Queried queried) {
        if (!outcome.succeeded() || !outcome.completed()) {
            if (!session.isClosed() && session.transactionDepth() > 0) {
                session.execute("ROLLBACK", new Queried());
            }
            throw new JobTablesFailed(
                    outcome.firstError()
                            .map(error -> error.number() + ": " + error.text())
                            .orElse("cancelled"));
        }
        return queried.rows();
    }

    private static String iso(LocalDateTime time) {
        return ISO.format(time);
    }

    private static Optional<LocalDateTime> planned(int date, int time) {
        return date == 0
                ? Optional.empty()
                : Optional.of(RunDate.date(date).atTime(RunDate.time(time)));
    }

    /** Begins the life of an agent; what an earlier one left is told by {@link #interrupted}. */
    int beginSession(LocalDateTime now) {
        return run(
                        "INSERT INTO syssessions (agent_start_date) VALUES (CONVERT(datetime, @p1, 126)); SELECT CONVERT(int, SCOPE_IDENTITY())",
                        iso(now))
                .get(0)
                .number(0);
    }

    List<Interrupted> interrupted(int session) {
        List<Interrupted> found = new ArrayList<>();
        List<Queried.Row> rows =
                run(
                        """
                        SELECT a.job_id, j.name, a.run_requested_source, ISNULL(a.last_executed_step_id, 0), ISNULL(s.step_name, N''),
                            CONVERT(nvarchar(30), a.start_execution_date, 126), CONVERT(nvarchar(30), a.last_executed_step_date, 126)
                        FROM sysjobactivity AS a JOIN sysjobs AS j ON j.job_id = a.job_id
                            LEFT JOIN sysjobsteps AS s ON s.job_id = a.job_id AND s.step_id = a.last_executed_step_id
                        WHERE a.session_id < @p1 AND a.start_execution_date IS NOT NULL AND a.stop_execution_date IS NULL
                        ORDER BY a.start_execution_date
                        """,
                        session);
        for (Queried.Row row : rows) {
            LocalDateTime start = LocalDateTime.parse(row.text(5));
            LocalDateTime step = row.isNull(6) ? start : LocalDateTime.parse(row.text(6));
            boolean ended =
                    !run(
                                    "SELECT 1 FROM sysjobhistory WHERE job_id = @p1 AND step_id = @p2 AND run_date = @p3 AND run_time = @p4 AND run_status <> 2",
                                    row.text(0),
                                    row.number(3),
                                    RunDate.date(step),
                                    RunDate.time(step))
                            .isEmpty();
            found.add(
                    new Interrupted(
                            row.text(0),
                            row.text(1),
                            row.text(2),
                            row.number(3),
                            row.text(4),
                            ended || row.number(3) == 0,
                            start,
                            step));
        }
        return found;
    }

    /**
     * What is known of runs from before this agent's life, but for their history, is of no use any
     * more.
     */
    void forgetSessions(int session) {
        run(
                "BEGIN TRANSACTION; DELETE FROM sysjobactivity WHERE session_id < @p1; DELETE FROM syssessions WHERE session_id < @p1; COMMIT",
                session);
    }

    List<Attached> attached() {
        List<Attached> all = new ArrayList<>();
        for (Queried.Row row :
                run(
                        """
                        SELECT j.job_id, j.name, s.schedule_id, s.name, s.freq_type, s.freq_interval, s.freq_subday_type, s.freq_subday_interval,
                            s.freq_relative_interval, s.freq_recurrence_factor, s.active_start_date, s.active_end_date, s.active_start_time,
                            s.active_end_time, a.next_run_date, a.next_run_time
                        FROM sysjobschedules AS a JOIN sysjobs AS j ON j.job_id = a.job_id JOIN sysschedules AS s ON s.schedule_id = a.schedule_id
                            JOIN sysjobservers AS v ON v.job_id = j.job_id
                        WHERE j.enabled = 1 AND s.enabled = 1
                        ORDER BY j.name, s.schedule_id
                        """)) {
            ScheduleRule rule =
                    new ScheduleRule(
                            row.number(4),
                            row.number(5),
                            row.number(6),
                            row.number(7),
                            row.number(8),
                            row.number(9),
                            row.number(10),
                            row.number(11),
                            row.number(12),
                            row.number(13));
            all.add(
                    new Attached(
                            row.text(0),
                            row.text(1),
                            row.number(2),
                            row.text(3),
                            rule,
                            planned(row.number(14), row.number(15))));
        }
        return all;
    }

    /**
     * next: empty when the schedule's time comes no more. soonest: of all schedules of the job. A
     * job that was deleted meanwhile has neither.
     */
    void plan(
            int session,
            String job,
            int schedule,
            Optional<LocalDateTime> next,
            Optional<LocalDateTime> soonest) {
        run(
                """
                BEGIN TRANSACTION
                UPDATE sysjobschedules SET next_run_date = @p3, next_run_time = @p4 WHERE job_id = @p1 AND schedule_id = @p2
                UPDATE sysjobactivity SET next_scheduled_run_date = CONVERT(datetime, @p6, 126) WHERE session_id = @p5 AND job_id = @p1
                IF @@ROWCOUNT = 0
                    INSERT INTO sysjobactivity (session_id, job_id, next_scheduled_run_date)
                    SELECT @p5, job_id, CONVERT(datetime, @p6, 126) FROM sysjobs WHERE job_id = @p1
                COMMIT
                """,
                job,
                schedule,
                next.map(RunDate::date).orElse(0),
                next.map(RunDate::time).orElse(0),
                session,
                soonest.map(JobTables::iso).orElse(null));
    }

    Optional<JobDefinition> definition(String job) {
        List<Queried.Row> found =
                run(
                        "SELECT j.job_id, j.name, SUSER_NAME("
                                + OWNER
                                + "), CASE WHEN j.owner_sid = 0x01 THEN 1 ELSE 0 END, ISNULL(CONVERT(int, l.is_disabled), 0), j.start_step_id,"
                                + " j.notify_level_eventlog, j.delete_level FROM sysjobs AS j LEFT JOIN sys.sql_logins AS l ON l.principal_id = "
                                + OWNER
                                + " WHERE j.job_id = @p1",
                        job);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Queried.Row row = found.get(0);
        return Optional.of(
                new JobDefinition(
                        row.text(0),
                        row.text(1),
                        Optional.of(row.text(2)).filter(owner -> !owner.isEmpty()),
                        row.number(3) == 1,
                        row.number(3) == 0 && row.number(4) == 1,
                        row.number(5),
                        row.number(6),
                        row.number(7),
                        steps(job)));
    }

    private List<Step> steps(String job) {
        List<Step> steps = new ArrayList<>();
        for (Queried.Row row :
                run(
                        """
                        SELECT step_id, step_name, command, database_name, database_user_name, on_success_action, on_success_step_id,
                            on_fail_action, on_fail_step_id, retry_attempts, retry_interval
                        FROM sysjobsteps WHERE job_id = @p1 ORDER BY step_id
                        """,
                        job)) {
            steps.add(
                    new Step(
                            row.number(0),
                            row.text(1),
                            row.text(2),
                            row.text(3),
                            Optional.of(row.text(4)).filter(user -> !user.isEmpty()),
                            new Flow(row.number(5), row.number(6)),
                            new Flow(row.number(7), row.number(8)),
                            row.number(9),
                            row.number(10)));
        }
        return steps;
    }

    Set<String> jobs() {
        Set<String> ids = new HashSet<>();
        run("SELECT job_id FROM sysjobs").forEach(row -> ids.add(row.text(0)));
        return ids;
    }

    boolean isEnabled(String job) {
        return !run(
                        "SELECT 1 FROM sysjobs AS j JOIN sysjobservers AS v ON v.job_id = j.job_id WHERE j.job_id = @p1 AND j.enabled = 1",
                        job)
                .isEmpty();
    }

    /** owner: the login's name; empty when it is no more. */
    record Known(String name, String owner) {}

    /** A job, by what is committed. */
    Optional<Known> known(String job) {
        return run(
                        "SELECT j.name, ISNULL(SUSER_NAME("
                                + OWNER
                                + "), N'') FROM sysjobs AS j WHERE j.job_id = @p1",
                        job)
                .stream()
                .map(row -> new Known(row.text(0), row.text(1)))
                .findFirst();
    }

    /** A run has been accepted, and waits for a thread. */
    void requested(int session, String job, String source, LocalDateTime requested) {
        run(
                """
                BEGIN TRANSACTION
                UPDATE sysjobactivity SET run_requested_date = CONVERT(datetime, @p4, 126), run_requested_source = @p3,
                    start_execution_date = NULL, last_executed_step_id = NULL, last_executed_step_date = NULL, stop_execution_date = NULL,
                    job_history_id = NULL
                WHERE session_id = @p1 AND job_id = @p2
                IF @@ROWCOUNT = 0
                    INSERT INTO sysjobactivity (session_id, job_id, run_requested_date, run_requested_source)
                    VALUES (@p1, @p2, CONVERT(datetime, @p4, 126), @p3)
                COMMIT
                """,
                session,
                job,
                source,
                iso(requested));
    }

    /** A run that has been accepted is not to be after all. */
    void withdrawn(int session, String job) {
        run(
                """
                UPDATE sysjobactivity SET run_requested_date = NULL, run_requested_source = NULL
                WHERE session_id = @p1 AND job_id = @p2 AND start_execution_date IS NULL
                """,
                session,
                job);
    }

    /** A run that had not begun when the instance ended. */
    record Unbegun(String job, String jobName, String source, LocalDateTime requested) {}

    List<Unbegun> unbegun(int session) {
        return run(
                        """
                        SELECT a.job_id, j.name, a.run_requested_source, CONVERT(nvarchar(30), a.run_requested_date, 126)
                        FROM sysjobactivity AS a JOIN sysjobs AS j ON j.job_id = a.job_id
                        WHERE a.session_id < @p1 AND a.run_requested_date IS NOT NULL AND a.start_execution_date IS NULL
                            AND a.stop_execution_date IS NULL
                        ORDER BY a.run_requested_date
                        """,
                        session)
                .stream()
                .map(
                        row ->
                                new Unbegun(
                                        row.text(0),
                                        row.text(1),
                                        row.text(2),
                                        LocalDateTime.parse(row.text(3))))
                .toList();
    }

    /** source: as sysjobactivity has it. */
    void begun(int session, String job, String source, LocalDateTime requested, LocalDateTime now) {
        run(
                """
                BEGIN TRANSACTION
                UPDATE sysjobactivity SET run_requested_date = CONVERT(datetime, @p4, 126), run_requested_source = @p3,
                    start_execution_date = CONVERT(datetime, @p5, 126), last_executed_step_id = NULL, last_executed_step_date = NULL,
                    stop_execution_date = NULL, job_history_id = NULL
                WHERE session_id = @p1 AND job_id = @p2
                IF @@ROWCOUNT = 0
                    INSERT INTO sysjobactivity (session_id, job_id, run_requested_date, run_requested_source, start_execution_date)
                    VALUES (@p1, @p2, CONVERT(datetime, @p4, 126), @p3, CONVERT(datetime, @p5, 126))
                COMMIT
                """,
                session,
                job,
                source,
                iso(requested),
                iso(now));
    }

    void stepBegun(int session, String job, int step, LocalDateTime now) {
        run(
                """
                UPDATE sysjobactivity SET last_executed_step_id = @p3, last_executed_step_date = CONVERT(datetime, @p4, 126)
                WHERE session_id = @p1 AND job_id = @p2
                """,
                session,
                job,
                step,
                iso(now));
    }

    private static final String INSERT_HISTORY =
            """
            INSERT INTO sysjobhistory (job_id, step_id, step_name, sql_message_id, sql_severity, message, run_status, run_date, run_time,
                run_duration, operator_id_emailed, operator_id_netsent, operator_id_paged, retries_attempted, server)
            SELECT job_id, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, 0, 0, 0, @p11, @@SERVERNAME FROM sysjobs WHERE job_id = @p1
            """;

    private static Object[] values(HistoryRow row, Object... more) {
        List<Object> values = new ArrayList<>();
        values.add(row.job());
        values.add(row.step());
        values.add(row.name());
        values.add(row.error());
        values.add(row.severity());
        values.add(row.message());
        values.add(row.status());
        values.add(RunDate.date(row.at()));
        values.add(RunDate.time(row.at()));
        values.add(RunDate.duration(row.duration()));
        values.add(row.retries());
        values.addAll(List.of(more));
        return values.toArray();
    }

    /** An attempt at a step has ended. A job that was deleted meanwhile has no history. */
    void stepEnded(HistoryRow row) {
        run(
                "BEGIN TRANSACTION\n"
                        + INSERT_HISTORY
                        + """
                        UPDATE sysjobsteps SET last_run_outcome = @p7, last_run_duration = @p10, last_run_retries = @p11, last_run_date = @p8,
                            last_run_time = @p9
                        WHERE job_id = @p1 AND step_id = @p2
                        COMMIT
                        """,
                values(row));
    }

    /** A run has ended. keep: how many rows of the job's history stay, and of all jobs'. */
    void ended(int session, HistoryRow row, LocalDateTime now, int keepOfJob, int keep) {
        run(
                "DECLARE @made int\nBEGIN TRANSACTION\n"
                        + INSERT_HISTORY
                        + """
                        SELECT @made = CONVERT(int, SCOPE_IDENTITY())
                        UPDATE sysjobservers SET last_run_outcome = @p7, last_outcome_message = @p6, last_run_date = @p8, last_run_time = @p9,
                            last_run_duration = @p10
                        WHERE job_id = @p1
                        UPDATE sysjobactivity SET stop_execution_date = CONVERT(datetime, @p13, 126), job_history_id = @made
                        WHERE session_id = @p12 AND job_id = @p1
                        DELETE FROM sysjobhistory WHERE job_id = @p1 AND instance_id <= (SELECT instance_id FROM sysjobhistory WHERE job_id = @p1
                            ORDER BY instance_id DESC OFFSET @p14 ROWS FETCH NEXT 1 ROWS ONLY)
                        DELETE FROM sysjobhistory WHERE instance_id <= @made - @p15
                        COMMIT
                        """,
                values(row, session, iso(now), keepOfJob, keep));
    }

    void delete(String job) {
        run("EXEC dbo.sp_delete_job @job_id = @p1", job);
    }

    @Override
    public synchronized void close() {
        session.close();
    }
}
