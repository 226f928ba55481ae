package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.examples.tpc.DuckDbText;
import dev.outrigger.examples.tpc.TpcAnswers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The comparison itself tells answers apart. */
class TpcAnswersTest {
    private static List<List<Object>> rows(Object... values) {
        return Arrays.stream(values).map(value -> Arrays.asList(value)).toList();
    }

    private static void same(boolean ordered, List<List<Object>> ours, List<List<Object>> theirs) {
        assertThat(TpcAnswers.difference("q", ordered, ours, theirs)).isEmpty();
    }

    private static void different(
            boolean ordered, List<List<Object>> ours, List<List<Object>> theirs) {
        assertThat(TpcAnswers.difference("q", ordered, ours, theirs)).isPresent();
    }

    @Test
    void decimalsAreEqualByValueAndNotByScale() {
        same(true, rows(new BigDecimal("1.50")), rows(new BigDecimal("1.5")));
        same(true, rows(7), rows(BigInteger.valueOf(7)));
        different(true, rows(new BigDecimal("1.51")), rows(new BigDecimal("1.50")));
    }

    @Test
    void aDecimalBesideADoubleMayDifferByOneInItsLastDigit() {
        same(true, rows(new BigDecimal("0.333333")), rows(1 / 3.0));
        different(true, rows(new BigDecimal("0.333331")), rows(1 / 3.0));
    }

    @Test
    void aWholeNumberBesideADoubleIsExact() {
        same(true, rows(3), rows(3.0));
        different(true, rows(3), rows(3.5));
    }

    @Test
    void floatsDifferByABillionthOfThemselvesAtMost() {
        same(true, rows(1e12), rows(1e12 + 1));
        different(true, rows(1.0), rows(1.00000001));
    }

    @Test
    void nullIsOnlyNull() {
        same(true, rows((Object) null), rows((Object) null));
        different(true, rows((Object) null), rows(0));
        different(true, rows(""), rows((Object) null));
    }

    @Test
    void rowsWithoutAnOrderMeetInAnyOrderAndAsOftenAsTheyAre() {
        same(false, rows(1, 2, 2), rows(2, 1, 2));
        different(true, rows(1, 2), rows(2, 1));
        different(false, rows(1, 1, 2), rows(1, 2, 2));
        different(false, rows(1), rows(1, 1));
    }

    @Test
    void aLimitStandsBehindTheQueryThatHasIt() {
        assertThat(DuckDbText.of("SELECT * FROM (SELECT TOP 2 a FROM t ORDER BY a) AS x"))
                .isEqualTo("SELECT * FROM (SELECT a FROM t ORDER BY a\nLIMIT 2) AS x");
    }
}
