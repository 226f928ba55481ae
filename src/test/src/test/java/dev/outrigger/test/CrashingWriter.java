package dev.outrigger.test;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import java.nio.file.Path;

/**
 * The program that {@link KillTest} kills: INSERT ... EXEC again and again, each success printed.
 */
final class CrashingWriter {
    static final int ROWS = 2_000;

    private CrashingWriter() {}

    public static void main(String[] arguments) {
        try (Instance instance = Instance.open(InstanceOptions.at(Path.of(arguments[0])));
                Session session = instance.openSession()) {
            for (int round = 0; ; round++) {
                Sql.succeed(session, "INSERT INTO written EXEC produce " + round);
                System.out.println(round);
            }
        }
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
