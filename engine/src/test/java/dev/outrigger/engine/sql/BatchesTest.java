package dev.outrigger.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BatchesTest {
    @Test
    void scriptIsCutAtLinesOfGo() {
        List<TsqlParser.Batch> batches =
                TsqlParser.batches("select 1\nGO\nselect 2\n  go 3 \n\nselect 4");
        assertThat(batches)
                .containsExactly(
                        new TsqlParser.Batch("select 1\n", 1, 1),
                        new TsqlParser.Batch("select 2\n", 3, 3),
                        new TsqlParser.Batch("\nselect 4", 5, 1));
    }

    @Test
    void goInsideAStringANameOrACommentCutsNothing() {
        assertThat(
                        TsqlParser.batches(
                                "select '\nGO\n', [\nGO\n], \"\nGO\n\" /* \nGO\n /* \nGO\n */ \nGO\n */ -- '\nGO\nselect 2"))
                .hasSize(2);
    }

    @Test
    void goWithOtherWordsIsNoSeparator() {
        assertThat(TsqlParser.batches("select 1 go\nselect 2\ngo x\ngoto y")).hasSize(1);
    }

    @Test
    void linesEndingInCarriageReturnsAreCutToo() {
        assertThat(TsqlParser.batches("select 1\r\nGO\r\nselect 2\r\nGO -- done\r\n"))
                .extracting(TsqlParser.Batch::firstLine)
                .containsExactly(1, 3);
    }

    @Test
    void emptyBatchesVanish() {
        assertThat(TsqlParser.batches("GO\n\nGO\n \nGO")).isEmpty();
        assertThat(TsqlParser.batches("")).isEmpty();
    }
}
