package dev.outrigger.test;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import java.nio.file.Path;

/**
 * The program that {@link BackupTest} kills: it backs up and restores for good. Argument: the
 * folder.
 */
final class RestoringEngine {
    private RestoringEngine() {}

    public static void main(String[] arguments) {
        try (Instance instance = Instance.open(InstanceOptions.at(Path.of(arguments[0])));
                Session session = instance.openSession()) {
            System.out.println("ready");
            while (true) {
                Sql.succeed(session, "BACKUP DATABASE bank TO DISK = 'again.bak' WITH INIT");
                Sql.succeed(session, "RESTORE DATABASE copy FROM DISK = 'again.bak' WITH REPLACE");
                Sql.succeed(session, "RESTORE DATABASE bank FROM DISK = 'first.bak' WITH REPLACE");
            }
        }
    }
}
