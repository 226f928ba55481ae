package dev.outrigger.procedures.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.engine.sql.ObjectName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ModuleNamesTest {
    private static String display(String text) {
        return ModuleNames.parse(text).map(ObjectName::display).orElse("none");
    }

    @Test
    void namesHaveOneToThreePartsAndBracketsOrQuotes() {
        assertThat(display("p")).isEqualTo("p");
        assertThat(display("dbo.p")).isEqualTo("dbo.p");
        assertThat(display(" [db] . [dbo].[a]].b] ")).isEqualTo("db.dbo.a].b");
        assertThat(display("\"a\"\"b\".p")).isEqualTo("a\"b.p");
        assertThat(ModuleNames.parse("db..p").orElseThrow().schema()).isEqualTo(Optional.of(""));
    }

    @Test
    void otherTextsAreNoNames() {
        assertThat(display("")).isEqualTo("none");
        assertThat(display("a.b.c.d")).isEqualTo("none");
        assertThat(display("[a")).isEqualTo("none");
        assertThat(display("a.")).isEqualTo("none");
    }
}
