package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.ProcessLimits;
import java.io.IOException;
import java.io.InputStream;
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

    private static final String SHARED_TO_HOST = "/shared/to-host";
    private static final String SHARED_FROM_HOST = "/shared/from-host";

    private static final long PROBE_SECONDS = 10;
    private static final int ATTEMPTS = 3;
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

    private static final List<String> DEVICES =
            List.of("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom");

    private static final List<String> SYSTEM_LINKS = List.of("/lib", "/lib64");

    private final String program;
    private final Path filter;
    private final Outbound outbound;

    private Bubblewrap(String program, Path filter, Outbound outbound) {
        this.program = program;
        this.filter = filter;
        this.outbound = outbound;
    }

    /** A sandbox that has been seen to work here, or why there is none. */
    record Probe(Optional<Bubblewrap> sandbox, String whyNot, SandboxSigns signs) {}

    /** folder: where the filter of system calls is kept. */
    static Probe probe(String name, Path folder, Outbound outbound) {
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
            Bubblewrap sandbox = new Bubblewrap(name, filter, outbound);
            Path reader = Path.of("/usr/bin/cat");
            List<String> words = new ArrayList<>(List.of(reader.toString()));
            words.addAll(SandboxSigns.FILES);
            HostCommand trivial =
                    new HostCommand(
                            words, List.of(reader), Map.of(), 0, ProcessLimits.DEFAULT, false);
            int attempt = 1;
            Optional<Answer> answer = ask(sandbox.command(trivial));
            while (attempt++ < ATTEMPTS && answer.filter(Answer::byItself).isEmpty()) {
                // Killed, or too late: that tells of a moment, and what is found here holds for
                // as long as the engine runs.
                answer = ask(sandbox.command(trivial));
            }
            if (answer.isEmpty()) {
                return none("bwrap did not answer within " + PROBE_SECONDS + " s");
            }
            int status = answer.get().status();
            if (status == 0) {
                return new Probe(
                        Optional.of(sandbox),
                        "",
                        SandboxSigns.of(answer.get().text(), ProcessLimits.DEFAULT));
            }
            return none(
                    status == 127
                            ? "bwrap is not installed; " + INSTALL
                            : "bwrap does not work here (exit status "
                                    + status
                                    + ": "
                                    + answer.get()
                                            .text()
                                            .substring(
                                                    0, Math.min(answer.get().text().length(), 1000))
                                    + ")");
        } catch (IOException e) {
            return none("bwrap could not be tried: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return none("interrupted while bwrap was tried");
        }
    }

    /** What bwrap said. */
    private record Answer(int status, String text) {
        /** Whether it ended by itself, not by a signal. */
        boolean byItself() {
            return status <= 128;
        }
    }

    /** Empty when it takes too long. */
    private static Optional<Answer> ask(List<String> command)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return Optional.empty();
        }
        try (InputStream in = process.getInputStream()) {
            String text = new String(in.readNBytes(ANSWER_BYTES), StandardCharsets.UTF_8).strip();
            return Optional.of(new Answer(process.exitValue(), text));
        }
    }

    private static Probe none(String why) {
        return new Probe(Optional.empty(), why, SandboxSigns.NONE);
    }

    /** The file with the filter of system calls. */
    Path filter() {
        return filter;
    }

    List<String> command(HostCommand command) {
        return command(command, Optional.empty());
    }

    List<String> command(HostCommand without, Optional<SharedFiles> shared) {
        boolean descriptors = shared.isPresent() && without.takesDescriptors();
        HostCommand command = without;
        if (shared.isPresent()) {
            command =
                    descriptors
                            ? without.sharing("4", "5")
                            : without.sharing(SHARED_TO_HOST, SHARED_FROM_HOST);
        }
        // Only a shell's redirection gives bwrap a descriptor above 2.
        String opened = "exec 3<\"$0\"" + (descriptors ? " 4<\"$1\" 5<>\"$2\"; shift 2" : "");
        List<String> words = new ArrayList<>();
        words.addAll(
                List.of(
                        "/bin/sh",
                        "-c",
                        HostProcess.shellLimits(command) + opened + "; exec \"$@\""));
        words.add(filter.toString());
        if (descriptors) {
            words.add(shared.get().toHost().toString());
            words.add(shared.get().fromHost().toString());
        }
        words.add(program);
        words.addAll(List.of("--unshare-user", "--uid", "65534", "--gid", "65534"));
        words.addAll(List.of("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"));
        words.addAll(List.of("--unshare-cgroup-try", "--hostname", "script", "--cap-drop", "ALL"));
        words.addAll(List.of("--die-with-parent", "--new-session", "--clearenv"));
        command.environment()
                .forEach((name, value) -> words.addAll(List.of("--setenv", name, value)));
        outbound.environment()
                .forEach((name, value) -> words.addAll(List.of("--setenv", name, value)));
        words.addAll(List.of("--setenv", "HOME", WORK_FOLDER, "--setenv", "TMPDIR", WORK_FOLDER));
        words.addAll(
                List.of(
                        "--size",
                        Long.toString(command.limits().folderBytes()),
                        "--tmpfs",
                        WORK_FOLDER));
        system(words);
        for (Path path : command.readable()) {
            words.addAll(List.of("--ro-bind", path.toString(), path.toString()));
        }
        if (shared.isPresent() && !descriptors) {
            SharedFiles files = shared.get();
            words.addAll(List.of("--ro-bind", files.toHost().toString(), SHARED_TO_HOST));
            words.addAll(List.of("--bind", files.fromHost().toString(), SHARED_FROM_HOST));
        }
        words.addAll(outbound.options());
        // A launcher that is root owns /proc/sys in the kernel's eyes, whatever the namespace calls
        // it.
        words.addAll(List.of("--proc", "/proc", "--remount-ro", "/proc"));
        devices(words);
        words.addAll(
                List.of("--size", Long.toString(SHARED_MEMORY_BYTES), "--tmpfs", SHARED_MEMORY));
        // What bwrap makes to hang the mounts in is memory too, and without a bound.
        words.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/"));
        words.addAll(List.of("--chdir", WORK_FOLDER, "--seccomp", "3", "--"));
        words.addAll(command.arguments());
        return words;
    }

    /**
     * bwrap's own /dev has terminals, for which it makes a user namespace within the first one; a
     * capability over the network is of use in the first one alone.
     */
    private void devices(List<String> words) {
        if (!outbound.needsLowPorts()) {
            words.addAll(List.of("--dev", "/dev"));
            return;
        }
        words.addAll(List.of("--tmpfs", "/dev"));
        for (String device : DEVICES) {
            words.addAll(List.of("--dev-bind", device, device));
        }
        words.addAll(List.of("--symlink", "/proc/self/fd", "/dev/fd"));
        // To listen on a low port of the sandbox's own loop, and for nothing else.
        words.addAll(List.of("--cap-add", "CAP_NET_BIND_SERVICE"));
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
