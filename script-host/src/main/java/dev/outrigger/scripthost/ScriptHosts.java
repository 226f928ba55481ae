package dev.outrigger.scripthost;

import dev.outrigger.scripthost.ScriptHostOptions.Isolation;
import dev.outrigger.scripthost.launch.HostLauncher;
import dev.outrigger.scripthost.launch.PythonCheck;
import dev.outrigger.scripthost.library.LibraryCache;
import dev.outrigger.scripthost.library.LibraryLimits;
import dev.outrigger.scripthost.library.LibraryRefused;
import dev.outrigger.scripthost.library.LibrarySet;
import dev.outrigger.scripthost.library.ScriptLibrary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The script hosts of one instance. Thread-safe. Closing ends every host. */
public final class ScriptHosts implements AutoCloseable {
    private final HostLauncher launcher;
    private final HostPool pool;
    private final ScheduledThreadPoolExecutor clock;
    private final LibraryCache cache;
    private final Set<HostSession> sessions = new LinkedHashSet<>();
    private boolean closed;

    public ScriptHosts(ScriptHostOptions options) {
        this(options, "bwrap", List.of());
    }

    /** outbound: the servers that scripts may reach; none, unless an administrator lists them. */
    public ScriptHosts(ScriptHostOptions options, List<OutboundAddress> outbound) {
        this(options, "bwrap", outbound);
    }

    ScriptHosts(ScriptHostOptions options, String sandboxProgram) {
        this(options, sandboxProgram, List.of());
    }

    private ScriptHosts(
            ScriptHostOptions options, String sandboxProgram, List<OutboundAddress> outbound) {
        this.launcher =
                new HostLauncher(
                        options.isolation(), sandboxProgram, options.pythonImports(), outbound);
        this.clock =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread thread = new Thread(task, "outrigger-host-clock");
                            thread.setDaemon(true);
                            return thread;
                        });
        clock.setRemoveOnCancelPolicy(true);
        this.pool = new HostPool(options, new HostStarter(launcher, clock), clock);
        this.cache = new LibraryCache(pool::loadsFrom);
    }

    /**
     * The host of one SQL session, started by its first call and kept warm for the next ones; never
     * given to another. login: whose limit of hosts counts.
     */
    public ScriptSession openSession(String login) {
        return openSession(login, HostGroup.NONE);
    }

    /** group: whose bounds its hosts share, while there is a group of that id. */
    public synchronized ScriptSession openSession(String login, int group) {
        if (closed) {
            throw new IllegalStateException("the script hosts are closed");
        }
        HostSession session = new HostSession(this, login, group);
        sessions.add(session);
        return session;
    }

    /** A session of nobody in particular. */
    public ScriptSession openSession() {
        return openSession("");
    }

    /** Other options count from now, but for the isolation and the modules to import. */
    public void reconfigure(ScriptHostOptions changed) {
        pool.reconfigure(changed);
    }

    /** Which groups bound hosts together, from now on; none: nothing does. */
    public void govern(List<HostGroup> groups) {
        launcher.govern(groups);
        pool.govern(groups);
    }

    /** What a group's hosts use. */
    public GroupUsage usage(int group) {
        return launcher.usage(group, pool.count(group), pool.processes(group));
    }

    /** What they have used up to now counts no more. */
    public void resetUsage() {
        pool.groups().forEach(group -> launcher.resetUsage(group, pool.processes(group)));
    }

    HostPool places() {
        return pool;
    }

    ScheduledExecutorService clock() {
        return clock;
    }

    /**
     * Which limits hold on this machine for a runtime's scripts; those of the hosts together too.
     */
    public List<HeldLimit> limits(ScriptRuntime runtime, ScriptLimits limits) {
        List<HeldLimit> all = new ArrayList<>(launcher.limits(runtime, limits));
        ScriptHostOptions options = pool.options();
        all.add(ofPool("external script hosts", options.hosts()));
        all.add(ofPool("external script hosts per login", options.hostsPerLogin()));
        all.add(ofPool("external script warm hosts", options.warmHosts()));
        return all;
    }

    private static HeldLimit ofPool(String name, long value) {
        return new HeldLimit(name, "", value, true, "engine", "");
    }

    /** How many hosts there are, fresh ones too. */
    public int count() {
        return pool.count();
    }

    /** What an interpreter has of what scripts need, the modules to import among it. */
    public InterpreterCheck check(Path interpreter) {
        return PythonCheck.of(interpreter, pool.options().pythonImports());
    }

    /**
     * A runtime with libraries, which are unpacked where they are not yet. What scripts cannot use
     * of them is told.
     */
    public InstalledLibraries install(
            ScriptRuntime runtime, List<ScriptLibrary> libraries, LibraryLimits limits) {
        LibrarySet set = libraries(runtime, limits, place -> cache.use(place, libraries));
        ScriptRuntime with = runtime.with(set.folders());
        if (with instanceof ScriptRuntime.CPython python) {
            Map<String, String> environment = new HashMap<>(python.environment());
            environment.put(
                    "OUTRIGGER_PRIVATE_LIBRARIES",
                    set.privates().stream()
                            .map(Path::toString)
                            .collect(Collectors.joining(File.pathSeparator)));
            with = new ScriptRuntime.CPython(python.executable(), environment, set.folders());
        }
        return new InstalledLibraries(with, set.problems());
    }

    /** Asks an interpreter anew, when next needed, what it has: something may have been added. */
    public void askAgain(ScriptRuntime runtime) {
        launcher.forgetTarget(runtime);
    }

    /** Throws {@link LibraryRefused} where a runtime cannot use a library. */
    public void requireUsable(ScriptRuntime runtime, ScriptLibrary library, LibraryLimits limits) {
        libraries(
                runtime,
                limits,
                place -> {
                    cache.require(place, library);
                    return LibrarySet.NONE;
                });
    }

    /** Whether a library has to be built, which runs what is in it. */
    public boolean needsBuild(ScriptRuntime runtime, Path file, LibraryLimits limits) {
        return libraries(runtime, limits, place -> cache.needsBuild(place, file));
    }

    private <T> T libraries(
            ScriptRuntime runtime, LibraryLimits limits, Function<LibraryCache.Place, T> work) {
        try {
            return work.apply(
                    new LibraryCache.Place(
                            launcher.libraryFolder(),
                            launcher.target(runtime),
                            limits,
                            (sources, into) -> launcher.build(runtime, sources, into)));
        } catch (IOException e) {
            throw new ScriptFailure(
                    ScriptFailure.Reason.LAUNCH_FAILED,
                    "no temporary folder: " + e.getMessage(),
                    "",
                    e);
        }
    }

    /** problems: of libraries that are not there, or lack something. */
    public record InstalledLibraries(ScriptRuntime runtime, List<LibrarySet.Problem> problems) {
        public InstalledLibraries {
            problems = List.copyOf(problems);
        }
    }

    /** Whether no script runs without a sandbox. */
    public boolean requiresSandbox() {
        return pool.options().isolation() == Isolation.REQUIRED;
    }

    /** Why scripts run without a sandbox here; empty when they have one. */
    public Optional<String> withoutSandbox() {
        return launcher.withoutSandbox();
    }

    synchronized void forget(HostSession session) {
        sessions.remove(session);
    }

    @Override
    public void close() {
        List<HostSession> open;
        synchronized (this) {
            closed = true;
            open = new ArrayList<>(sessions);
        }
        open.forEach(HostSession::close);
        pool.close();
        clock.shutdownNow();
        launcher.close();
    }
}
