package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.ProcessLimits;
import dev.outrigger.scripthost.folders.Folders;
import dev.outrigger.scripthost.protocol.SharedSlots;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A host's process with its pipes. Thread-safe. Killing it ends all that it started and deletes its
 * folder.
 */
public final class HostProcess {
    static final String MARKER = "OUTRIGGER_HOST";
    private static final long END_MILLIS = 2000;
    private static final long BURIAL_MILLIS = 50;

    /** POSIX counts the size of files in these. */
    private static final long SHELL_BLOCK_BYTES = 512;

    private final Process process;
    private final HostPipes pipes;
    private final Optional<SharedFiles> files;
    private final Optional<Path> filter;
    private volatile boolean begun;
    private final String marker;
    private final Optional<Path> folder;
    private final long outOfMemoryKills;
    private final Optional<GroupPlace> place;
    private final long killsInGroup;
    private volatile boolean killed;
    private volatile long scriptsPid;

    private HostProcess(
            Process process,
            String marker,
            Optional<Path> folder,
            Optional<SharedFiles> files,
            Optional<Path> filter,
            Optional<GroupPlace> place) {
        this.place = place;
        this.killsInGroup = place.map(GroupPlace::kills).orElse(0L);
        this.filter = filter;
        this.process = process;
        this.pipes = HostPipes.of(process);
        this.files = files;
        this.marker = marker;
        this.folder = folder;
        this.outOfMemoryKills = ControlGroup.here().memoryKills();
    }

    /**
     * The beginning of a shell command that puts the limits in force. A terminal's Ctrl-C goes to
     * all processes in its foreground: whether it ends a script is for the engine to say.
     */
    static String shellLimits(HostCommand command) {
        ProcessLimits held = command.limits();
        String limits =
                "trap '' INT; ulimit -c 0; ulimit -n "
                        + held.openFiles()
                        + "; ulimit -f "
                        + Math.max(held.folderBytes(), SharedSlots.FILE_BYTES) / SHELL_BLOCK_BYTES
                        + "; ";
        return command.addressSpaceBytes() == 0
                ? limits
                : limits + "ulimit -v " + command.addressSpaceBytes() / 1024 + "; ";
    }

