package dev.outrigger.test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a program in a JVM of its own, on the tests' class path and without any flag. */
final class ChildJvm {
    private ChildJvm() {}

    static ProcessBuilder command(String mainClass, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    static Process start(String mainClass, String... arguments) throws IOException {
        return command(mainClass, arguments).redirectErrorStream(true).start();
    }
}
