package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.protocol.StreamChannels;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The two pipes of the host protocol.
 *
 * <p>The streams that a process comes with copy each byte two or three times within the JVM. Where
 * the system names its pipes they are opened once more, as channels, which do not.
 */
record HostPipes(WritableByteChannel toHost, ReadableByteChannel fromHost) {
    static HostPipes of(Process process) {
        try {
            Optional<HostPipes> reopened = reopened(process);
            if (reopened.isPresent()) {
                // Whoever closes the channels is to be the last to let go of the pipes.
                process.getOutputStream().close();
                process.getInputStream().close();
                return reopened.get();
            }
        } catch (IOException e) {
            // Not Linux, or one that shows less: the streams do, and an end is noticed there.
        }
        return new HostPipes(
                StreamChannels.writing(process.getOutputStream()),
                StreamChannels.reading(process.getInputStream()));
    }

    private static Optional<HostPipes> reopened(Process process) throws IOException {
        Path descriptors = Path.of("/proc/" + process.pid() + "/fd");
        List<String> before = pipes(descriptors);
        FileChannel to = FileChannel.open(descriptors.resolve("0"), StandardOpenOption.WRITE);
        FileChannel from = null;
        boolean same = false;
        try {
            from = FileChannel.open(descriptors.resolve("1"), StandardOpenOption.READ);
            // A runtime without a sandbox moves its pipes as it starts.
            same = before.stream().distinct().count() == 3 && pipes(descriptors).equals(before);
            return same ? Optional.of(new HostPipes(to, from)) : Optional.empty();
        } finally {
            if (!same) {
                to.close();
                if (from != null) {
                    from.close();
                }
            }
        }
    }

    /** What the process has as its three standard descriptors, if they are pipes. */
    private static List<String> pipes(Path descriptors) throws IOException {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String target = Files.readSymbolicLink(descriptors.resolve("" + i)).toString();
            if (!target.startsWith("pipe:")) {
                throw new IOException("descriptor " + i + " is " + target);
            }
            found.add(target);
        }
        return found;
    }
}
