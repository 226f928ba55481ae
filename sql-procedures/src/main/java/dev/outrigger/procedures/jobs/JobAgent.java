package dev.outrigger.procedures.jobs;

import dev.outrigger.engine.Engine;
import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.procedures.system.Configuration;
import dev.outrigger.procedures.system.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the jobs of an instance. It does nothing, and has no thread, until there is a job with a
 * schedule or one is started. Thread-safe.
 */
public final class JobAgent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobAgent.class);
    private static final String SCHEDULED = "schedule ";
    private static final String MISSED = "missed ";
    private static final String AT_START = "start ";
    private static final String ASKED = "asked";
    private static final String NO_JOB = "none";
    private static final String CHANGED = "changed";
    private static final long LATER_MILLIS = 5_000;

    private final Engine engine;
    private final Configuration configuration;
    private final JobClock clock;
    private final JobCounts counts = new JobCounts();
    private final Plan plan = new Plan();
    private final Map<String, JobRun> running = new ConcurrentHashMap<>();

    /** When the last run of a job ended: a time of its schedule before that has passed over. */
    private final Map<String, Instant> ended = new ConcurrentHashMap<>();

    /** Of the catch-up runs that wait, what they are for. */
    private final Map<String, Reason> waiting = new ConcurrentHashMap<>();

    private Optional<SessionSource> sessions = Optional.empty();
    private Optional<JobTables> tables = Optional.empty();
    private Optional<RunRecords> records = Optional.empty();
    private Optional<Timers> timers = Optional.empty();
    private int session;
    private boolean closed;

    public JobAgent(Engine engine, Configuration configuration, JobClock clock) {
        this.engine = engine;
        this.configuration = configuration;
        this.clock = clock;
        RunningJobsView.addTo(engine, this);
    }

    public JobCounts counts() {
        return counts;
    }

    /**
     * From here on jobs run: those whose time has come while the instance was away, as 'missed job
     * runs' says.
     */
    public synchronized void start(SessionSource source) {
        sessions = Optional.of(source);
        boolean made;
        try (EngineSession look = engine.openSession()) {
            made = AgentTables.areMade(look.catalog());
        }
        if (made) {
            begin();
        }
    }

    /** Whether jobs run here. */
    public synchronized boolean isStarted() {
        return sessions.isPresent() && !closed;
    }

    private JobTables begin() {
        if (tables.isPresent()) {
            return tables.get();
        }
        AgentTables.make(engine);
        JobTables opened = new JobTables(() -> sessions.orElseThrow().open(Optional.empty()));
        tables = Optional.of(opened);
        session = opened.beginSession(clock.local());
        RunRecords kept = new RunRecords(opened, session, clock, configuration, counts);
        records = Optional.of(kept);
        opened.interrupted(session).forEach(kept::interrupted);
        opened.unbegun(session).forEach(kept::unbegun);
        opened.forgetSessions(session);
        compare(opened, true);
        return opened;
    }

    /**
     * Jobs or schedules have changed, and that is committed. Where the tables cannot be read, which
     * is no fault of whoever changed them, this is tried again a little later.
     */
    public synchronized void changed() {
        if (sessions.isEmpty() || closed) {
            return;
        }
        try {
            if (tables.isEmpty()) {
                begin();
            } else {
                compare(tables.get(), false);
            }
        } catch (JobTablesFailed | SqlError e) {
            LOG.atError().setCause(e).log("jobs could not be read");
            counts.failedToRun();
            timers().at(NO_JOB, CHANGED, System.currentTimeMillis() + LATER_MILLIS);
        }
    }

    /** Makes the timers what the tables say. */
    private void compare(JobTables from, boolean atStart) {
        Instant now = clock.now();
        List<JobTables.Attached> attached = from.attached();
        for (Plan.Key gone : plan.keep(attached)) {
            timers.ifPresent(all -> all.cancel(gone.job(), SCHEDULED + gone.schedule()));
            note(from, gone, Optional.empty());
        }
        Set<String> caughtUp = new HashSet<>();
        for (JobTables.Attached one : attached) {
            if (atStart) {
                catchUp(one, now, caughtUp);
            }
            Plan.Planned planned = plan.plan(one, now);
            if (planned.changed()) {
                arm(planned.entry());
                note(from, new Plan.Key(one.job(), one.schedule()), planned.entry().next());
            }
        }
        Set<String> jobs = from.jobs();
        ended.keySet().retainAll(jobs);
        running.values().stream()
                .filter(run -> !jobs.contains(run.job()))
                .forEach(run -> run.stop("The job was deleted."));
    }

    private void note(JobTables to, Plan.Key key, Optional<Instant> next) {
        to.plan(
                session,
                key.job(),
                key.schedule(),
                next.map(JobClock::local),
                plan.soonest(key.job()).map(JobClock::local));
    }

    /**
     * What the start of the instance owes to a schedule: a run for the time that was missed, once
     * for each job.
     */
    private void catchUp(JobTables.Attached one, Instant now, Set<String> caughtUp) {
        if (one.rule().type() == ScheduleRule.AT_START) {
            wake(
                    one.job(),
                    AT_START + one.schedule(),
                    new Reason.AtStart(one.schedule(), one.scheduleName(), now));
            return;
        }
        Optional<Instant> missed =
                one.next().map(RunDate::instant).filter(due -> !due.isAfter(now));
        if (missed.isEmpty()) {
            return;
        }
        boolean runs = configuration.isOn(Option.MISSED_JOB_RUNS) && caughtUp.add(one.job());
        LOG.atInfo()
                .addKeyValue("job", one.jobName())
                .addKeyValue("missed", missed.get())
                .addKeyValue("caught_up", runs)
                .log("job run missed");
        counts.runMissed();
        if (runs) {
            wake(
                    one.job(),
                    MISSED + one.schedule(),
                    new Reason.Missed(one.schedule(), one.scheduleName(), missed.get(), now));
        }
    }

    private void wake(String job, String timer, Reason reason) {
        tables.orElseThrow().requested(session, job, reason.source(), JobClock.local(reason.at()));
        waiting.put(job + "/" + timer, reason);
        timers().at(job, timer, System.currentTimeMillis());
    }

    private void arm(Plan.Entry entry) {
        String timer = SCHEDULED + entry.attached().schedule();
        if (entry.next().isEmpty()) {
            timers.ifPresent(all -> all.cancel(entry.attached().job(), timer));
            return;
        }
        Duration left = clock.wall(Duration.between(clock.now(), entry.next().get()));
        timers().at(
                        entry.attached().job(),
                        timer,
                        System.currentTimeMillis() + Math.max(0, left.toMillis()));
    }

    private Timers timers() {
        if (timers.isEmpty()) {
            timers =
                    Optional.of(
                            new Timers(configuration.running(Option.JOBS_AT_ONCE), this::woken));
        }
        return timers.get();
    }

    /** Begins a run that somebody asks for. job: committed. */
    void request(String job, String jobName, Optional<Integer> step, String login) {
        synchronized (this) {
            requireStarted();
            begin();
            JobRun run = run(job, new Reason.Asked(login, step, clock.now()));
            JobRun other = running.putIfAbsent(job, run);
            if (other != null) {
                throw refused(
                        "run",
                        jobName,
                        login,
                        "the job is already running from a request by " + asker(other) + ".");
            }
            try {
                tables.orElseThrow()
                        .requested(
                                session,
                                job,
                                run.reason().source(),
                                JobClock.local(run.reason().at()));
            } catch (RuntimeException e) {
                running.remove(job);
                throw e;
            }
            timers().at(job, ASKED, System.currentTimeMillis());
        }
    }

    /** A job by what is committed; else it cannot be run. */
    JobTables.Known known(String job) {
        synchronized (this) {
            requireStarted();
            return begin().known(job)
                    .orElseThrow(
                            () ->
                                    SqlError.of(
                                            ErrorCode.AGENT,
                                            "SQLServerAgent Error: Request to run job "
                                                    + job
                                                    + " refused because the transaction that adds it is not committed."));
        }
    }

    private static String asker(JobRun run) {
        return run.reason() instanceof Reason.Asked asked
                ? "User " + asked.login()
                : run.reason() instanceof Reason.AtStart ? "Start Sequence" : "a schedule";
    }

    /** Ends a run that is under way. Returns before it has ended. */
    void stop(String job, String jobName, String login) {
        requireStarted();
        JobRun run = running.get(job);
        if (run == null) {
            throw refused("stop", jobName, login, "the job is not currently running.");
        }
        run.stop("The job was stopped by User " + login + ".");
    }

    private synchronized void requireStarted() {
        if (sessions.isEmpty() || closed) {
            throw SqlError.of(
                    ErrorCode.AGENT,
                    "SQLServerAgent is not currently running so it cannot be notified of this action.");
        }
    }

    private static SqlError refused(String what, String job, String login, String why) {
        return SqlError.of(
                ErrorCode.AGENT,
                "SQLServerAgent Error: Request to "
                        + what
                        + " job "
                        + job
                        + " (from User "
                        + login
                        + ") refused because "
                        + why);
    }

    private JobRun run(String job, Reason reason) {
        return new JobRun(job, reason, clock, sessions.orElseThrow(), records.orElseThrow());
    }

    /** How many jobs run or wait for a thread. */
    public int runningJobs() {
        return running.size();
    }

    /** What runs at this moment. */
    List<JobRun> running() {
        return new ArrayList<>(running.values());
    }

    /** On a thread of the timers'. */
    private void woken(String job, String timer) {
        try {
            if (timer.equals(CHANGED)) {
                changed();
                return;
            }
            Optional<JobRun> due = due(job, timer);
            if (due.isPresent()) {
                perform(due.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("job_id", job).log("job could not run");
            counts.failedToRun();
        }
    }

    /** The run that a timer stands for; empty when it is not to be. */
    private synchronized Optional<JobRun> due(String job, String timer) {
        if (closed) {
            return Optional.empty();
        }
        if (timer.equals(ASKED)) {
            return Optional.ofNullable(running.get(job));
        }
        Optional<Reason> reason =
                timer.startsWith(SCHEDULED)
                        ? scheduled(job, Integer.parseInt(timer.substring(SCHEDULED.length())))
                        : Optional.ofNullable(waiting.remove(job + "/" + timer));
        if (reason.isEmpty()) {
            return Optional.empty();
        }
        if (!tables.orElseThrow().isEnabled(job)) {
            if (!running.containsKey(job)) {
                tables.orElseThrow().withdrawn(session, job);
            }
            return Optional.empty();
        }
        JobRun run = run(job, reason.get());
        return running.putIfAbsent(job, run) == null ? Optional.of(run) : Optional.empty();
    }

    /**
     * A schedule's time has come; the next is planned before the job runs. Empty where the job
     * still ran at that time.
     */
    private Optional<Reason> scheduled(String job, int schedule) {
        Plan.Key key = new Plan.Key(job, schedule);
        Optional<Plan.Entry> come = plan.entry(key);
        if (come.isEmpty() || come.get().next().isEmpty()) {
            return Optional.empty();
        }
        Instant at = come.get().next().get();
        Instant now = clock.now();
        Plan.Entry next = plan.advance(key, come.get(), now.isBefore(at) ? at : now);
        arm(next);
        try {
            note(tables.orElseThrow(), key, next.next());
        } catch (JobTablesFailed e) {
            // The job runs all the same; its next time is shown when it is planned again.
            LOG.atWarn().setCause(e).addKeyValue("job_id", job).log("job's next time not noted");
        }
        Instant last = ended.get(job);
        if (last != null && last.isAfter(at)) {
            counts.runSkipped();
            return Optional.empty();
        }
        return Optional.of(
                new Reason.Scheduled(schedule, come.get().attached().scheduleName(), at));
    }

    private void perform(JobRun run) throws InterruptedException {
        JobTables written = tables.orElseThrow();
        boolean noted = false;
        try {
            Optional<JobDefinition> found = written.definition(run.job());
            if (found.isEmpty()) {
                return;
            }
            JobDefinition job = found.get();
            Instant began = clock.now();
            LOG.atInfo()
                    .addKeyValue("job", job.name())
                    .addKeyValue("reason", run.reason().kind())
                    .log("job started");
            written.begun(
                    session,
                    run.job(),
                    run.reason().source(),
                    JobClock.local(run.reason().at()),
                    JobClock.local(began));
            noted = true;
            JobRun.Ended end = run.run(job);
            Duration took = Duration.between(began, clock.now());
            records.orElseThrow().ended(job, end, JobClock.local(began), took);
            if (RunRecords.isWanted(job.deleteLevel(), end.status())) {
                written.delete(job.id());
                changed();
            }
        } finally {
            ended.put(run.job(), clock.now());
            running.remove(run.job());
            if (!noted) {
                LOG.atWarn()
                        .addKeyValue("job_id", run.job())
                        .log("job did not run: it is no more, or its start could not be noted");
            }
        }
    }

    /** What was accepted and has had no thread: nothing runs any more. */
    private void noteNeverBegun() {
        Map<String, Reason> left = new HashMap<>();
        waiting.forEach(
                (timer, reason) -> left.put(timer.substring(0, timer.indexOf('/')), reason));
        running.values().forEach(run -> left.put(run.job(), run.reason()));
        left.forEach(
                (job, reason) -> {
                    try {
                        tables.orElseThrow()
                                .definition(job)
                                .ifPresent(
                                        found -> records.orElseThrow().neverBegun(found, reason));
                    } catch (RuntimeException e) {
                        LOG.atError()
                                .setCause(e)
                                .addKeyValue("job_id", job)
                                .log("job could not run");
                        counts.failedToRun();
                    }
                });
        waiting.clear();
        running.clear();
    }

    /** Stops what runs, which is noted, and lets nothing begin. Returns when nothing runs. */
    @Override
    public void close() {
        Optional<Timers> all;
        synchronized (this) {
            closed = true;
            all = timers;
        }
        running.values().forEach(run -> run.stop("The instance was closed."));
        all.ifPresent(Timers::close);
        noteNeverBegun();
        tables.ifPresent(JobTables::close);
    }
}
