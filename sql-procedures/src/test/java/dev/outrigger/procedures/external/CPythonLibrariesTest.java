package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import dev.outrigger.golden.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("cpython")
final class CPythonLibrariesTest {
    private static final String PYTHON = System.getenv("OUTRIGGER_TEST_PYTHON");
    private static final byte[] LEAF =
            Packages.wheel(
                    "leaf-lib",
                    "1.5.0",
                    List.of(),
                    Map.of("leaf.py", "def f():\n    return 'leaf'\n"));
    private static final byte[] TREE =
            Packages.wheel(
                    "tree-lib",
                    "2.0",
                    List.of(
                            "Leaf.Lib>=1.4,<2",
                            "numpy>=1.0",
                            "colorama; sys_platform == 'win32'",
                            "pytest; extra == 'test'"),
                    Map.of(
                            "tree/__init__.py", "from leaf import f\n",
                            "tree/data.txt", "bark"));

    @TempDir Path folder;
    private Instance instance;
    private Session session;

    @BeforeEach
    void open() {
        assumeTrue(
                PYTHON != null, "OUTRIGGER_TEST_PYTHON names no CPython with pandas and pyarrow");
        instance = Instance.open(InstanceOptions.at(folder).withPython(Path.of(PYTHON)));
        session = instance.openSession();
        run("EXEC sp_configure 'external scripts enabled', 1 RECONFIGURE");
    }

    @AfterEach
    void close() {
        if (instance != null) {
            instance.close();
        }
    }

    private List<String> run(String batch) {
        return run(session, batch);
    }

