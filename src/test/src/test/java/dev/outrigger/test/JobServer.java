package dev.outrigger.test;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import java.io.IOException;
import java.nio.file.Path;

/** The program that {@link JobsKillTest} kills: an instance whose jobs run until its input ends. */
final class JobServer {
    private JobServer() {}

    public static void main(String[] arguments) throws IOException {
        try (Instance instance =
                Instance.open(InstanceOptions.at(Path.of(arguments[0])).withJobs(true))) {
            System.out.println("open " + instance.login("nobody").isPresent());
            System.in.read();
        }
    }
}
