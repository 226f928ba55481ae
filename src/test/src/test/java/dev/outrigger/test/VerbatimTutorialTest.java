package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The SQL of the customer clustering tutorial, as it stands in the document. */
class VerbatimTutorialTest {
    private static final Path DOCUMENT = Path.of("../../../shared/seeds/000_57cda8c4d5f5af5c.txt");
    private static final Pattern BLOCK = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

    @Test
    void runsOnJython() throws IOException {
        runs(InstanceOptions.inMemory());
    }

    @Test
    @Tag("cpython")
    void runsOnCPython() throws IOException {
        runs(InstanceOptions.inMemory().withPython(Python.interpreter()));
    }

    private static void runs(InstanceOptions options) throws IOException {
        List<String> blocks = blocks();
        assertThat(blocks).hasSize(3);
        try (Instance instance = Instance.open(options);
                Session session = instance.openSession()) {
            TpcDs.load(session, "tpcxbb_1gb");
            Sql.allowScripts(session);

            Sql.succeed(session, blocks.get(0));
            List<List<Object>> labelled = Sql.succeed(session, blocks.get(1)).last().rows();
            List<List<Object>> emails = Sql.succeed(session, blocks.get(2)).last().rows();

            long customers =
                    ((Number)
                                    Sql.scalar(
                                            session,
                                            "SELECT COUNT(*) FROM (SELECT DISTINCT ss_customer_sk FROM store_sales) AS c"))
                            .longValue();
            assertThat(labelled).hasSize((int) customers);
            assertThat(labelled.stream().filter(row -> row.get(0) == null)).hasSize(1);
            Set<Object> clusters = new HashSet<>();
            labelled.forEach(row -> clusters.add(row.get(5)));
            assertThat(clusters).containsExactlyInAnyOrder(0, 1, 2, 3);

            List<Object> members = new ArrayList<>();
            labelled.stream()
                    .filter(row -> row.get(0) != null && row.get(5).equals(0))
                    .forEach(row -> members.add(((Long) row.get(0)).intValue()));
            List<Object> written = new ArrayList<>();
            emails.forEach(row -> written.add(row.get(1)));
            assertThat(written).isNotEmpty().containsExactlyInAnyOrderElementsOf(members);
        }
    }

    private static List<String> blocks() throws IOException {
        assumeTrue(
                Files.exists(DOCUMENT),
                "the tutorial's document is not at " + DOCUMENT.toAbsolutePath().normalize());
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(DOCUMENT));
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }
}
