package dev.outrigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.golden.Transcript;
import java.util.List;
import org.junit.jupiter.api.Test;

/** sys.dm_external_script_limits tells what sp_configure and this machine make of each limit. */
final class LimitsViewTest {
    private static String line(Session session, String batch) {
        Transcript transcript = new Transcript();
        List<String> lines = transcript.lines(session.execute(batch, transcript));
        return lines.get(lines.size() - 3).strip();
    }

    @Test
    void viewHasEachOptionWithItsValueAndWhatHoldsIt() {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            assertThat(
                            line(
                                    session,
                                    "EXEC sp_configure 'show advanced options', 1 RECONFIGURE"
                                            + " EXEC sp_configure 'external script threads', 77 RECONFIGURE"
                                            + " SELECT unit, value FROM sys.dm_external_script_limits WHERE name = 'external script threads'"))
                    .isEqualTo("NULL | 77");
            assertThat(
                            line(
                                    session,
                                    "SELECT unit, value, holds, held_by FROM sys.dm_external_script_limits WHERE name = 'external script timeout (s)'"))
                    .isEqualTo("s | 600 | 1 | engine");
            // Every limit of scripts that can be configured is told of, but for times of waiting.
            assertThat(
                            line(
                                    session,
                                    "SELECT COUNT(*) AS n FROM sys.configurations c WHERE name LIKE 'external script %'"
                                            + " AND name NOT LIKE '%queue%' AND name NOT LIKE '%start%' AND name NOT LIKE '%dtypes%' AND name NOT LIKE '%hosts%' AND name NOT LIKE '%idle%' AND name NOT LIKE '%queries%' AND name NOT LIKE '%audit%'"
                                            + " AND NOT EXISTS (SELECT * FROM sys.dm_external_script_limits l WHERE l.name = c.name)"))
                    .isEqualTo("0");
        }
    }
}
