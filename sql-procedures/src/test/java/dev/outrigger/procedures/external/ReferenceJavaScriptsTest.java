package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;
import dev.outrigger.golden.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that name SQL Server's classes, whose jars are to run as they are. */
final class ReferenceJavaScriptsTest {
    private static final String IMPORTS =
            "package pkg;\nimport com.microsoft.sqlserver.javalangextension.*;\nimport java.util.*;\nimport java.sql.*;\nimport java.math.*;\n";

    private static final String CONSTRUCTOR =
            "  public %s() {\n"
                    + "    executorExtensionVersion = SQLSERVER_JAVA_LANG_EXTENSION_V1;\n"
                    + "    executorInputDatasetClassName = %s.class.getName();\n"
                    + "    executorOutputDatasetClassName = PrimitiveDataset.class.getName();\n"
                    + "  }\n";

    /** Its execute overrides nothing, as in the samples for SQL Server. */
    private static final String SPECIFIC =
            IMPORTS
                    + "public class Specific extends AbstractSqlServerExtensionExecutor {\n"
                    + CONSTRUCTOR.formatted("Specific", "PrimitiveDataset")
                    + "  public PrimitiveDataset execute(PrimitiveDataset in, LinkedHashMap<String, Object> params) {\n"
                    + "    int[] ids = in.getIntColumn(0);\n"
                    + "    boolean[] none = in.getColumnNullMap(0);\n"
                    + "    BigDecimal[] prices = in.getNumericColumn(1);\n"
                    + "    for (int i = 0; i < ids.length; i++) { if (!none[i]) { ids[i] += (Integer) params.get(\"more\"); } }\n"
                    + "    PrimitiveDataset out = new PrimitiveDataset();\n"
                    + "    out.addColumnMetadata(1, \"price\", Types.NUMERIC, 9, 2);\n"
                    + "    out.addColumnMetadata(0, \"id\", Types.INTEGER, 0, 0);\n"
                    + "    out.addNumericColumn(1, prices);\n"
                    + "    out.addIntColumn(0, ids, none);\n"
                    + "    params.put(\"rows\", ids.length);\n"
                    + "    return out;\n"
                    + "  }\n"
                    + "}\n";

    private static final String GENERAL =
            IMPORTS
                    + "public class General extends AbstractSqlServerExtensionExecutor {\n"
                    + CONSTRUCTOR.formatted("General", "PrimitiveDataset")
                    + "  public void init(String id, int task, int tasks) { System.out.println(\"init\"); }\n"
                    + "  public AbstractSqlServerExtensionDataset execute(AbstractSqlServerExtensionDataset in, LinkedHashMap<String, Object> params) {\n"
                    + "    if (in.getColumnCount() == 0) { throw new IllegalStateException(\"no column\"); }\n"
                    + "    for (Map.Entry<String, Object> each : params.entrySet()) {\n"
                    + "      Object value = each.getValue();\n"
                    + "      System.out.println(each.getKey() + \" \" + (value == null ? null : value.getClass().getSimpleName()));\n"
                    + "    }\n"
                    + "    return in;\n"
                    + "  }\n"
                    + "  public void cleanup() { System.out.println(\"cleaned\"); }\n"
                    + "}\n";

    /** A dataset of its own, which says how many rows it got. */
    private static final String COUNTED =
            IMPORTS
                    + "public class Counted extends AbstractSqlServerExtensionDataset {\n"
                    + "  int rows;\n"
                    + "  public void addIntColumn(int id, int[] values, boolean[] nulls) { rows = values.length; super.addIntColumn(id, values, nulls); }\n"
                    + "}\n";

    private static final String COUNTING =
            IMPORTS
                    + "public class Counting extends AbstractSqlServerExtensionExecutor {\n"
                    + CONSTRUCTOR.formatted("Counting", "Counted")
                    + "  public PrimitiveDataset execute(Counted in, LinkedHashMap<String, Object> params) {\n"
                    + "    System.out.println(in.rows + \" rows\");\n"
                    + "    return null;\n"
                    + "  }\n"
                    + "}\n";

    private static final String UNVERSIONED =
            IMPORTS
                    + "public class Unversioned extends AbstractSqlServerExtensionExecutor {\n"
                    + "  public PrimitiveDataset execute(PrimitiveDataset in, LinkedHashMap<String, Object> params) { return in; }\n"
                    + "}\n";

    private static final String WITHOUT =
            IMPORTS
                    + "public class Without extends AbstractSqlServerExtensionExecutor {\n"
                    + CONSTRUCTOR.formatted("Without", "PrimitiveDataset")
                    + "}\n";

