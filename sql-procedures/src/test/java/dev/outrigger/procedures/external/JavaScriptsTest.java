package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import dev.outrigger.golden.Transcript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JavaScriptsTest {
    private static final String IMPORTS =
            "package shop;\nimport dev.outrigger.extension.*;\nimport java.util.*;\nimport java.sql.*;\nimport java.math.*;\n";

    private static final String DOUBLING =
            IMPORTS
                    + "public class Doubling extends ExtensionExecutor {\n"
                    + "  private int calls;\n"
                    + "  @Override public void init(String id, int task, int tasks) { System.out.println(\"init \" + task + \" of \" + tasks); }\n"
                    + "  @Override public ExtensionDataset execute(ExtensionDataset in, LinkedHashMap<String, Object> params) {\n"
                    + "    int[] a = in.getIntColumn(0);\n"
                    + "    boolean[] none = in.getColumnNullMap(0);\n"
                    + "    int times = ((Number) params.get(\"times\")).intValue();\n"
                    + "    for (int i = 0; i < a.length; i++) { a[i] *= times; }\n"
                    + "    String[] names = in.getStringColumn(1);\n"
                    + "    for (int i = 0; i < names.length; i++) { names[i] = names[i] == null ? null : Other.upper(names[i]); }\n"
                    + "    PrimitiveDataset out = new PrimitiveDataset();\n"
                    + "    out.addColumnMetadata(0, \"a\", Types.INTEGER, 0, 0);\n"
                    + "    out.addColumnMetadata(1, \"name\", Types.NVARCHAR, 0, 0);\n"
                    + "    out.addIntColumn(0, a, none);\n"
                    + "    out.addStringColumn(1, names);\n"
                    + "    params.put(\"rows\", a.length);\n"
                    + "    return out;\n"
                    + "  }\n"
                    + "  @Override public void cleanup() { System.out.println(\"cleaned\"); }\n"
                    + "}\n";

    private static final String EVERY_TYPE =
            IMPORTS
                    + "public class EveryType extends ExtensionExecutor {\n"
                    + "  public ExtensionDataset execute(ExtensionDataset in, LinkedHashMap<String, Object> params) {\n"
                    + "    return in;\n"
                    + "  }\n"
                    + "}\n";

    private static final String FAILING =
            IMPORTS
                    + "public class Failing extends ExtensionExecutor {\n"
                    + "  public ExtensionDataset execute(ExtensionDataset in, LinkedHashMap<String, Object> params) {\n"
                    + "    throw new IllegalStateException(\"no such season\");\n"
                    + "  }\n"
                    + "}\n";

    @TempDir static Path folder;
    private static Instance instance;
    private static Session session;

    @BeforeAll
    static void open() {
        instance = Instance.open(InstanceOptions.inMemory());
        session = instance.openSession();
        run("EXEC sp_configure 'external scripts enabled', 1 RECONFIGURE");
        byte[] jar =
                jar(
                        Map.of(
                                "Doubling", DOUBLING,
                                "EveryType", EVERY_TYPE,
                                "Failing", FAILING,
                                "Other",
                                        "package shop;\npublic class Other { static String upper(String s) { return s.toUpperCase(); } }\n"));
        assertThat(
                        run(
                                "CREATE EXTERNAL LIBRARY shop FROM (CONTENT = "
                                        + Packages.hex(jar)
                                        + ") WITH (LANGUAGE = 'Java')"))
                .containsExactly("ok");
    }

    @AfterAll
    static void close() {
        instance.close();
    }

    private static List<String> run(String batch) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.execute(batch, transcript));
    }

    /** What javac makes of sources of the package shop. */
    private static byte[] jar(Map<String, String> sources) {
        try {
            Path classes = Files.createDirectories(folder.resolve("classes"));
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            String[] arguments =
                    Stream.concat(
                                    Stream.of(
                                            "-d",
                                            classes.toString(),
                                            "-cp",
                                            System.getProperty("java.class.path")),
                                    sources.entrySet().stream().map(JavaScriptsTest::source))
                            .toArray(String[]::new);
            assertThat(compiler.run(null, null, null, arguments)).isZero();
            Map<String, byte[]> files = new LinkedHashMap<>();
            try (Stream<Path> all = Files.walk(classes)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(classes.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
            return Packages.zip(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source(Map.Entry<String, String> source) {
        try {
            Path file = folder.resolve(source.getKey() + ".java");
            Files.writeString(file, source.getValue());
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void classOfALibraryReadsRowsAndReturnsRowsAndParameters() {
        assertThat(
                        run(
                                """
                                DECLARE @rows int
                                EXEC sp_execute_external_script @language = N'Java', @script = N'shop.Doubling',
                                    @input_data_1 = N'SELECT a, name FROM (VALUES (1, N''fir''), (NULL, NULL), (3, N''öl'')) AS t(a, name)',
                                    @params = N'@times int, @rows int OUTPUT', @times = 2, @rows = @rows OUTPUT
                                    WITH RESULT SETS ((a int, name nvarchar(10)))
                                SELECT @rows AS n
                                """))
                .contains("2 | FIR", "NULL | NULL", "6 | ÖL", "3")
                .anyMatch(line -> line.contains("init 0 of 1"))
                .anyMatch(line -> line.contains("cleaned"));
    }

    @Test
    void typesGoThereAndBack() {
        String columns =
                "CAST(1 AS bit) AS b, CAST(200 AS tinyint) AS t, CAST(-5 AS smallint) AS s, 7 AS i, CAST(8 AS bigint) AS l,"
                        + " CAST(1.5 AS real) AS r, CAST(2.5 AS float) AS f, CAST(12.345 AS decimal(9, 3)) AS d, N'ü' AS n,"
                        + " 0x0102 AS x, CAST('2024-02-29' AS date) AS dt, CAST('2024-02-29T01:02:03.1234567' AS datetime2) AS ts";
        List<String> direct = run("SELECT " + columns);
        List<String> through =
                run(
                        "EXEC sp_execute_external_script N'Java', N'shop.EveryType', N'SELECT "
                                + columns.replace("'", "''")
                                + "' WITH RESULT SETS ((b bit, t tinyint, s smallint, i int, l bigint, r real, f float,"
                                + " d decimal(9, 3), n nvarchar(5), x varbinary(5), dt date, ts datetime2))");
        assertThat(through.get(1)).isEqualTo(direct.get(1)).contains("12.345");
    }

    @Test
    void exceptionIsToldWithTheLineThatThrewIt() {
        String lines =
                String.join("\n", run("EXEC sp_execute_external_script N'Java', N'shop.Failing'"));
        assertThat(lines)
                .contains("error 39004")
                .contains("'Java' script error")
                .contains("java.lang.IllegalStateException: no such season (Failing.java, line 8)")
                .contains("at shop.Failing.execute(Failing.java:8)")
                .doesNotContain("dev.outrigger.scripthost");
    }

    @Test
    void classThatIsMissingOrOfAnotherShapeIsNamed() {
        assertThat(String.join("", run("EXEC sp_execute_external_script N'Java', N'shop.Nothing'")))
                .contains("there is no class shop.Nothing in the external libraries");
        assertThat(String.join("", run("EXEC sp_execute_external_script N'Java', N'shop.Other'")))
                .contains("shop.Other does not extend dev.outrigger.extension.ExtensionExecutor");
        assertThat(
                        String.join(
                                "",
                                run(
                                        "EXEC sp_execute_external_script N'Java', N'dev.outrigger.scripthost.host.HostMain'")))
                .contains("there is no class");
    }

    @Test
    void whatIsNoJarIsRefusedByName() {
        assertThat(
                        String.join(
                                "",
                                run(
                                        "CREATE EXTERNAL LIBRARY nothing FROM (CONTENT = "
                                                + Packages.hex(
                                                        Packages.zip(
                                                                Packages.bytes(
                                                                        Map.of("a.txt", "x"))))
                                                + ") WITH (LANGUAGE = 'Java')")))
                .contains("error 39048")
                .contains("'nothing'")
                .contains("it is no jar");
    }
}
