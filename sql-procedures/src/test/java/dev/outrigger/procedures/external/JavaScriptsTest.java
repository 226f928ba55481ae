package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import dev.outrigger.golden.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
                JavaSources.jar(
                        folder,
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
    void nullsOfEveryTypeGoThereAndBack() {
        String types =
                "bit, tinyint, smallint, int, bigint, real, float, decimal(9, 3), nvarchar(5), varbinary(5), date, datetime2,"
                        + " uniqueidentifier, time";
        String columns = "";
        String sets = "";
        int n = 0;
        for (String type : types.split(", (?!\\d)")) {
            String comma = n == 0 ? "" : ", ";
            columns += comma + "CAST(NULL AS " + type + ") AS c" + n;
            sets += comma + "c" + n++ + " " + type;
        }
        assertThat(
                        run(
                                "EXEC sp_execute_external_script N'Java', N'shop.EveryType', N'SELECT "
                                        + columns
                                        + "' WITH RESULT SETS (("
                                        + sets
                                        + "))"))
                .contains(String.join(" | ", java.util.Collections.nCopies(n, "NULL")));
    }

    @Test
    void parametersOfEveryTypeComeOutAsTheyWent() {
        assertThat(
                        run(
                                """
                                DECLARE @b bit = 1, @t tinyint = 255, @s smallint = -5, @l bigint = 9007199254740993, @r real = 1.5, @f float = 2.5,
                                    @d decimal(9, 3) = 12.345, @n nvarchar(5) = N'ü', @x varbinary(5) = 0x0102, @dt date = '2024-02-29',
                                    @ts datetime2 = '2024-02-29T01:02:03.1234567', @none int
                                EXEC sp_execute_external_script N'Java', N'shop.EveryType',
                                    @params = N'@b bit OUTPUT, @t tinyint OUTPUT, @s smallint OUTPUT, @l bigint OUTPUT, @r real OUTPUT, @f float OUTPUT,
                                        @d decimal(9, 3) OUTPUT, @n nvarchar(5) OUTPUT, @x varbinary(5) OUTPUT, @dt date OUTPUT, @ts datetime2 OUTPUT, @none int OUTPUT',
                                    @b = @b OUTPUT, @t = @t OUTPUT, @s = @s OUTPUT, @l = @l OUTPUT, @r = @r OUTPUT, @f = @f OUTPUT, @d = @d OUTPUT,
                                    @n = @n OUTPUT, @x = @x OUTPUT, @dt = @dt OUTPUT, @ts = @ts OUTPUT, @none = @none OUTPUT
                                SELECT @b AS b, @t AS t, @s AS s, @l AS l, @r AS r, @f AS f, @d AS d, @n AS n, @x AS x, @dt AS dt, @ts AS ts, @none AS none
                                """))
                .contains(
                        "1 | 255 | -5 | 9007199254740993 | 1.5 | 2.5 | 12.345 | ü | 0x0102 | 2024-02-29 | 2024-02-29 01:02:03.1234567 | NULL");
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
                .contains(
                        "shop.Other does not extend dev.outrigger.extension.ExtensionExecutor nor");
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
