package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.HeldLimit;
import dev.outrigger.scripthost.OutboundAddress;
import dev.outrigger.scripthost.ScriptLimits;
import dev.outrigger.scripthost.ScriptRuntime;
import dev.outrigger.scripthost.relay.Relay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Which limits hold for the hosts of this machine, and by what. */
final class LimitReport {
    private static final String ENGINE = "engine";
    private static final String WATCH = "engine, by looking at /proc";
    private static final int PATH_MAX = 500;
    private static final String SETTING = "external script ";

    private final Bubblewrap.Probe probe;
    private final boolean sandboxed;
    private final boolean proc = Files.isReadable(Path.of("/proc/self/stat"));
    private final boolean shell = Files.isExecutable(Path.of("/bin/sh"));
    private final List<HeldLimit> limits = new ArrayList<>();

    private LimitReport(Bubblewrap.Probe probe) {
        this.probe = probe;
        this.sandboxed = probe.sandbox().isPresent();
    }

    static List<HeldLimit> of(
            Bubblewrap.Probe probe,
            List<OutboundAddress> outbound,
            ScriptRuntime runtime,
            ScriptLimits limits) {
        LimitReport report = new LimitReport(probe);
        report.walls();
        report.network(outbound);
        report.resources(runtime, limits);
        report.groups();
        return List.copyOf(report.limits);
    }

    private void walls() {
        SandboxSigns signs = probe.signs();
        wall("files of the machine", sandboxed, "bubblewrap, mount namespace", "");
        wall(
                "processes of others",
                sandboxed && signs.alone(),
                "bubblewrap, process namespace",
                "");
        wall("new processes", sandboxed && signs.filter(), "seccomp", "Threads are allowed.");
        wall(
                "capabilities and new privileges",
                sandboxed && signs.noCapabilities() && signs.noNewPrivileges(),
                "bubblewrap, user namespace; no_new_privs",
                "");
        wall(
                "system calls of the kernel's administration",
                sandboxed && signs.filter(),
                "seccomp",
                "What the filter does not list is allowed.");
    }

    private void network(List<OutboundAddress> outbound) {
        limits.add(
                new HeldLimit(
                        "network addresses",
                        "",
                        outbound.size(),
                        sandboxed,
                        "bubblewrap, network namespace",
                        sandboxed
                                ? "What is not listed as outbound cannot be reached, this machine neither."
                                : probe.whyNot()));
        for (OutboundAddress address : outbound) {
            limits.add(
                    new HeldLimit(
                            "connections to " + address,
                            "",
                            Relay.CONNECTIONS_MAX,
                            sandboxed,
                            "engine, by its relay",
                            sandboxed ? "Of all scripts together." : probe.whyNot()));
        }
    }

    private void wall(String name, boolean holds, String by, String note) {
        String told = sandboxed ? note : probe.whyNot();
        limits.add(
                new HeldLimit(
                        name,
                        "",
                        0,
                        holds,
                        by,
                        holds || !sandboxed ? told : "not seen in the sandbox"));
    }

    private void resources(ScriptRuntime runtime, ScriptLimits asked) {
        SandboxSigns signs = probe.signs();
        add("timeout (s)", "s", asked.wallClock().toSeconds(), true, ENGINE, "");
        add(
                "cpu time (s)",
                "s",
                asked.process().cpuTime().toSeconds(),
                proc,
                WATCH,
                sandboxed ? "" : "Of the host's process, not of those that it starts.");
        boolean python = runtime instanceof ScriptRuntime.CPython;
        add(
                "memory (MB)",
                "MB",
                asked.memoryBytes() >> 20,
                shell || !python,
                (python
                                ? "rlimit (address space), set by the host; "
                                : "limits of the JVM; rlimit (address space); ")
                        + WATCH,
                sandboxed
                        ? "The working folder is memory too, and comes on top."
                        : "Each process that a script starts has it anew.");
        add(
                "threads",
                "",
                asked.process().threads(),
                proc,
                WATCH,
                "The kernel's own limit of processes does not count a root's, nor across user namespaces.");
        add(
                "folder (MB)",
                "MB",
                asked.process().folderBytes() >> 20,
                sandboxed,
                "bubblewrap, size of the mount",
                sandboxed ? "" : "Without a sandbox the limit is one of each file (rlimit).");
        add(
                "folder (files)",
                "",
                asked.process().folderFiles(),
                proc,
                WATCH,
                sandboxed ? "" : "Of the working folder; a script can write elsewhere.");
        limits.add(
                new HeldLimit(
                        "shared memory",
                        "MB",
                        Bubblewrap.SHARED_MEMORY_BYTES >> 20,
                        sandboxed,
                        "bubblewrap, size of the mount",
                        sandboxed ? "" : probe.whyNot()));
        limits.add(
                new HeldLimit(
                        "size of a file",
                        "MB",
                        asked.process().folderBytes() >> 20,
                        sandboxed ? signs.fileSize() : shell,
                        "rlimit",
                        "It is that of 'external script folder (MB)'."));
        add(
                "open files",
                "",
                asked.process().openFiles(),
                sandboxed ? signs.openFiles() : shell,
                "rlimit",
                sandboxed ? "" : "Of each process.");
        add("output (KB)", "KB", asked.outputBytes() >> 10, true, ENGINE, "");
        add("frame (rows)", "", asked.frameRows(), true, ENGINE, "");
        add("frame (KB)", "KB", asked.frameBytes() >> 10, true, ENGINE, "");
    }

    private void add(String name, String unit, long value, boolean holds, String by, String note) {
        limits.add(new HeldLimit(SETTING + name, unit, value, holds, by, note));
    }

    /** What bounds the engine and all of its hosts together: hosts have no groups of their own. */
    private void groups() {
        ControlGroup group = ControlGroup.here();
        group("memory of the control group", "MB", "memory", shifted(group.memory()), group);
        group("processes of the control group", "", "pids", group.processes(), group);
        group("processors of the control group", "%", "cpu", group.processors(), group);
    }

    private static String shortened(String path) {
        return path.length() <= PATH_MAX ? path : path.substring(0, PATH_MAX) + "...";
    }

    private static OptionalLong shifted(OptionalLong bytes) {
        return bytes.isPresent() ? OptionalLong.of(bytes.getAsLong() >> 20) : bytes;
    }

    private void group(
            String name, String unit, String controller, OptionalLong value, ControlGroup group) {
        limits.add(
                new HeldLimit(
                        name,
                        unit,
                        value.orElse(0),
                        value.isPresent(),
                        group.version(controller).orElse("cgroup"),
                        (value.isPresent()
                                        ? "Of the engine and all hosts together: hosts are in its group"
                                        : "The engine's group has no such limit, or none is seen; hosts are in it")
                                + group.path(controller)
                                        .map(path -> ": " + shortened(path))
                                        .orElse("")
                                + "."));
    }
}
