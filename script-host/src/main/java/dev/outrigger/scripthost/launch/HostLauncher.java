package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.GroupUsage;
import dev.outrigger.scripthost.HeldLimit;
import dev.outrigger.scripthost.HostGroup;
import dev.outrigger.scripthost.OutboundAddress;
import dev.outrigger.scripthost.ScriptFailure;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.ScriptHostOptions.Isolation;
import dev.outrigger.scripthost.ScriptLimits;
import dev.outrigger.scripthost.ScriptRuntime;
import dev.outrigger.scripthost.folders.Folders;
import dev.outrigger.scripthost.library.LibraryTarget;
import dev.outrigger.scripthost.library.RuntimeFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts hosts. Thread-safe. Owns a temporary folder, deleted when closed. */
public final class HostLauncher implements AutoCloseable {
    private final Isolation isolation;
    private final String sandboxProgram;
    private final List<OutboundAddress> allowed;
    private final List<String> pythonImports;
    private final ExecutorService starter;
    private final Map<Path, PythonInstallation> pythons = new ConcurrentHashMap<>();
    private final Map<Path, RuntimeFacts> facts = new ConcurrentHashMap<>();
    private Path folder;
    private Path worker;
    private volatile Bubblewrap.Probe probe;
    private Outbound outbound;
    private JavaInstallation java;
    private List<Path> classPath;
    private final HostGroups groups = new HostGroups();
    private volatile boolean closed;

