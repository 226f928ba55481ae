package dev.outrigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.golden.Transcript;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Common table expressions before the statements that change rows. */
@Timeout(120)
final class CommonTablesTest {
    private final Instance instance = Instance.open(InstanceOptions.inMemory());
    private final Session session = instance.openSession();

    @BeforeEach
    void fourItems() {
        assertThat(
                        run(
                                "CREATE TABLE item (id int PRIMARY KEY, kind int, price int)\n"
                                        + "INSERT INTO item VALUES (1, 1, 10), (2, 1, 20), (3, 2, 5), (4, 2, 50)"))
                .containsExactly("(4 rows)");
    }

    @AfterEach
    void close() {
        instance.close();
    }

    private List<String> run(String batch) {
        Transcript transcript = new Transcript();
        return transcript.lines(session.execute(batch, transcript));
    }

    @Test
    void insertSelectsFromThem() {
        assertThat(
                        run(
                                "CREATE TABLE best (kind int, price int);\n"
                                        + "WITH top_price AS (SELECT kind, MAX(price) AS price FROM item GROUP BY kind)\n"
                                        + "INSERT INTO best SELECT kind, price FROM top_price\n"
                                        + "SELECT kind, price FROM best (NOLOCK) ORDER BY kind"))
                .containsExactly(
                        "(2 rows)",
                        "kind int | price int",
                        "1 | 20",
                        "2 | 50",
                        "(end)",
                        "(2 rows)");
    }

    @Test
    void updateJoinsThem() {
        assertThat(
                        run(
                                "DECLARE @more int = 1;\n"
                                        + "WITH cheap AS (SELECT id, @more AS more FROM item WHERE price < 15)\n"
                                        + "UPDATE item SET price = item.price + cheap.more FROM item JOIN cheap ON cheap.id = item.id\n"
                                        + "SELECT id, price FROM item x (NOLOCK) ORDER BY id"))
                .containsSequence("1 | 11", "2 | 20", "3 | 6", "4 | 50");
    }

    @Test
    void deleteAsksThem() {
        assertThat(
                        run(
                                "WITH dear AS (SELECT MAX(price) AS price FROM item)\n"
                                        + "DELETE FROM item WHERE price = (SELECT price FROM dear)\n"
                                        + "SELECT id FROM item ORDER BY id"))
                .containsExactly("(1 row)", "id int not null", "1", "2", "3", "(end)", "(3 rows)");
    }

    @Test
    void theyHideTheTableOfTheirName() {
        assertThat(
                        run(
                                "WITH item AS (SELECT 3 AS id)\n"
                                        + "DELETE i FROM dbo.item i JOIN item ON item.id = i.id\n"
                                        + "SELECT id FROM item ORDER BY id"))
                .containsExactly("(1 row)", "id int not null", "1", "2", "4", "(end)", "(3 rows)");
    }

    @Test
    void changingTheirOwnRowsIsAnErrorWithTheWayOut() {
        assertThat(
                        run(
                                "WITH numbered AS (SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS n FROM item)\n"
                                        + "DELETE FROM numbered WHERE n > 1"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .contains("error 49500")
                                        .contains("change the table that 'numbered' reads"));
        assertThat(run("SELECT COUNT(*) AS n FROM item")).contains("4");
    }

    @Test
    void variableThatTheyUseMustBeDeclared() {
        assertThat(
                        run(
                                "WITH x AS (SELECT id FROM item WHERE id = @missing)\nDELETE FROM item WHERE id IN (SELECT id FROM x)"))
                .anySatisfy(line -> assertThat(line).contains("error 137"));
    }

    @Test
    void thousandsOfConditionsAreAnswered() {
        String conditions = " OR id = 7 AND kind = 2".repeat(1_500);
        assertThat(run("SELECT COUNT(*) AS n FROM item WHERE id = 1" + conditions)).contains("1");
    }
}
