package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.PassedArgument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScriptRequestTest {
    private static PassedArgument text(String name, String value) {
        return argument(name, new SqlValue(SqlType.NVARCHAR_MAX, SqlText.of(value)), false);
    }

    private static PassedArgument argument(String name, SqlValue value, boolean output) {
        return new PassedArgument(Optional.ofNullable(name), Optional.of(value), output);
    }

    private static SqlValue number(int value) {
        return new SqlValue(SqlType.INT, value);
    }

    @Test
    void argumentsByPositionAreFollowedByTheScriptsOwn() {
        ScriptRequest request =
                ScriptRequest.of(
                        List.of(
                                text(null, "Python"),
                                text(null, "pass"),
                                text(null, "SELECT 1 AS a"),
                                text(null, "data"),
                                text(null, "out"),
                                argument(null, number(0), false),
                                text(null, "@a int, @b int OUTPUT"),
                                argument(null, number(5), false),
                                argument(null, number(6), true)));
        assertThat(request.inputs().get(0).name()).isEqualTo("data");
        assertThat(request.outputNames()).containsExactly("out");
        assertThat(request.parameters().get(0).value()).isEqualTo(number(5));
        assertThat(request.parameters().get(1).argument()).contains(8);
        assertThat(request.parameters().get(1).scriptName()).isEqualTo("b");
    }

    @Test
    void argumentsByNameMindNeitherOrderNorCase() {
        ScriptRequest request =
                ScriptRequest.of(
                        List.of(
                                text("@SCRIPT", "pass"),
                                argument("@X", number(1), false),
                                text("@Params", "@x bigint"),
                                text("@language", "Python")));
        assertThat(request.script()).isEqualTo("pass");
        assertThat(request.inputs().get(0).name()).isEqualTo("InputDataSet");
        assertThat(request.parameters().get(0).value()).isEqualTo(new SqlValue(SqlType.BIGINT, 1L));
    }

    @Test
    void noArgumentIsIgnored() {
        assertFails("was not supplied", text("@language", "Python"));
        assertFails(
                "specified multiple times",
                text("@language", "Python"),
                text("@Language", "Python"));
        assertFails("is not a parameter", text("@other", "x"));
        assertFails(
                "'@input_data_1_order_by_columns' is not allowed without",
                text("@input_data_1_order_by_columns", "a"));
        assertFails(
                "@r_rowsPerRead is not a parameter", argument("@r_rowsPerRead", number(1), false));
        assertFails("clashes", text("@params", "@script int"));
        assertFails("'@a', which was not supplied", text("@params", "@a int"));
    }

    @Test
    void furtherInputsAndOutputsHaveNumbersAndNames() {
        ScriptRequest request =
                ScriptRequest.of(
                        List.of(
                                text("@language", "Python"),
                                text("@script", "pass"),
                                text("@input_data_2", "SELECT 2 AS a"),
                                text("@input_data_8", "SELECT 8 AS a"),
                                text("@Input_Data_8_Name", "eight"),
                                text("@output_data_3_name", "third")));
        assertThat(request.inputs())
                .extracting(ScriptRequest.Input::name)
                .containsExactly("InputDataSet", "InputDataSet2", "eight");
        assertThat(request.outputNames()).containsExactly("OutputDataSet", "third");
        assertFails("at most 8 inputs", text("@input_data_9", "SELECT 1 AS a"));
        assertFails("at most 8 inputs", text("@output_data_0_name", "x"));
        assertFails("@input_data_2', which was not supplied", text("@input_data_2_name", "x"));
        assertFails("more than one output", text("@output_data_2_name", "OutputDataSet"));
        assertFails("clashes", text("@params", "@input_data_2 int"));
    }

    @Test
    void rowsPerReadIsAPositiveWholeNumberDeclaredOnce() {
        String declared = "@r_rowsPerRead int";
        ScriptRequest request =
                ScriptRequest.of(
                        List.of(
                                text("@language", "Python"),
                                text("@script", "pass"),
                                text("@params", declared),
                                argument("@R_ROWSPERREAD", number(5), false)));
        assertThat(request.rowsPerRead()).hasValue(5);
        for (int wrong : new int[] {0, -1}) {
            assertFails(
                    "must be a positive integer",
                    text("@params", declared),
                    argument("@r_rowsPerRead", number(wrong), false));
        }
        assertFails(
                "must be a positive integer",
                text("@params", "@r_rowsPerRead float"),
                argument("@r_rowsPerRead", number(5), false));
        assertFails(
                "specified multiple times",
                text("@params", declared + ", @R_rowsPerRead int"),
                argument("@r_rowsPerRead", number(5), false));
    }

    @Test
    void keyColumnsAreNamesWithTheirOrder() {
        ScriptRequest request =
                ScriptRequest.of(
                        List.of(
                                text("@language", "Python"),
                                text("@script", "pass"),
                                text(
                                        "@input_data_1_partition_by_columns",
                                        " [a ]]b],\"c\"\"d\" ,e_1"),
                                text("@input_data_1_order_by_columns", "f DESC, [desc],g asc")));
        assertThat(request.keys().partition())
                .extracting(KeyColumns.Key::name)
                .containsExactly("a ]b", "c\"d", "e_1");
        assertThat(request.keys().order())
                .containsExactly(
                        new KeyColumns.Key("f", true),
                        new KeyColumns.Key("desc", false),
                        new KeyColumns.Key("g", false));
        for (String wrong : List.of("a,", "a b", "a desc", ",", "[a", "a;b", "1a")) {
            assertFails(
                    "Invalid syntax for parameter '@input_data_1_partition_by_columns'",
                    text("@input_data_1_partition_by_columns", wrong));
        }
        assertFails("'A' is a duplicate", text("@input_data_1_partition_by_columns", "a, [A]"));
        assertFails(
                "cannot be in both",
                text("@input_data_1_partition_by_columns", "a"),
                text("@input_data_1_order_by_columns", "A"));
        assertFails(
                "exceeds the maximum 128",
                text(
                        "@input_data_1_partition_by_columns",
                        IntStream.range(0, 129)
                                .mapToObj(i -> "c" + i)
                                .collect(Collectors.joining(","))));
    }

    @Test
    void whatCannotGoTogetherIsRefused() {
        assertFails(
                "OUTPUT parameter beside @parallel = 1",
                argument("@parallel", number(1), false),
                text("@params", "@n int OUTPUT"),
                argument("@n", number(1), true));
    }

    private static void assertFails(String message, PassedArgument... more) {
        List<PassedArgument> arguments = new ArrayList<>(List.of(more));
        boolean whole =
                arguments.stream().anyMatch(given -> given.name().get().equals("@language"));
        if (!whole) {
            arguments.add(text("@language", "Python"));
            arguments.add(text("@script", "pass"));
        }
        assertThatThrownBy(() -> ScriptRequest.of(arguments)).hasMessageContaining(message);
    }
}
