package dev.outrigger;

import dev.outrigger.engine.Engine;
import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.rights.PasswordHash;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.rights.Principal;
import dev.outrigger.engine.rights.Rights;
import dev.outrigger.engine.rights.Securable;
import dev.outrigger.engine.store.StoreOptions;
import dev.outrigger.procedures.audit.AuditView;
import dev.outrigger.procedures.audit.ScriptAudit;
import dev.outrigger.procedures.batch.BatchSession;
import dev.outrigger.procedures.batch.InstanceParts;
import dev.outrigger.procedures.batch.OpenSessions;
import dev.outrigger.procedures.batch.SessionViews;
import dev.outrigger.procedures.external.ExternalLanguages;
import dev.outrigger.procedures.external.LimitsView;
import dev.outrigger.procedures.external.ScriptActivities;
import dev.outrigger.procedures.external.ScriptStatistics;
import dev.outrigger.procedures.external.ScriptViews;
import dev.outrigger.procedures.figures.InstanceFigures;
import dev.outrigger.procedures.figures.RequestCounts;
import dev.outrigger.procedures.governor.Governor;
import dev.outrigger.procedures.governor.GovernorViews;
import dev.outrigger.procedures.jobs.AgentTables;
import dev.outrigger.procedures.jobs.JobAgent;
import dev.outrigger.procedures.jobs.JobClock;
import dev.outrigger.procedures.system.ApplicationLocks;
import dev.outrigger.procedures.system.Configuration;
import dev.outrigger.procedures.system.ConfigurationView;
import dev.outrigger.procedures.system.Option;
import dev.outrigger.scripthost.ScriptHostOptions;
import dev.outrigger.scripthost.ScriptHostOptions.Isolation;
import dev.outrigger.scripthost.ScriptHosts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An SQL instance in this JVM: its databases, its settings and its script hosts. Thread-safe. One
 * process at a time holds a data folder open. Closing closes every session and ends every script
 * host.
 */
public final class Instance implements AutoCloseable {
    /** SQL Server gives user sessions numbers above 50. */
    private static final int FIRST_SESSION = 51;

