package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TPC-DS's 99 queries give what DuckDB gives. */
class TpcDsTest {
    /** One of each kind: these few are quick enough to run with every build. */
    private static final Set<String> QUICK =
            Set.of(
                    "q01", "q05", "q09", "q10", "q16", "q20", "q22", "q27", "q34", "q36", "q38",
                    "q41", "q44", "q47", "q48", "q49", "q51", "q67", "q76", "q78", "q87", "q97");

    private static TpcComparison comparison;

    @BeforeAll
    static void load() throws SQLException {
        comparison = new TpcComparison(TpcSuite.DS);
    }

    @AfterAll
    static void close() throws SQLException {
        comparison.close();
    }

    static List<String> quick() {
        return TpcSuite.DS.queries().names().stream().filter(QUICK::contains).toList();
    }

    static List<String> others() {
        return TpcSuite.DS.queries().names().stream()
                .filter(query -> !QUICK.contains(query))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("quick")
    void queryAnswersAsDuckDbDoes(String query) throws SQLException {
        assertThat(comparison.compare(query, TpcComparison.SUFFIX)).isNotEmpty();
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("others")
    void anyOtherQueryAnswersAsDuckDbDoes(String query) throws SQLException {
        assertThat(comparison.compare(query, TpcComparison.SUFFIX)).isNotEmpty();
    }
}