    static HostProcess startSandboxed(
            Bubblewrap sandbox,
            HostCommand command,
            Optional<SharedFiles> files,
            Optional<GroupPlace> place)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(within(place, sandbox.command(command, files)));
        builder.directory(Path.of("/").toFile());
        // The sandbox's own first process keeps what it was started with where a script may read
        // it.
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        return new HostProcess(
                builder.start(), "", Optional.empty(), files, Optional.of(sandbox.filter()), place);
    }

    private static List<String> within(Optional<GroupPlace> place, List<String> command) {
        return place.isPresent() ? place.get().within(command) : command;
    }

    /** parent: where the process gets a working folder of its own. */
    static HostProcess startPlain(
            HostCommand without,
            Path parent,
            Optional<SharedFiles> files,
            Optional<GroupPlace> place)
            throws IOException {
        HostCommand command =
                files.isPresent()
                        ? without.sharing(
                                files.get().toHost().toString(), files.get().fromHost().toString())
                        : without;
        Path folder = Files.createTempDirectory(parent, "work-");
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(Path.of("/bin/sh"))) {
            words.addAll(List.of("/bin/sh", "-c", shellLimits(command) + "exec \"$@\"", "sh"));
        }
        words.addAll(command.arguments());
        String marker = UUID.randomUUID().toString();
        ProcessBuilder builder = new ProcessBuilder(within(place, words));
        builder.directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> !name.equals("SystemRoot"));
        builder.environment().putAll(command.environment());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("TMPDIR", folder.toString());
        builder.environment().put(MARKER, marker);
        try {
            return new HostProcess(
                    builder.start(), marker, Optional.of(folder), files, Optional.empty(), place);
        } catch (IOException e) {
            Folders.delete(folder);
            throw e;
        }
    }

    public WritableByteChannel toHost() {
        return pipes.toHost();
    }

    public ReadableByteChannel fromHost() {
        return pipes.fromHost();
    }

    /** Memory beside the pipes; empty where there is none. */
    public Optional<SharedSlots> shared() {
        return files.map(SharedFiles::slots);
    }

    /** The host has opened what it needs. */
    public void ready() {
        begun = true;
        files.ifPresent(SharedFiles::delete);
    }

    public InputStream errors() {
        return process.getErrorStream();
    }

    /** Run once, when the process has ended, whatever there is left of what it started. */
    public void onExit(Runnable task) {
        process.onExit().thenRun(task);
    }

    public boolean alive() {
        return !killed && process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /**
     * The process that runs the scripts; empty where the kernel does not tell. In a sandbox it is
     * the child of the sandbox's first process.
     */
    Optional<Long> scriptsPid() {
        if (folder.isPresent()) {
            return Optional.of(process.pid());
        }
        if (scriptsPid == 0) {
            scriptsPid =
                    ProcessUsage.onlyChild(process.pid())
                            .flatMap(ProcessUsage::onlyChild)
                            .orElse(0L);
        }
        return scriptsPid == 0 ? Optional.empty() : Optional.of(scriptsPid);
    }

    /**
     * Tells the scripts' process to end, which it may do after it has said where it was; whoever
     * calls this kills it then.
     */
    public void tellToEnd() {
        scriptsPid().flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroy);
    }

    /** Where the scripts may write, as seen from here; it is theirs: follow nothing in it. */
    List<Path> writable() {
        if (folder.isPresent()) {
            return List.of(folder.get());
        }
        return scriptsPid().stream()
                .flatMap(
                        pid ->
                                Bubblewrap.WRITABLE.stream()
                                        .map(path -> Path.of("/proc/" + pid + "/root" + path)))
                .toList();
    }

    /** The bounds that it shares with others. */
    Optional<GroupPlace> place() {
        return place;
    }

    /** The group that has no memory left, where the kernel has killed for want of it there. */
    public Optional<String> groupWithoutMemory() {
        return place.filter(in -> in.kills() > killsInGroup).map(GroupMemory::text);
    }

    /** Ends the process and its descendants; returns when it is gone, or after two seconds. */
    public void kill() {
        killed = true;
        place.ifPresent(in -> in.ended(this, scriptsPid().flatMap(ProcessUsage::of)));
        List<ProcessHandle> all = process.descendants().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        try {
            // A parent that is left alive for a moment buries its children; orphans wait for the
            // system to do it.
            if (!all.isEmpty()) {
                process.waitFor(BURIAL_MILLIS, TimeUnit.MILLISECONDS);
            }
            process.destroyForcibly();
            strays();
            process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            strays();
            Thread.currentThread().interrupt();
        }
        if (!begun) {
            filter.ifPresent(Orphans::end);
        }
        closePipes();
        files.ifPresent(SharedFiles::release);
        folder.ifPresent(
                path -> {
                    try {
                        Folders.delete(path);
                    } catch (IOException e) {
                        // It goes with the launcher's folder.
                        return;
                    }
                });
    }

    private void closePipes() {
        List<Closeable> all = List.of(pipes.toHost(), pipes.fromHost(), process.getErrorStream());
        for (Closeable pipe : all) {
            try {
                pipe.close();
            } catch (IOException e) {
                // The pipe's other end is gone, which is what was wanted.
                continue;
            }
        }
    }

    /**
     * Without a sandbox a process can leave the tree, but hardly the environment that it was
     * started with.
     */
    private void strays() {
        Path proc = Path.of("/proc");
        if (marker.isEmpty() || !Files.isDirectory(proc)) {
            return;
        }
        try (Stream<Path> processes = Files.list(proc)) {
            for (Path entry : processes.toList()) {
                String name = entry.getFileName().toString();
                if (!name.isEmpty() && name.chars().allMatch(Character::isDigit) && marked(entry)) {
                    ProcessHandle.of(Long.parseLong(name))
                            .ifPresent(ProcessHandle::destroyForcibly);
                }
            }
        } catch (IOException e) {
            // Without /proc there is nothing more to find.
            return;
        }
    }

    private boolean marked(Path entry) {
        try {
            String environment =
                    new String(
                            Files.readAllBytes(entry.resolve("environ")),
                            java.nio.charset.StandardCharsets.ISO_8859_1);
            return environment.contains(MARKER + "=" + marker);
        } catch (IOException e) {
            return false;
        }
    }

    /** How the process ended by itself; waits for it a moment. */
    public HostEnd end() {
        try {
            if (!process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS)) {
                return new HostEnd(-1, false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HostEnd(-1, false);
        }
        return new HostEnd(
                process.exitValue(),
                groupWithoutMemory().isPresent()
                        || ControlGroup.here().memoryKills() > outOfMemoryKills);
    }
}
