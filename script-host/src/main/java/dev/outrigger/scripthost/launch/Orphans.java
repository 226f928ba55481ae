package dev.outrigger.scripthost.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is left of sandboxes whose first process was killed in its first moments: the second one
 * waits to be told how to begin, and has not been told yet to die with the first.
 */
final class Orphans {
    /** Where a sandbox has its filter of system calls until that is in force. */
    private static final String FILTER = "fd/3";

    private Orphans() {}

    /** filter: the file, which only the sandboxes of one launcher have open. */
    static void end(Path filter) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.toList()) {
                String name = process.getFileName().toString();
                if (name.chars().allMatch(Character::isDigit) && has(process, filter)) {
                    ProcessHandle.of(Long.parseLong(name))
                            .filter(Orphans::isAlone)
                            .ifPresent(ProcessHandle::destroyForcibly);
                }
            }
        } catch (IOException e) {
            // Without /proc there is nothing more to find.
            return;
        }
    }

    private static boolean has(Path process, Path filter) {
        try {
            return Files.readSymbolicLink(process.resolve(FILTER))
                    .toString()
                    .startsWith(filter.toString());
        } catch (IOException e) {
            return false;
        }
    }

    /** Neither the child of a sandbox's first process nor of this one. */
    private static boolean isAlone(ProcessHandle process) {
        Optional<ProcessHandle> parent = process.parent();
        return parent.isEmpty()
                || parent.get().pid() != ProcessHandle.current().pid()
                        && !program(parent.get()).equals(program(process));
    }

    private static String program(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/comm"));
        } catch (IOException e) {
            return "";
        }
    }
}
