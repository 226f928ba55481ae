package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Message;
import dev.outrigger.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents tell readers to run runs as it is written. */
class DocumentedExamplesTest {
    private static final Path DOCUMENTS = Path.of("../../docs");
    private static final Pattern SQL = Pattern.compile("(?ms)^```sql\\n(.*?)^```");

    @TempDir private Path folder;

    /** The blocks of SQL of a document, in their order. */
    private static List<String> blocks(String document) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher matcher = SQL.matcher(Files.readString(DOCUMENTS.resolve(document)));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        assertThat(found).as(document).isNotEmpty();
        return found;
    }

    private static String printed(Collected collected) {
        return collected.messages.stream().map(Message::text).collect(Collectors.joining());
    }

    @Test
    void jobsAreDefinedStartedAndGivenToAUser() throws Exception {
        try (Instance instance = Instance.open(InstanceOptions.at(folder).withJobs(true));
                Session session = instance.openSession()) {
            for (String block : blocks("jobs.md")) {
                Sql.succeed(session, block);
            }
            Jobs.awaitOutcomes(session, "nightly clustering", 1);
            assertThat(Sql.scalar(session, "SELECT COUNT(*) FROM shop.dbo.labels")).isEqualTo(1);
        }
    }

    @Test
    void aDatabaseIsBackedUpAndRestored() throws Exception {
        try (Instance instance = Instance.open(InstanceOptions.at(folder));
                Session session = instance.openSession()) {
            for (String block : blocks("backup.md")) {
                Sql.succeed(session, block);
            }
            assertThat(
                            Sql.scalar(
                                    session,
                                    "SELECT COUNT(*) FROM sys.databases WHERE name IN (N'shop', N'shop_of_yesterday')"))
                    .isEqualTo(2);
        }
    }

    @Test
    void aPoolAGroupAndAClassifierAreDefinedAndCount() throws Exception {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            Sql.succeed(session, blocks("governance.md").get(0));
            assertThat(
                            Sql.scalar(
                                    session,
                                    "SELECT max_processes FROM sys.dm_resource_governor_external_resource_pools WHERE name = N'reports'"))
                    .isEqualTo(4);
        }
    }

    @Test
    void aScriptAsksTheDatabase() throws Exception {
        try (Instance instance = Instance.open(InstanceOptions.inMemory());
                Session session = instance.openSession()) {
            Collected asked = Sql.succeed(session, blocks("loopback.md").get(0));
            assertThat(printed(asked)).contains("USD").contains("1.08");
            assertThat(Sql.scalar(session, "SELECT COUNT(rate) FROM orders")).isEqualTo(1);
        }
    }

    @Test
    void aLibraryIsMadeOfAZip() throws Exception {
        try (OutputStream file = Files.newOutputStream(folder.resolve("shop.zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("shop/__init__.py"));
            zip.write("half = lambda x: x / 2.0\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("libraries.sql"), blocks("external-libraries.md").get(0));
        Process process =
                ChildJvm.command("dev.outrigger.cli.Main", "run", "libraries.sql")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("1.5");
    }
}
