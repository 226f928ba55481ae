package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.ProcessLimits;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the kernel says of a process in the sandbox, which was started like a host: a wall counts as
 * standing when it was seen.
 *
 * @param filter whether a filter of system calls is in force
 * @param noNewPrivileges whether programs can give it no rights
 * @param noCapabilities whether it has none
 * @param openFiles whether the limit is the one that was asked for
 * @param fileSize likewise
 * @param alone whether it sees no process but its own sandbox's
 */
record SandboxSigns(
        boolean filter,
        boolean noNewPrivileges,
        boolean noCapabilities,
        boolean openFiles,
        boolean fileSize,
        boolean alone) {
    /** What the process prints. */
    static final List<String> FILES = List.of("/proc/self/status", "/proc/self/limits");

    static final SandboxSigns NONE =
            new SandboxSigns(false, false, false, false, false, false);

    static SandboxSigns of(String printed, ProcessLimits asked) {
        return new SandboxSigns(
                has(printed, "Seccomp:\\s+2"),
                has(printed, "NoNewPrivs:\\s+1"),
                has(printed, "CapEff:\\s+0+") && has(printed, "CapBnd:\\s+0+"),
                has(printed, "Max open files\\s+" + asked.openFiles() + "\\s+" + asked.openFiles() + "\\s.*"),
                has(printed, "Max file size\\s+" + asked.folderBytes() + "\\s+" + asked.folderBytes() + "\\s.*"),
                has(printed, "Pid:\\s+2"));
    }

    private static boolean has(String printed, String line) {
        return Pattern.compile("^" + line + "$", Pattern.MULTILINE).matcher(printed).find();
    }
}
