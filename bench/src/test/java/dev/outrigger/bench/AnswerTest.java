package dev.outrigger.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final List<String> COLUMNS = List.of("customer", "ratio");

    private static Answer answer(double[]... rows) {
        return new Answer(Arrays.asList(rows));
    }

    private static double[] row(double... values) {
        return values;
    }

    private static void compare(Answer ours, Answer theirs) {
        ours.requireSame("ours", theirs, "theirs", COLUMNS);
    }

    @Test
    void rowsInAnotherOrderAreTheSameAnswer() {
        Answer ours = answer(row(1, 0.5), row(Double.NaN, 0), row(2, 0.25));
        Answer theirs = answer(row(2, 0.25), row(1, 0.5), row(Double.NaN, 0));

        assertThatCode(() -> compare(ours, theirs)).doesNotThrowAnyException();
    }

    @Test
    void aRatioMayBeCutOffInItsSixthPlace() {
        Answer ours = answer(row(1, 0.333333));
        Answer theirs = answer(row(1, 0.3333333));

        assertThatCode(() -> compare(ours, theirs)).doesNotThrowAnyException();
    }

    @Test
    void aMissingRowIsAnotherAnswer() {
        assertThatThrownBy(() -> compare(answer(row(1, 0.5), row(2, 1)), answer(row(1, 0.5))))
                .isInstanceOf(AnswersDifferException.class)
                .hasMessageContaining("ours gives 2 rows, theirs 1");
    }

    @Test
    void anotherValueIsNamedWithItsRowAndColumn() {
        assertThatThrownBy(
                        () ->
                                compare(
                                        answer(row(1, 0.5), row(2, 1)),
                                        answer(row(1, 0.5), row(2, 1.00001))))
                .isInstanceOf(AnswersDifferException.class)
                .hasMessageContaining("1 of 2 rows differ")
                .hasMessageContaining("customer 2, ratio is 1.0 in ours and 1.00001 in theirs");
    }

    @Test
    void nullIsNoZero() {
        assertThatThrownBy(() -> compare(answer(row(1, Double.NaN)), answer(row(1, 0))))
                .isInstanceOf(AnswersDifferException.class);
    }

    @Test
    void aLargeSumMustBeExact() {
        assertThatThrownBy(() -> compare(answer(row(1, 1_000_000_000.01)), answer(row(1, 1e9))))
                .isInstanceOf(AnswersDifferException.class);
    }
}
