package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random queries over random tables give by columns, by rows and in DuckDB the same answer. */
@Tag("long")
class RandomQueriesTest {
    private static final int QUERIES_PER_ROUND = 100;
    private static final int ATTEMPTS = 150;

    private final Map<RandomComparison.Outcome, Integer> outcomes =
            new EnumMap<>(RandomComparison.Outcome.class);
    private final List<String> failures = new ArrayList<>();

    @Test
    void queriesOfFixedSeedsAgree() throws SQLException {
        round(1, 41);
        round(2, 12);
        agreed();
    }

    @Test
    @Tag("long")
    void queriesOfRandomSeedsAgree() throws SQLException {
        int queries = Integer.getInteger("outrigger.test.queries", 2_000);
        long seed = Long.getLong("outrigger.test.seed", 1_000L);
        for (int done = 0; done < queries; done += QUERIES_PER_ROUND) {
            round(seed++, Math.min(QUERIES_PER_ROUND, queries - done));
            System.out.println("seed " + (seed - 1) + ": " + outcomes);
        }
        agreed();
    }

    /** Most answers are compared, so that the test sees something. */
    private void agreed() {
        System.out.println(outcomes);
        assertThat(failures).isEmpty();
        int all = outcomes.values().stream().mapToInt(n -> n).sum();
        assertThat(outcomes.get(RandomComparison.Outcome.AGREED)).isGreaterThan(all * 3 / 4);
    }

    /** Fresh tables and queries over them; between the queries the tables change. */
    private void round(long seed, int queries) throws SQLException {
        try (RandomComparison comparison = new RandomComparison(seed)) {
            for (int i = 0; i < queries; i++) {
                if (i % 10 == 9) {
                    comparison.change(Choices.random(seed * 1_000_003 + i));
                }
                Choices choices = Choices.random(seed * 1_000_033 + i);
                RandomQuery query = RandomQuery.of(choices, comparison.tables());
                RandomComparison.Verdict verdict = comparison.compare(query);
                outcomes.merge(verdict.outcome(), 1, Integer::sum);
                if (verdict.outcome() == RandomComparison.Outcome.DIFFERENT) {
                    String failure = failure(seed, i, comparison, choices.record(), verdict);
                    System.out.println(failure);
                    failures.add(failure);
                } else if (i % 20 == 0) {
                    comparison.explain(query);
                }
            }
        }
    }

    private static String failure(
            long seed,
            int number,
            RandomComparison comparison,
            List<Integer> record,
            RandomComparison.Verdict verdict) {
        String kind = verdict.difference().substring(0, 12);
        List<Integer> smallest =
                new Shrinking(
                                choices -> {
                                    RandomComparison.Verdict now =
                                            comparison.compare(
                                                    RandomQuery.of(
                                                            Choices.recorded(choices),
                                                            comparison.tables()));
                                    return now.difference().startsWith(kind);
                                },
                                ATTEMPTS)
                        .smallest(record);
        RandomQuery small = RandomQuery.of(Choices.recorded(smallest), comparison.tables());
        return """
                seed %d, query %d: %s
                  whole: %s
                  small: %s
                  theirs: %s
                  gives: %s
                """
                .formatted(
                        seed,
                        number,
                        verdict.difference(),
                        RandomQuery.of(Choices.recorded(record), comparison.tables()).text().ours(),
                        small.text().ours(),
                        small.text().theirs(),
                        comparison.compare(small).difference());
    }
}
