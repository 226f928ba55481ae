package dev.outrigger.scripthost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Script hosts that must leave nothing behind: no process, no folder. */
final class Hosts implements AutoCloseable {
    private static final String PREFIX = "outrigger-" + ProcessHandle.current().pid() + "-";

    final ScriptHosts hosts;
    final ScriptSession session;
    private final Set<Path> before = folders();

    Hosts(ScriptHostOptions options) {
        this(new ScriptHosts(options));
    }

    Hosts(ScriptHosts hosts) {
        this.hosts = hosts;
        session = hosts.openSession();
    }

    @Override
    public void close() {
        hosts.close();
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .as("processes left behind")
                .isEmpty();
        Set<Path> after = folders();
        after.removeAll(before);
        assertThat(after).as("folders left behind").isEmpty();
    }

    static Set<Path> folders() {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith(PREFIX))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