    private static final int SESSIONS_MAX = Short.MAX_VALUE - FIRST_SESSION;

    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);

    private final Engine engine;
    private final List<Figure> figures;
    private final InstanceParts parts;
    private final ScriptStatistics statistics;
    private final Set<Session> sessions = new LinkedHashSet<>();
    private int opened;
    private boolean closed;

    private Instance(
            Engine engine, List<Figure> figures, InstanceParts parts, ScriptStatistics statistics) {
        this.engine = engine;
        this.figures = figures;
        this.parts = parts;
        this.statistics = statistics;
    }

    public static Instance open(InstanceOptions options) {
        Engine engine =
                Engine.open(
                        new StoreOptions(
                                options.folder(), options.cacheKilobytes(), options.lockTimeout()));
        boolean done = false;
        try (EngineSession session = engine.openSession()) {
            Configuration configuration =
                    new Configuration(session.catalog(), running -> limit(engine, running));
            ExternalLanguages languages =
                    new ExternalLanguages(session.catalog(), options.python());
            OpenSessions open = new OpenSessions();
            SessionViews.addTo(engine, open);
            ConfigurationView.addTo(engine, configuration);
            ScriptHosts hosts = openHosts(options, configuration);
            LimitsView.addTo(engine, configuration, languages, hosts);
            configuration.whenChanged(running -> hosts.reconfigure(hostOptions(options, running)));
            Governor governor = new Governor(session.catalog(), hosts);
            GovernorViews.addTo(engine, governor);
            ScriptAudit audit =
                    ScriptAudit.open(
                            options.folder(),
                            () -> configuration.running(Option.EXTERNAL_SCRIPT_AUDIT_ROWS));
            AuditView.addTo(engine, audit);
            ScriptActivities activities = new ScriptActivities();
            ScriptStatistics statistics =
                    ScriptStatistics.open(engine, session.catalog(), activities);
            ScriptViews.addTo(engine, activities, statistics);
            engine.whenFirstAskedFor(AgentTables.DATABASE, () -> AgentTables.make(engine));
            JobAgent agent = new JobAgent(engine, configuration, JobClock.configured());
            RequestCounts requests = new RequestCounts();
            Instance instance =
                    new Instance(
                            engine,
                            InstanceFigures.of(
                                    engine, open, requests, activities, hosts, agent, audit),
                            new InstanceParts(
                                    configuration,
                                    languages,
                                    hosts,
                                    activities,
                                    new ApplicationLocks(),
                                    open,
                                    agent,
                                    requests,
                                    governor,
                                    audit),
                            statistics);
            if (options.jobs()) {
                agent.start(
                        login -> login.map(instance::openSession).orElseGet(instance::openSession));
            }
            LOG.atInfo()
                    .addKeyValue("folder", options.folder().map(Path::toString).orElse("memory"))
                    .addKeyValue("jobs", options.jobs())
                    .log("instance opened");
            done = true;
            return instance;
        } finally {
            if (!done) {
                engine.close();
            }
        }
    }

    private static void limit(Engine engine, Configuration running) {
        engine.columnMemory(bytes(running, Option.COLUMN_STORE_MEMORY_MEGABYTES));
        engine.queryMemory(bytes(running, Option.QUERY_MEMORY_MEGABYTES));
        engine.temporaryFiles(bytes(running, Option.TEMPORARY_FILES_MEGABYTES));
    }

    private static long bytes(Configuration running, Option megabytes) {
        return (long) running.running(megabytes) << 20;
    }

    private static ScriptHosts openHosts(InstanceOptions options, Configuration configuration) {
        ScriptHosts hosts =
                new ScriptHosts(hostOptions(options, configuration), options.outbound());
        boolean done = false;
        try {
            options.python().ifPresent(path -> ExternalLanguages.requireInterpreter(path, hosts));
            done = true;
            return hosts;
        } finally {
            if (!done) {
                hosts.close();
            }
        }
    }

    private static ScriptHostOptions hostOptions(
            InstanceOptions options, Configuration configuration) {
        Isolation configured =
                configuration.isOn(Option.EXTERNAL_SCRIPTS_ISOLATION)
                        ? Isolation.REQUIRED
                        : Isolation.AVAILABLE;
        return new ScriptHostOptions(
                options.isolation().orElse(configured),
                configuration.running(Option.EXTERNAL_SCRIPT_HOSTS),
                configuration.running(Option.EXTERNAL_SCRIPT_HOSTS_PER_LOGIN),
                configuration.running(Option.EXTERNAL_SCRIPT_WARM_HOSTS),
                Duration.ofSeconds(configuration.running(Option.EXTERNAL_SCRIPT_QUEUE_SECONDS)),
                Duration.ofSeconds(configuration.running(Option.EXTERNAL_SCRIPT_START_SECONDS)),
                Duration.ofSeconds(configuration.running(Option.EXTERNAL_SCRIPT_IDLE_SECONDS)),
                options.pythonImports());
    }

    /** A session in database master. */
    public synchronized Session openSession() {
        if (closed) {
            throw new IllegalStateException("the instance is closed");
        }
        if (sessions.size() == SESSIONS_MAX) {
            throw new IllegalStateException(SESSIONS_MAX + " sessions are open, no more may be");
        }
        BatchSession batches = new BatchSession(freeId(), engine.openSession(), parts);
        Session session = new Session(this, batches);
        parts.sessions().add(batches);
        sessions.add(session);
        return session;
    }

    /**
     * A session of a login: it may do what the login may, and begins in master.
     *
     * @throws IllegalArgumentException when there is no such login
     */
    public Session openSession(String login) {
        Session session = openSession();
        boolean done = false;
        try {
            session.logIn(login);
            done = true;
            return session;
        } finally {
            if (!done) {
                session.close();
            }
        }
    }

    /** A login that was made by CREATE LOGIN; the administrator is none of these. */
    public Optional<Login> login(String name) {
        try (EngineSession session = engine.openSession()) {
            Rights rights = session.catalog().rights();
            return rights.principal("", name)
                    .filter(found -> found.password().isPresent())
                    .map(
                            found ->
                                    new Login(
                                            found.name(),
                                            found.home(),
                                            PasswordHash.parse(found.password().get()),
                                            !found.disabled(),
                                            connects(rights, found)));
        }
    }

    private static boolean connects(Rights rights, Principal login) {
        return rights.bearers("", login.id()).stream()
                .noneMatch(
                        bearer ->
                                rights.isDenied(Securable.SERVER, bearer, Permission.CONNECT_SQL));
    }

    /** How the instance does, in numbers: the same list for its whole life. */
    public List<Figure> figures() {
        return figures;
    }

    /** Counts a login that whoever serves this instance has let in or refused. */
    public void countLogin(boolean succeeded) {
        parts.requests().login(succeeded);
    }

    /** The next number that no open session has. */
    private int freeId() {
        int id;
        do {
            id = FIRST_SESSION + Math.floorMod(opened++, SESSIONS_MAX);
        } while (parts.sessions().contains(id));
        return id;
    }

    synchronized void forget(Session session) {
        sessions.remove(session);
    }

    @Override
    public void close() {
        List<Session> open;
        synchronized (this) {
            if (sessions.stream().anyMatch(Session::callsBack)) {
                throw new IllegalStateException(
                        "a consumer cannot close the instance that calls it");
            }
        }
        // Jobs that run note how they ended.
        parts.agent().close();
        boolean first;
        synchronized (this) {
            first = !closed;
            closed = true;
            open = List.copyOf(sessions);
        }
        List<Runnable> ends = new ArrayList<>();
        open.forEach(session -> ends.add(session::close));
        ends.add(parts.hosts()::close);
        ends.add(parts.audit()::close);
        ends.add(statistics::close);
        ends.add(engine::close);
        endAll(ends);
        if (first) {
            LOG.atInfo().log("instance closed");
        }
    }

    /** Whatever fails to end, the others end; the first failure is thrown. */
    private static void endAll(List<Runnable> ends) {
        Throwable first = null;
        for (Runnable end : ends) {
            try {
                end.run();
            } catch (RuntimeException | Error e) {
                if (first == null) {
                    first = e;
                } else if (first != e) {
                    first.addSuppressed(e);
                }
            }
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first != null) {
            throw (RuntimeException) first;
        }
    }
}