    /**
     * sandboxProgram: bubblewrap's, looked up as a shell does; pythonImports: the modules that
     * CPython's hosts import before they are ready; allowed: what sandboxed scripts may reach.
     */
    public HostLauncher(
            Isolation isolation,
            String sandboxProgram,
            List<String> pythonImports,
            List<OutboundAddress> allowed) {
        this.isolation = isolation;
        this.pythonImports = pythonImports;
        this.allowed = List.copyOf(allowed);
        this.sandboxProgram = sandboxProgram;
        // A sandbox dies with the thread that started it, so that thread is the launcher's own.
        this.starter =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread thread = new Thread(task, "outrigger-host-launcher");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** Why hosts run without a sandbox; empty when they have one. */
    public Optional<String> withoutSandbox() {
        Bubblewrap.Probe known = probe();
        return known.sandbox().isPresent() ? Optional.empty() : Optional.of(known.whyNot());
    }

    /** Which limits hold for hosts of that kind. */
    public synchronized List<HeldLimit> limits(ScriptRuntime runtime, ScriptLimits limits) {
        List<HeldLimit> all = new ArrayList<>(LimitReport.of(probe(), allowed, runtime, limits));
        all.addAll(groups.report());
        return all;
    }

    /** Other groups bound hosts together from now on. */
    public void govern(List<HostGroup> all) {
        groups.govern(all);
    }

    /** What a group's hosts have used; count: how many there are; hosts: their processes. */
    public GroupUsage usage(int group, int count, List<HostProcess> hosts) {
        return groups.place(group)
                .map(
                        place -> {
                            long[] millis = place.cpuMillis(usages(hosts));
                            return new GroupUsage(
                                    count, place.peakKilobytes(), millis[0], millis[1]);
                        })
                .orElse(new GroupUsage(0, 0, 0, 0));
    }

    public void resetUsage(int group, List<HostProcess> hosts) {
        groups.place(group).ifPresent(place -> place.reset(usages(hosts)));
    }

    private static List<ProcessUsage> usages(List<HostProcess> hosts) {
        return hosts.stream()
                .flatMap(host -> host.scriptsPid().flatMap(ProcessUsage::of).stream())
                .toList();
    }

    /**
     * A process that may or may not become ready; group: 0 for none. A failure is a {@link
     * ScriptFailure}.
     */
    public HostProcess start(ScriptRuntime runtime, ScriptLimits limits, Loads loads, int group) {
        if (closed) {
            throw new ScriptFailure(Reason.LAUNCH_FAILED, "the script hosts are closed");
        }
        Optional<Bubblewrap> sandbox = probe().sandbox();
        if (sandbox.isEmpty() && isolation == Isolation.REQUIRED) {
            throw new ScriptFailure(
                    Reason.NO_SANDBOX,
                    "scripts may run in a sandbox only, and there is none: " + probe().whyNot());
        }
        try {
            if (runtime instanceof ScriptRuntime.CPython python) {
                // Without a lock: an interpreter that does not answer holds nobody else up.
                asked(python);
            }
            HostCommand command = command(runtime, limits, loads);
            Optional<GroupPlace> place = groups.prepared(group);
            Optional<SharedFiles> shared = SharedFiles.create(command.takesDescriptors());
            try {
                return onStarter(
                        () ->
                                sandbox.isPresent()
                                        ? HostProcess.startSandboxed(
                                                sandbox.get(), command, shared, place)
                                        : HostProcess.startPlain(command, folder, shared, place));
            } catch (IOException | RuntimeException e) {
                shared.ifPresent(SharedFiles::release);
                throw e;
            }
        } catch (IOException e) {
            throw new ScriptFailure(
                    Reason.LAUNCH_FAILED,
                    "the host's process cannot be started: " + e.getMessage(),
                    "",
                    e);
        }
    }

    private synchronized HostCommand command(
            ScriptRuntime runtime, ScriptLimits limits, Loads loads) throws IOException {
        if (runtime instanceof ScriptRuntime.CPython python) {
            PythonInstallation installation = asked(python);
            return HostCommands.python(
                    installation, worker(), limits, pythonImports, python, loads);
        }
        if (java == null) {
            classPath = HostClassPath.find();
            java = JavaInstallation.current();
        }
        return HostCommands.jvm(java, classPath, limits, runtime);
    }

    /** What decides which libraries a runtime can use; asked once. */
    public LibraryTarget target(ScriptRuntime runtime) {
        if (runtime instanceof ScriptRuntime.CPython python) {
            return LibraryTarget.of(facts.computeIfAbsent(python.executable(), PythonFacts::ask));
        }
        return runtime instanceof ScriptRuntime.Jython
                ? LibraryTarget.of(RuntimeFacts.JYTHON)
                : LibraryTarget.JAVA;
    }

    /** Asks the interpreter anew: something may have been installed into it. */
    public void forgetTarget(ScriptRuntime runtime) {
        if (runtime instanceof ScriptRuntime.CPython python) {
            facts.remove(python.executable());
        }
    }

    /** Where libraries are unpacked; it goes when this is closed. */
    public synchronized Path libraryFolder() throws IOException {
        return Files.createDirectories(folder().resolve("libraries"));
    }

    /** Builds a source distribution in a sandbox. into: a folder. */
    public Path build(ScriptRuntime runtime, Path sources, Path into) throws IOException {
        if (!(runtime instanceof ScriptRuntime.CPython python)) {
            throw new IllegalArgumentException("only CPython builds packages");
        }
        Bubblewrap sandbox =
                probe().sandbox()
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "a source distribution is built in a sandbox, and"
                                                        + " there is none: give a wheel"));
        PythonInstallation installation = asked(python);
        HostCommand command = HostCommands.build(installation, sources);
        HostProcess process =
                onStarter(
                        () ->
                                HostProcess.startSandboxed(
                                        sandbox, command, Optional.empty(), Optional.empty()));
        return SourceBuild.collect(process, into.resolve("built.zip"));
    }

    private PythonInstallation asked(ScriptRuntime.CPython python) throws IOException {
        Path program = worker();
        return pythons.computeIfAbsent(
                python.executable(), path -> PythonInstallation.ask(path, program));
    }

    private synchronized Path worker() throws IOException {
        if (worker == null) {
            worker = PythonWorker.unpack(folder());
        }
        return worker;
    }

    private Bubblewrap.Probe probe() {
        Bubblewrap.Probe known = probe;
        return known != null ? known : tried();
    }

    private synchronized Bubblewrap.Probe tried() {
        if (probe == null) {
            try {
                Path at = folder();
                if (outbound == null) {
                    outbound = Outbound.open(allowed, at);
                }
                probe = onStarter(() -> Bubblewrap.probe(sandboxProgram, at, outbound));
            } catch (IOException e) {
                throw new ScriptFailure(
                        Reason.LAUNCH_FAILED, "no temporary folder: " + e.getMessage(), "", e);
            }
        }
        return probe;
    }

    private Path folder() throws IOException {
        if (folder == null) {
            // Named for this process: what a killed one left behind can be told from the others'.
            String name = "outrigger-" + ProcessHandle.current().pid() + "-";
            folder = Files.createTempDirectory(name).toRealPath();
            SharedFiles.sweep();
        }
        return folder;
    }

    /** Whoever is interrupted here still gets the process that was started for it, to end it. */
    private <T> T onStarter(Callable<T> task) throws IOException {
        Future<T> outcome = starter.submit(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return outcome.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Requires that every process started here has been killed. */
    @Override
    public synchronized void close() {
        closed = true;
        starter.shutdown();
        if (outbound != null) {
            outbound.close();
        }
        if (probe != null) {
            probe.sandbox().ifPresent(sandbox -> Orphans.end(sandbox.filter()));
        }
        groups.close();
        if (folder != null) {
            try {
                Folders.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
