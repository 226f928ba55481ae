package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.ProcessLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The sandbox: namespaces of its own, no network, no capabilities, and of the file system only what
 * the runtime needs, read-only, with a bounded private working folder.
 */
final class Bubblewrap {
    /** The working folder inside; it is memory, and gone with the sandbox. */
    static final String WORK_FOLDER = "/tmp";

    private static final String SHARED_MEMORY = "/dev/shm";
    static final long SHARED_MEMORY_BYTES = 64L << 20;

    /** All that a script can write to. */
    static final List<String> WRITABLE = List.of(WORK_FOLDER, SHARED_MEMORY);
    private static final long PROBE_SECONDS = 10;
    private static final int ANSWER_BYTES = 1 << 14;
    private static final String INSTALL =
            "install the package \"bubblewrap\" (apt-get install bubblewrap, or dnf install bubblewrap)";

    /** Where programs find their shared libraries, the zones of time, and what links to either. */
    private static final List<String> SYSTEM =
            List.of(
                    "/usr/lib",
                    "/usr/lib64",
                    "/usr/share/zoneinfo",
                    "/etc/ld.so.cache",
                    "/etc/alternatives",
                    "/etc/localtime");

    private static final List<String> SYSTEM_LINKS = List.of("/lib", "/lib64");

    private final String program;
    private final Path filter;

    private Bubblewrap(String program, Path filter) {
        this.program = program;
        this.filter = filter;
    }

    /** A sandbox that has been seen to work here, or why there is none. */
    record Probe(Optional<Bubblewrap> sandbox, String whyNot, SandboxSigns signs) {}

    /** folder: where the filter of system calls is kept. */
    static Probe probe(String name, Path folder) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return none("a sandbox needs Linux; this is " + System.getProperty("os.name"));
        }
        String architecture = System.getProperty("os.arch");
        Optional<byte[]> program = SeccompFilter.of(architecture);
        if (program.isEmpty()) {
            return none("no filter of system calls is known for " + architecture);
        }
        try {
            Path filter = folder.resolve("system-calls.bpf");
            Files.write(filter, program.get());
            Bubblewrap sandbox = new Bubblewrap(name, filter);
            Path reader = Path.of("/usr/bin/cat");
            List<String> words = new ArrayList<>(List.of(reader.toString()));
            words.addAll(SandboxSigns.FILES);
            HostCommand trivial =
                    new HostCommand(
                            words,
                            List.of(reader),
                            Map.of(),
                            0,
                            ProcessLimits.DEFAULT);
            Process process =
                    new ProcessBuilder(sandbox.command(trivial)).redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return none("bwrap did not answer within " + PROBE_SECONDS + " s");
            }
            String answer =
                    new String(
                                    process.getInputStream().readNBytes(ANSWER_BYTES),
                                    StandardCharsets.UTF_8)
                            .strip();
            process.getInputStream().close();
            int status = process.exitValue();
            if (status == 0) {
                return new Probe(
                        Optional.of(sandbox), "", SandboxSigns.of(answer, ProcessLimits.DEFAULT));
            }
            return none(
                    status == 127
                            ? "bwrap is not installed; " + INSTALL
                            : "bwrap does not work here (exit status "
                                    + status
                                    + ": "
                                    + answer.substring(0, Math.min(answer.length(), 1000))
                                    + ")");
        } catch (IOException e) {
            return none("bwrap could not be tried: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return none("interrupted while bwrap was tried");
        }
    }

    private static Probe none(String why) {
        return new Probe(Optional.empty(), why, SandboxSigns.NONE);
    }

    List<String> command(HostCommand command) {
        List<String> words = new ArrayList<>();
        // Only a shell's redirection gives bwrap a descriptor above 2.
        words.addAll(
                List.of(
                        "/bin/sh",
                        "-c",
                        HostProcess.shellLimits(command) + "exec 3<\"$0\"; exec \"$@\""));
        words.add(filter.toString());
        words.add(program);
        words.addAll(List.of("--unshare-user", "--uid", "65534", "--gid", "65534"));
        words.addAll(List.of("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"));
        words.addAll(List.of("--unshare-cgroup-try", "--hostname", "script", "--cap-drop", "ALL"));
        words.addAll(List.of("--die-with-parent", "--new-session", "--clearenv"));
        command.environment()
                .forEach((name, value) -> words.addAll(List.of("--setenv", name, value)));
        words.addAll(List.of("--setenv", "HOME", WORK_FOLDER, "--setenv", "TMPDIR", WORK_FOLDER));
        words.addAll(List.of("--size", Long.toString(command.limits().folderBytes()), "--tmpfs", WORK_FOLDER));
        system(words);
        for (Path path : command.readable()) {
            words.addAll(List.of("--ro-bind", path.toString(), path.toString()));
        }
        // A launcher that is root owns /proc/sys in the kernel's eyes, whatever the namespace calls
        // it.
        words.addAll(List.of("--proc", "/proc", "--remount-ro", "/proc", "--dev", "/dev"));
        words.addAll(
                List.of("--size", Long.toString(SHARED_MEMORY_BYTES), "--tmpfs", SHARED_MEMORY));
        // What bwrap makes to hang the mounts in is memory too, and without a bound.
        words.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/"));
        words.addAll(List.of("--chdir", WORK_FOLDER, "--seccomp", "3", "--"));
        words.addAll(command.arguments());
        return words;
    }

    private static void system(List<String> words) {
        for (String folder : SYSTEM) {
            words.addAll(List.of("--ro-bind-try", folder, folder));
        }
        for (String link : SYSTEM_LINKS) {
            Path path = Path.of(link);
            try {
                if (Files.isSymbolicLink(path)) {
                    words.addAll(
                            List.of("--symlink", Files.readSymbolicLink(path).toString(), link));
                } else {
                    words.addAll(List.of("--ro-bind-try", link, link));
                }
            } catch (IOException e) {
                words.addAll(List.of("--ro-bind-try", link, link));
            }
        }
    }
}
