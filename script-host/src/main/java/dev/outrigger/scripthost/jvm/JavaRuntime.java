package dev.outrigger.scripthost.jvm;

import dev.outrigger.scripthost.host.HostCall;
import dev.outrigger.scripthost.host.HostExecutions;
import dev.outrigger.scripthost.host.HostRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs classes of external libraries. Each call loads them anew: statics do not outlive it. */
public final class JavaRuntime implements HostRuntime {
    private final List<Path> libraries;
    private URL[] jars;

    /** libraries: folders with jars. */
    public JavaRuntime(List<Path> libraries) {
        this.libraries = List.copyOf(libraries);
    }

    @Override
    public void initialise() {
        List<URL> found = new ArrayList<>();
        for (Path folder : libraries) {
            try (Stream<Path> entries = Files.list(folder)) {
                for (Path jar :
                        entries.filter(entry -> entry.toString().endsWith(".jar"))
                                .sorted()
                                .toList()) {
                    found.add(url(jar));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the libraries cannot be read", e);
            }
        }
        jars = found.toArray(URL[]::new);
        // The first call would otherwise pay for loading these.
        JavaFrames.warmUp();
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    @Override
    public HostExecutions begin(HostCall call) {
        return new JavaExecutions(call, new URLClassLoader(jars, new ExtensionLoader()));
    }
}
