package dev.outrigger.procedures.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RaiserrorTextTest {
    private static String text(String format, Object... arguments) {
        List<SqlValue> values =
                Arrays.stream(arguments)
                        .map(
                                argument ->
                                        argument instanceof String string
                                                ? new SqlValue(
                                                        SqlType.varchar(100), SqlText.of(string))
                                                : new SqlValue(SqlType.INT, argument))
                        .toList();
        return RaiserrorText.of(format, values);
    }

    @Test
    void conversionsAreThoseOfPrintf() {
        assertThat(text("%d|%i|%u|%o|%x|%X|%s|%%", -5, 5, -1, 8, 255, 255, "abc"))
                .isEqualTo("-5|5|4294967295|10|ff|FF|abc|%");
    }

    @Test
    void widthsPrecisionsAndFlagsArePrintfs() {
        assertThat(text("[%5d][%-5d][%05d][%+d][% d][%.3d][%*d]", 42, 42, -42, 42, 42, 7, 4, 9))
                .isEqualTo("[   42][42   ][-0042][+42][ 42][007][   9]");
        assertThat(text("[%6s][%-6s][%.2s][%#x][%#o]", "abc", "abc", "abc", 255, 8))
                .isEqualTo("[   abc][abc   ][ab][0xff][010]");
    }

    @Test
    void aMissingOrNullArgumentShowsAsNull() {
        assertThat(text("%s and %d", "one")).isEqualTo("one and (null)");
        assertThat(text("%d", new Object[] {null})).isEqualTo("(null)");
    }

    @Test
    void aLongTextEndsInThreeDots() {
        assertThat(text("%s", "x".repeat(3000))).hasSize(2047).endsWith("x...");
        assertThat(text("%9999d", 1)).hasSize(2047);
    }

    @Test
    void whatDoesNotFitTheFormatIsAnError() {
        assertThatThrownBy(() -> text("%d", "text"))
                .hasMessageContaining("substitution parameter 1 does not match");
        assertThatThrownBy(() -> text("%q", 1)).hasMessage("Invalid format specification: '%q'.");
        assertThatThrownBy(() -> text("100 %", 1)).hasMessage("Invalid format specification: '%'.");
    }
}
