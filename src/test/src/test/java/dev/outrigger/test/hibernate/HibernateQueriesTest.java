package dev.outrigger.test.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.query.SelectionQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The breadth of HQL, as the SQL Server dialect writes it. */
@Tag("long")
@Timeout(180)
class HibernateQueriesTest {
    private static SessionFactory factory;

    @BeforeAll
    static void open() {
        factory =
                Shop.open("jdbc:outrigger:mem:" + UUID.randomUUID() + ";keep=true", "create-only");
        Shop.fill(factory);
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    static Stream<Arguments> queries() throws IOException {
        List<Arguments> all = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                HibernateQueriesTest.class.getResourceAsStream("queries.txt"),
                                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    all.add(Arguments.of(line, lines.readLine().substring(3)));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void queryGives(String query, String expected) {
        String given =
                factory.fromTransaction(
                        session -> {
                            session.getTransaction().setRollbackOnly();
                            return query.matches("(?s)(update|delete|insert) .*")
                                    ? changed(session, query)
                                    : found(session, query);
                        });
        assertThat(given).isEqualTo(expected);
    }

    private static String changed(Session session, String query) {
        return Integer.toString(session.createMutationQuery(query).executeUpdate());
    }

    private static String found(Session session, String query) {
        boolean paged = query.startsWith("!");
        String text = paged ? query.substring(query.indexOf(' ') + 1) : query;
        SelectionQuery<Object> selection = session.createSelectionQuery(text, Object.class);
        if (paged) {
            String[] page = query.substring(1, query.indexOf(' ')).split(",");
            selection.setFirstResult(Integer.parseInt(page[0]));
            selection.setMaxResults(Integer.parseInt(page[1]));
        }
        return selection.list().stream()
                .map(
                        row ->
                                row instanceof Object[] values
                                        ? Arrays.deepToString(values)
                                        : String.valueOf(row))
                .toList()
                .toString();
    }
}
