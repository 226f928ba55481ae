package dev.outrigger.test;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import java.nio.file.Path;

/**
 * The program that {@link EngineKillTest} kills: sessions whose scripts run for good, and one that
 * writes what scripts return, each success printed. Arguments: the folder, and the CPython if any.
 */
final class ScriptingEngine {
    static final int ROWS = 500;
    static final int BUSY = 3;

    private ScriptingEngine() {}

    public static void main(String[] arguments) throws InterruptedException {
        InstanceOptions options = InstanceOptions.at(Path.of(arguments[0]));
        if (arguments.length > 1) {
            options = options.withPython(Path.of(arguments[1]));
        }
        Instance instance = Instance.open(options);
        for (int i = 0; i < BUSY; i++) {
            Session session = instance.openSession();
            Thread busy = new Thread(() -> Sql.run(session, endless()));
            busy.setDaemon(true);
            busy.start();
        }
        Session session = instance.openSession();
        for (int round = 0; ; round++) {
            Sql.succeed(session, "INSERT INTO written EXEC produce " + round);
            System.out.println(round);
        }
    }

    private static String endless() {
        return """
                EXEC sp_execute_external_script @language = N'Python', @script = N'
                while True:
                    sum(range(1000))
                '
                """;
    }

    static String definitions() {
        return """
                EXEC sp_configure 'external scripts enabled', 1; RECONFIGURE;
                GO
                CREATE TABLE written (round int NOT NULL, n int NOT NULL, PRIMARY KEY (round, n));
                GO
                CREATE PROCEDURE produce @round int AS
                    EXEC sp_execute_external_script @language = N'Python', @script = N'
                import pandas as pd
                OutputDataSet = pd.DataFrame({"round": [round_] * rows, "n": range(rows)})
                ', @params = N'@round_ int, @rows int', @round_ = @round, @rows = %d
                """
                .formatted(ROWS);
    }
}
