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
        assertThat(request.inputName()).isEqualTo("data");
        assertThat(request.outputName()).isEqualTo("out");
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
        assertThat(request.inputName()).isEqualTo("InputDataSet");
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
        assertFails("@parallel", argument("@parallel", number(1), false));
        assertFails("@input_data_1_order_by_columns", text("@input_data_1_order_by_columns", "a"));
        assertFails("@r_rowsPerRead", argument("@r_rowsPerRead", number(1), false));
        assertFails("clashes", text("@params", "@script int"));
        assertFails("'@a', which was not supplied", text("@params", "@a int"));
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
