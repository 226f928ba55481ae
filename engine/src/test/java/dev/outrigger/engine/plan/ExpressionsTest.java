package dev.outrigger.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {
    private static Sample sample;

    @BeforeAll
    static void open() {
        sample = new Sample();
    }

    @AfterAll
    static void close() {
        sample.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "1 + 1                         # int 2",
                "7 / 2                         # int 3",
                "1.5                           # decimal(2,1) 1.5",
                "3000000000                    # decimal(10,0) 3000000000",
                "-2147483648                   # int -2147483648",
                "1e0                           # float 1.0",
                "1 / 3.0                       # decimal(8,6) 0.333333",
                "CAST(1 AS decimal(38,2)) / CAST(3 AS decimal(38,3)) # decimal(38,6) 0.333333",
                "'a' + N'b'                    # nvarchar(2) ab",
                "'3' + 4                       # int 7",
                "@n + 1                        # int 3",
                "@null + 1                     # int null",
                "NULL + 1                      # int null",
                "5 & 3                         # int 1",
                "~5                            # int -6",
                "CASE WHEN 1 = 2 THEN 1 END    # int null",
                "CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'bc' END # varchar(2) bc",
                "COALESCE(NULL, 2, 3.5)        # decimal(11,1) 2.0",
                "ISNULL(NULL, 'x')             # varchar(1) x",
                "NULLIF(3, 3)                  # int null",
                "IIF(1 < 2, 'y', 'n')          # varchar(1) y",
                "CAST('12' AS int)             # int 12",
                "TRY_CAST('x' AS int)          # int null",
                "CONVERT(varchar(10), 12)      # varchar(10) 12",
                "len('ab  ')                   # int 2",
                "substring('hello', 2, 3)      # varchar(3) ell",
                "upper('abc')                  # varchar(3) ABC",
                "concat('a', NULL, 1)          # varchar(13) a1",
                "replace('aAb', 'a', 'x')      # varchar(8000) xxb",
                "charindex('B', 'abc')         # int 2",
                "round(2.345, 2)               # decimal(4,3) 2.350",
                "abs(-3)                       # int 3",
                "power(2, 10)                  # int 1024",
                "sqrt(16)                      # float 4.0",
                "year(getdate())               # int 2020",
                "datediff(day, '2020-01-01', '2020-03-01') # int 60",
                "datename(month, getdate())    # nvarchar(30) February",
                "db_name()                     # nvarchar(128) shop",
                "(SELECT count(*) FROM item)   # int 4",
                "(SELECT max(id) FROM item) + @n # int 6"
            })
    void anExpressionHasSqlServersTypeAndValue(String expression, String expected) {
        assertThat(sample.value(expression)).isEqualTo(expected);
    }

    @Test
    void conditionsAreTrueFalseOrUnknown() {
        assertThat(sample.truth("1 = 1 AND 2 > 1", List.of())).isTrue();
        assertThat(sample.truth("1 = 2 OR NULL = 1", List.of())).isNull();
        assertThat(sample.truth("EXISTS (SELECT 1 FROM item WHERE id = 9)", List.of())).isFalse();
        assertThat(sample.truth("(SELECT max(id) FROM item) > 3", List.of())).isTrue();
        assertThat(sample.truth("'abc' LIKE 'A%'", List.of())).isTrue();
        assertThat(sample.truth("2 BETWEEN 1 AND 3 AND 4 NOT BETWEEN 1 AND 3", List.of())).isTrue();
    }

    @Test
    void columnsAreReadFromTheRowByName() {
        List<ResultColumn> columns =
                List.of(
                        new ResultColumn("a", SqlType.INT, true),
                        new ResultColumn("b", SqlType.varchar(5), true));
        assertThat(sample.truth("A > 1 AND b = 'X'", columns, 2, SqlText.of("x"))).isTrue();
        assertThat(sample.truth("a IS NULL", columns, null, null)).isTrue();
        assertThatThrownBy(() -> sample.truth("c = 1", columns, 2, null))
                .hasMessage("Invalid column name 'c'.");
        assertThatThrownBy(() -> sample.truth("a", columns, 2, null))
                .hasMessageStartingWith("An expression of non-boolean type");
    }
}
