package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.ProcessLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What to start.
 *
 * @param arguments the program and its arguments
 * @param readable the files and folders that it needs, besides the system's shared libraries
 * @param environment its whole environment, but for what the sandbox adds
 * @param addressSpaceBytes what the kernel shall hold it to; 0 for no bound
 * @param limits what else it shall be held to
 * @param takesDescriptors whether it wants the memory that it shares as descriptors, and closes
 *     them before it runs a script
 */
record HostCommand(
        List<String> arguments,
        List<Path> readable,
        Map<String, String> environment,
        long addressSpaceBytes,
        ProcessLimits limits,
        boolean takesDescriptors) {
    HostCommand {
        arguments = List.copyOf(arguments);
        readable = List.copyOf(readable);
        environment = Map.copyOf(environment);
    }

    /** The same with two arguments more: where the process finds the memory that it shares. */
    HostCommand sharing(String toHost, String fromHost) {
        List<String> words = new ArrayList<>(arguments);
        words.add(toHost);
        words.add(fromHost);
        return new HostCommand(
                words, readable, environment, addressSpaceBytes, limits, takesDescriptors);
    }
}
