package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JythonLibrariesTest {
    private static ScriptedSession session;

    @BeforeAll
    static void open() {
        session = new ScriptedSession(Optional.empty());
    }

    @AfterAll
    static void close() {
        session.close();
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines);
    }

    @Test
    void pureZipIsReadAsScriptsAre() {
        byte[] zip =
                Packages.zip(
                        Packages.bytes(
                                Map.of(
                                        "shop/__init__.py",
                                        "from .prices import half\nNAME = 'shop'\n",
                                        "shop/prices.py",
                                        "def half(x):\n    return x / 2\n")));
        assertThat(session.run(Packages.create("shop", zip))).containsExactly("ok");
        assertThat(
                        session.printed(
                                "import shop\nfrom shop.prices import half as h\nprint(shop.half(3), h(5), shop.NAME)",
                                ""))
                .containsExactly("1.5 2.5 shop");
    }

    @Test
    void wheelForPython2IsReadAsSuch() {
        byte[] wheel =
                Packages.wheel(
                        "both",
                        "1.0",
                        "py2-none-any\nTag: py3-none-any",
                        ">=2.7",
                        List.of(),
                        Map.of("both.py", "def half(x):\n    return x / 2\n"));
        assertThat(session.run(Packages.create("both", wheel))).containsExactly("ok");
        assertThat(session.printed("import both\nprint(both.half(3))", "")).containsExactly("1");
    }

    @Test
    void wheelThatNeedsCPythonIsRefusedByName() {
        byte[] wheel = Packages.wheel("modern", "3.1", List.of(), Map.of("modern.py", "x = 1\n"));
        assertThat(text(session.run(Packages.create("modern", wheel))))
                .contains("error 39048")
                .contains("modern 3.1 requires Python >=3.9")
                .contains("It needs CPython");
    }

    private static final String RECORD = "rec-1.0.dist-info/RECORD";

    /** A wheel of one module that somebody has changed after it was built. */
    private static byte[] changed(Consumer<Map<String, byte[]>> change) {
        byte[] wheel =
                Packages.wheel(
                        "rec",
                        "1.0",
                        "py2-none-any\nTag: py3-none-any",
                        ">=2.7",
                        List.of(),
                        Map.of("rec.py", "x = 1\n", "rec_data/a, b.txt", "c"));
        Map<String, byte[]> files = Packages.files(wheel);
        change.accept(files);
        return Packages.zip(files);
    }

    private static String refused(byte[] wheel) {
        String lines = text(session.run(Packages.create("broken", wheel)));
        assertThat(lines).contains("error 39048").contains("'broken'");
        return lines;
    }

    @Test
    void filesOfAWheelAreHeldAgainstItsRecord() {
        assertThat(session.run(Packages.create("rec", changed(files -> {})))).containsExactly("ok");
        assertThat(session.printed("import rec\nprint(rec.x)", "")).containsExactly("1");
        byte[] other = "x = 2\n".getBytes(StandardCharsets.UTF_8);
        assertThat(refused(changed(files -> files.put("rec.py", other))))
                .contains(
                        "the wheel's file 'rec.py' does not have the sha256 that its RECORD says");
        assertThat(refused(changed(files -> files.put("more.py", other))))
                .contains("'more.py' is not in its RECORD");
        assertThat(refused(changed(files -> files.remove("rec.py"))))
                .contains("'rec.py' is in its RECORD and is missing");
        assertThat(refused(changed(files -> files.remove(RECORD)))).contains("has no RECORD");
        for (String hash : List.of("rec.py,md5=", "rec.py,", "rec.py,sha256=&")) {
            assertThat(
                            refused(
                                    changed(
                                            files ->
                                                    files.put(
                                                            RECORD,
                                                            new String(
                                                                            files.get(RECORD),
                                                                            StandardCharsets.UTF_8)
                                                                    .replace("rec.py,sha256=", hash)
                                                                    .getBytes(
                                                                            StandardCharsets
                                                                                    .UTF_8)))))
                    .contains("'rec.py' has a hash");
        }
    }

    @Test
    void archivesOfZip64AreTaken() {
        byte[] zip =
                Packages.zip64(
                        Packages.zip(
                                Packages.bytes(
                                        Map.of(
                                                "large.py",
                                                "x = 64\n",
                                                "large_too.py",
                                                "y = 1\n"))));
        assertThat(session.run(Packages.create("large", zip))).containsExactly("ok");
        assertThat(session.printed("import large\nprint(large.x)", "")).containsExactly("64");
        byte[] cut = zip.clone();
        // The locator's place of the directory.
        cut[zip.length - 22 - 20 + 9] ^= 1;
        assertThat(refused(cut)).contains("damaged");
    }

    @Test
    void privateLibraryComesBeforeAPublicOneAndIsItsOwnersAlone() {
        session.run(
                "CREATE USER ann WITHOUT LOGIN; CREATE USER bob WITHOUT LOGIN;"
                        + " GRANT EXECUTE ANY EXTERNAL SCRIPT TO ann; GRANT EXECUTE ANY EXTERNAL SCRIPT TO bob;"
                        + " GRANT CREATE EXTERNAL LIBRARY TO ann");
        byte[] all = Packages.zip(Packages.bytes(Map.of("whose.py", "v = 'all'\n")));
        byte[] anns = Packages.zip(Packages.bytes(Map.of("whose.py", "v = 'ann'\n")));
        assertThat(session.run(Packages.create("whose", all))).containsExactly("ok");
        session.run("EXECUTE AS USER = 'ann'");
        assertThat(session.run(Packages.create("whose", anns))).containsExactly("ok");
        assertThat(session.printed("import whose\nprint(whose.v)", "")).containsExactly("ann");
        session.run("REVERT; EXECUTE AS USER = 'bob'");
        assertThat(session.printed("import whose\nprint(whose.v)", "")).containsExactly("all");
        session.run("REVERT");
        assertThat(session.printed("import whose\nprint(whose.v)", "")).containsExactly("all");
    }

    @Test
    void backupHasTheLibrariesAndTheRightsOnLanguages(@TempDir Path folder) {
        byte[] zip = Packages.zip(Packages.bytes(Map.of("kept.py", "v = 'kept'\n")));
        session.run("CREATE DATABASE shop");
        session.run("USE shop");
        session.run("CREATE USER ann WITHOUT LOGIN");
        session.run("GRANT EXECUTE EXTERNAL SCRIPT ON EXTERNAL LANGUAGE::Python TO ann");
        session.run(Packages.create("kept", zip));
        session.run("BACKUP DATABASE shop TO DISK = '" + folder.resolve("shop.bak") + "'");
        session.run("DROP EXTERNAL LIBRARY kept");
        session.run("USE master");
        assertThat(
                        text(
                                session.run(
                                        "RESTORE DATABASE shop FROM DISK = '"
                                                + folder.resolve("shop.bak")
                                                + "' WITH REPLACE")))
                .doesNotContain("error");
        session.run("USE shop");
        assertThat(session.printed("import kept\nprint(kept.v)", "")).containsExactly("kept");
        session.run("EXECUTE AS USER = 'ann'");
        assertThat(session.printed("print('ran')", "")).containsExactly("ran");
        session.run("REVERT");
        session.run("USE master");
    }

    @Test
    void moduleWithNewerSyntaxSaysThatItNeedsCPython() {
        byte[] zip = Packages.zip(Packages.bytes(Map.of("newer.py", "x = f'{1 + 1}'\n")));
        assertThat(session.run(Packages.create("newer", zip))).containsExactly("ok");
        assertThat(text(session.script("import newer", "", "")))
                .contains("the module newer of an external library needs CPython");
    }
}