    /** As whoever adds SQL Server's own jar to the libraries has it: another class of that name. */
    private static final String THEIRS =
            "package com.microsoft.sqlserver.javalangextension;\n"
                    + "public abstract class AbstractSqlServerExtensionExecutor { public void init(String id, int task, int tasks) { throw new IllegalStateException(); } }\n";

    @TempDir static Path folder;
    @TempDir static Path theirs;
    private static Instance instance;
    private static Session session;

    @BeforeAll
    static void open() {
        instance = Instance.open(InstanceOptions.inMemory());
        session = instance.openSession();
        run("EXEC sp_configure 'external scripts enabled', 1 RECONFIGURE");
        library(
                "pkg",
                JavaSources.jar(
                        folder,
                        Map.of(
                                "Specific", SPECIFIC,
                                "General", GENERAL,
                                "Counted", COUNTED,
                                "Counting", COUNTING,
                                "Unversioned", UNVERSIONED,
                                "Without", WITHOUT)));
        library(
                "sdk",
                JavaSources.jar(theirs, Map.of("AbstractSqlServerExtensionExecutor", THEIRS)));
    }

    private static void library(String name, byte[] jar) {
        assertThat(
                        run(
                                "CREATE EXTERNAL LIBRARY "
                                        + name
                                        + " FROM (CONTENT = "
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
    void methodForTheDatasetsThatAreNamedIsCalled() {
        assertThat(
                        run(
                                """
                                DECLARE @rows int
                                EXEC sp_execute_external_script @language = N'Java', @script = N'pkg.Specific',
                                    @input_data_1 = N'SELECT * FROM (VALUES (1, 1.25), (NULL, NULL)) AS t(id, price)',
                                    @params = N'@more int, @rows int OUTPUT', @more = 40, @rows = @rows OUTPUT
                                    WITH RESULT SETS ((id int, price decimal(9, 2)))
                                SELECT @rows AS n
                                """))
                .contains("41 | 1.25", "NULL | NULL", "2");
    }

    @Test
    void methodOfTheClassThatIsExtendedIsCalledWithItsParametersTypes() {
        List<String> lines =
                run(
                        """
                                EXEC sp_execute_external_script N'Java', N'pkg.General', N'SELECT 7 AS id',
                                    @params = N'@bit bit, @tiny tinyint, @small smallint, @int int, @big bigint, @real real, @float float,
                                        @decimal decimal(9, 2), @text nvarchar(9), @bytes varbinary(9), @date date, @moment datetime2, @none int',
                                    @bit = 1, @tiny = 255, @small = 1, @int = 1, @big = 1, @real = 1, @float = 1,
                                    @decimal = 1, @text = N'x', @bytes = 0x01, @date = '2024-01-01', @moment = '2024-01-01', @none = NULL
                                    WITH RESULT SETS ((id int))
                                """);
        String printed =
                lines.stream()
                        .filter(line -> line.startsWith("message 39005"))
                        .map(line -> line.substring(line.indexOf("\\n") + 2))
                        .collect(Collectors.joining())
                        .replace("\\n", "\n");
        assertThat(printed)
                .isEqualTo(
                        "init\nbit Boolean\ntiny Short\nsmall Short\nint Integer\nbig Long\nreal Float\nfloat Double\n"
                                + "decimal BigDecimal\ntext String\nbytes byte[]\ndate Date\nmoment Timestamp\nnone null\ncleaned\n");
        assertThat(lines).contains("7");
    }

    @Test
    void datasetOfTheProgramsOwnIsFilled() {
        assertThat(
                        run(
                                "EXEC sp_execute_external_script N'Java', N'pkg.Counting', N'SELECT 7 AS id UNION ALL SELECT 8'"))
                .anyMatch(line -> line.contains("2 rows"));
    }

    @Test
    void exceptionIsToldWithItsLineAndWithoutWhatCalledIt() {
        String lines =
                String.join("\n", run("EXEC sp_execute_external_script N'Java', N'pkg.General'"));
        assertThat(lines)
                .contains("error 39004")
                .contains("java.lang.IllegalStateException: no column (General.java, line 14)")
                .doesNotContain("java.lang.invoke")
                .doesNotContain("dev.outrigger.scripthost");
    }

    @Test
    void whatAProgramLeavesOutIsToldIt() {
        assertThat(
                        String.join(
                                "",
                                run("EXEC sp_execute_external_script N'Java', N'pkg.Unversioned'")))
                .contains("error 39004")
                .contains("set it to SQLSERVER_JAVA_LANG_EXTENSION_V1 in the constructor");
        assertThat(String.join("", run("EXEC sp_execute_external_script N'Java', N'pkg.Without'")))
                .contains("error 39004")
                .contains("pkg.Without has no method execute");
    }
}
