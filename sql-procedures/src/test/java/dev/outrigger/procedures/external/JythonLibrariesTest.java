package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