    private static List<String> run(Session session, String batch) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.execute(batch, transcript));
    }

    private String script(String text) {
        return script(session, text);
    }

    private static String script(Session session, String text) {
        return String.join(
                "\n",
                run(
                        session,
                        "EXEC sp_execute_external_script N'Python', "
                                + ScriptedSession.quoted(text)));
    }

    @Test
    void wheelAndTheOneThatItNeedsAreImported() {
        assertThat(run(Packages.create("leaf-lib", LEAF))).containsExactly("ok");
        assertThat(run(Packages.create("tree-lib", TREE))).containsExactly("ok");
        assertThat(
                        script(
                                "import tree, os, importlib.metadata as m\n"
                                        + "print(tree.f(), m.version('tree-lib'),"
                                        + " open(os.path.join(os.path.dirname(tree.__file__), 'data.txt')).read())"))
                .contains("leaf 2.0 bark");
    }

    @Test
    void dependencyThatIsMissingIsNamed() {
        assertThat(run(Packages.create("tree-lib", TREE)).get(0))
                .contains("message 49550")
                .contains(
                        "External library 'tree-lib': it requires Leaf.Lib>=1.4,<2, which is not there")
                .contains("CREATE EXTERNAL LIBRARY [Leaf.Lib]");
        assertThat(script("import tree"))
                .contains("ModuleNotFoundError: No module named 'leaf'")
                .contains("it requires Leaf.Lib>=1.4,<2, which is not there");
        assertThat(script("print(1 + 1)")).contains("2");
    }

    @Test
    void twoDatabasesHaveTwoVersionsAtOnce() {
        for (String database : List.of("a", "b")) {
            run("CREATE DATABASE " + database);
            run("USE " + database);
            run(
                    Packages.create(
                            "twin",
                            Packages.wheel(
                                    "twin",
                                    database.equals("a") ? "1.0" : "2.0",
                                    List.of(),
                                    Map.of("twin.py", "of = '" + database + "'\n"))));
        }
        try (Session other = instance.openSession()) {
            run("USE a");
            run(other, "USE b");
            for (int i = 0; i < 2; i++) {
                assertThat(script("import twin; print('it is', twin.of)")).contains("it is a");
                assertThat(script(other, "import twin; print('it is', twin.of)"))
                        .contains("it is b");
            }
            run("USE b");
            assertThat(script("import twin; print('it is', twin.of)")).contains("it is b");
        }
    }

    @Test
    void changeCountsFromTheNextCallOn() {
        run(Packages.create("m", Packages.wheel("m", "1", List.of(), Map.of("m.py", "v = 1"))));
        assertThat(script("import m; print('v', m.v)")).contains("v 1");
        run(
                "ALTER EXTERNAL LIBRARY m SET (CONTENT = "
                        + Packages.hex(Packages.wheel("m", "2", List.of(), Map.of("m.py", "v = 2")))
                        + ") WITH (LANGUAGE = 'Python')");
        assertThat(script("import m; print('v', m.v)")).contains("v 2");
        assertThat(run("DROP EXTERNAL LIBRARY m")).containsExactly("ok");
        assertThat(script("import m")).contains("No module named 'm'");
    }

    @Test
    void libraryIsThereAfterTheInstanceIsOpenedAgain() {
        run("CREATE DATABASE d");
        run("USE d");
        run(Packages.create("leaf-lib", LEAF));
        instance.close();
        instance = Instance.open(InstanceOptions.at(folder).withPython(Path.of(PYTHON)));
        session = instance.openSession();
        run("USE d");
        assertThat(script("import leaf; print(leaf.f())")).contains("leaf");
        assertThat(
                        run(
                                "SELECT l.name, DATALENGTH(f.content) FROM sys.external_libraries l"
                                        + " JOIN sys.external_library_files f"
                                        + " ON f.external_library_id = l.external_library_id"))
                .contains("leaf-lib | " + LEAF.length);
    }

    @Test
    void rolledBackCreationLeavesNothing() {
        run("BEGIN TRANSACTION");
        run(Packages.create("leaf-lib", LEAF));
        assertThat(script("import leaf; print(leaf.f())")).contains("leaf");
        run("ROLLBACK");
        assertThat(script("import leaf")).contains("No module named 'leaf'");
        assertThat(run("SELECT name FROM sys.external_libraries")).contains("(0 rows)");
    }

    @Test
    void pureZipAndZipInZipAreTaken() {
        byte[] zip =
                Packages.zip(
                        Packages.bytes(Map.of("flat.py", "x = 3", "pack/__init__.py", "y = 4")));
        assertThat(run(Packages.create("flat", zip))).containsExactly("ok");
        assertThat(
                        run(
                                Packages.create(
                                        "leaf-lib",
                                        Packages.zip(
                                                Map.of("leaf_lib-1.5.0-py3-none-any.whl", LEAF)))))
                .containsExactly("ok");
        assertThat(script("import flat, pack, leaf; print(flat.x, pack.y, leaf.f())"))
                .contains("3 4 leaf");
    }

    @Test
    void sourceDistributionIsBuiltInTheSandbox() {
        byte[] sources =
                Packages.tarGz(
                        Packages.bytes(
                                Map.of(
                                        "built-1.0/PKG-INFO",
                                        "Metadata-Version: 2.1\nName: built\nVersion: 1.0\n",
                                        "built-1.0/setup.py",
                                        "from setuptools import setup\n"
                                                + "open('built.py', 'a').write('made = True\\n')\n"
                                                + "setup(name='built', version='1.0', py_modules=['built'])\n",
                                        "built-1.0/built.py",
                                        "x = 5\n")));
        assertThat(run(Packages.create("built", sources))).containsExactly("ok");
        assertThat(script("import built; print(built.x, built.made)")).contains("5 True");
    }

    @Test
    void privateLibraryComesBeforeAPublicOneAndIsItsOwnersAlone() {
        run("CREATE DATABASE d");
        run("USE d");
        run("CREATE USER ann WITHOUT LOGIN; CREATE USER bob WITHOUT LOGIN");
        run("GRANT EXECUTE ANY EXTERNAL SCRIPT TO ann; GRANT EXECUTE ANY EXTERNAL SCRIPT TO bob");
        run("GRANT CREATE EXTERNAL LIBRARY TO ann");
        run(Packages.create("m", Packages.wheel("m", "1", List.of(), Map.of("m.py", "v = 'all'"))));
        run("EXECUTE AS USER = 'ann'");
        assertThat(
                        run(
                                Packages.create(
                                        "m",
                                        Packages.wheel(
                                                "m", "2", List.of(), Map.of("m.py", "v = 'ann'")))))
                .containsExactly("ok");
        assertThat(script("import m; print('of', m.v)")).contains("of ann");
        assertThat(run("SELECT name, scope_desc FROM sys.external_libraries ORDER BY scope"))
                .contains("m | PUBLIC", "m | PRIVATE");
        run("REVERT; EXECUTE AS USER = 'bob'");
        assertThat(script("import m; print('of', m.v)")).contains("of all");
        assertThat(run("SELECT name, scope_desc FROM sys.external_libraries"))
                .doesNotContain("m | PRIVATE");
        assertThat(String.join("", run(Packages.create("n", LEAF)))).contains("error 262");
        assertThat(String.join("", run("DROP EXTERNAL LIBRARY m"))).contains("error 15151");
        assertThat(String.join("", run("DROP EXTERNAL LIBRARY m AUTHORIZATION ann")))
                .contains("error 15151");
    }

    @Test
    void whatCannotBeUsedIsRefusedByName() {
        String windows =
                refused(
                        Packages.wheel(
                                "w", "1", "cp311-cp311-win_amd64", ">=3.9", List.of(), Map.of()));
        assertThat(windows)
                .contains("the wheel w 1 is for cp311-cp311-win_amd64")
                .contains("CPython");
        assertThat(refused(Packages.wheel("w", "1", "py3-none-any", ">=4.0", List.of(), Map.of())))
                .contains("w 1 requires Python >=4.0");
        assertThat(refused(Packages.wheel("pandas", "9", List.of(), Map.of("pandas.py", ""))))
                .contains("pandas is the runtime's own");
        assertThat(refused(new byte[] {1, 2, 3})).contains("neither a zip file");
        assertThat(refused(java.util.Arrays.copyOf(LEAF, LEAF.length - 40))).contains("damaged");
        assertThat(refused(Packages.zip(Packages.bytes(Map.of("../out.py", "x")))))
                .contains("'../out.py'");
        assertThat(refused(Packages.zip(Packages.bytes(Map.of("/etc/out.py", "x")))))
                .contains("'/etc/out.py'");
        assertThat(refused(Packages.tarGz(Packages.bytes(Map.of("a/../../out.py", "x")))))
                .contains("'a/../../out.py'");
        assertThat(refused(Packages.zip(Packages.bytes(Map.of("read.me", "x")))))
                .contains("Could not find the package inside the zip");
        assertThat(refused(Packages.zip(Map.of("bomb.py", new byte[64 << 20]))))
                .contains("times its size");
        assertThat(run("SELECT name FROM sys.external_libraries")).contains("(0 rows)");
    }

    private String refused(byte[] content) {
        String lines = String.join("\n", run(Packages.create("broken", content)));
        assertThat(lines).contains("error 39048").contains("'broken'");
        return lines;
    }

    @Test
    void severalInterpretersHaveNamesOfTheirOwn() {
        run("CREATE DATABASE d");
        run("USE d");
        assertThat(
                        run(
                                "CREATE EXTERNAL LANGUAGE second FROM (CONTENT = N'"
                                        + PYTHON
                                        + "', FILE_NAME = 'python', ENVIRONMENT_VARIABLES = N'{\"SEASON\": \"autumn\"}')"))
                .containsExactly("ok");
        run(
                "CREATE EXTERNAL LIBRARY leaf FROM (CONTENT = "
                        + Packages.hex(LEAF)
                        + ") WITH (LANGUAGE = 'second')");
        List<String> printed =
                run(
                        "EXEC sp_execute_external_script N'second', N'import os, leaf; print(os.environ[\"SEASON\"], leaf.f())'");
        assertThat(String.join("", printed)).contains("autumn leaf");
        assertThat(script("import leaf")).contains("No module named 'leaf'");
        assertThat(String.join("", run("DROP EXTERNAL LANGUAGE second"))).contains("error 39129");
        run("DROP EXTERNAL LIBRARY leaf");
        assertThat(run("DROP EXTERNAL LANGUAGE second")).containsExactly("ok");
        assertThat(String.join("", run("EXEC sp_execute_external_script N'second', N'print(1)'")))
                .contains("error 39007");
    }

    @Test
    void rightOnOneLanguageIsEnoughForIt() {
        run("CREATE DATABASE d");
        run("USE d");
        run("CREATE EXTERNAL LANGUAGE second FROM (CONTENT = N'" + PYTHON + "')");
        run("CREATE USER ann WITHOUT LOGIN");
        run("GRANT EXECUTE EXTERNAL SCRIPT ON EXTERNAL LANGUAGE::second TO ann");
        run("EXECUTE AS USER = 'ann'");
        String call = "EXEC sp_execute_external_script N'%s', N'print(\"ran\")'";
        assertThat(String.join("", run(String.format(call, "second")))).contains("ran");
        assertThat(String.join("", run(String.format(call, "Python")))).contains("error 262");
        run("REVERT");
        run("GRANT EXECUTE ANY EXTERNAL SCRIPT TO ann");
        run("DENY EXECUTE EXTERNAL SCRIPT ON EXTERNAL LANGUAGE::Python TO ann");
        run("EXECUTE AS USER = 'ann'");
        assertThat(String.join("", run(String.format(call, "Python")))).contains("error 262");
        assertThat(String.join("", run(String.format(call, "second")))).contains("ran");
    }

    @Test
    void dangerousVariablesAreRefused() {
        for (String variable : List.of("LD_PRELOAD", "PYTHONPATH", "PATH")) {
            assertThat(
                            String.join(
                                    "",
                                    run(
                                            "CREATE EXTERNAL LANGUAGE l FROM (CONTENT = N'"
                                                    + PYTHON
                                                    + "', ENVIRONMENT_VARIABLES = N'{\""
                                                    + variable
                                                    + "\": \"x\"}')")))
                    .contains("error 39133")
                    .contains(variable);
        }
    }
}
