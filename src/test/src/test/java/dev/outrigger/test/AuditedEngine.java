package dev.outrigger.test;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import java.nio.file.Path;

/** An engine that runs one script to its end, tells so, and then runs one that does not end. */
public final class AuditedEngine {
    private AuditedEngine() {}

    public static void main(String[] arguments) throws Exception {
        try (Instance instance = Instance.open(InstanceOptions.at(Path.of(arguments[0])));
                Session session = instance.openSession()) {
            Sql.allowScripts(session);
            Sql.succeed(session, AuditTest.script("x = 1"));
            System.out.println("ended");
            Sql.run(session, AuditTest.script("while True: pass"));
        }
    }
}
