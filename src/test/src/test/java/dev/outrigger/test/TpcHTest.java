package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TPC-H's 22 queries give what DuckDB gives. */
class TpcHTest {
    private static TpcComparison comparison;

    @BeforeAll
    static void load() throws SQLException {
        comparison = new TpcComparison(TpcSuite.H);
    }

    @AfterAll
    static void close() throws SQLException {
        comparison.close();
    }

    static List<String> queries() {
        return TpcSuite.H.queries().names();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void queryAnswersAsDuckDbDoes(String query) throws SQLException {
        assertThat(comparison.compare(query, TpcComparison.SUFFIX)).isNotEmpty();
    }
}
