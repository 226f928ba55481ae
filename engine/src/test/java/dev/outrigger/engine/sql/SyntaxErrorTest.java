package dev.outrigger.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SyntaxErrorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "select * frm t | 102 | 1 | frm",
                "select *\\nfrom\\nwhere a = 1 | 156 | 3 | where",
                "select * from | 102 | 1 | from",
                "select a, from t | 156 | 1 | from",
                "select | 102 | 1 | select",
                "select 1 + | 102 | 1 | +",
                "select * from t where\\na = = 1 | 102 | 2 | =",
                "select * from t where a = 1 and\\nselect 2 | 156 | 2 | select",
                "select * from t where a in ( | 102 | 1 | (",
                "select * from t group a | 102 | 1 | a",
                "select * from t t2 t3 | 102 | 1 | t3",
                "select * from a join b | 102 | 1 | b",
                "select * from a cross join b on 1 = 1 | 156 | 1 | on",
                "select (1 + 2 | 102 | 1 | 2",
                "select cast(a int) | 102 | 1 | int",
                "insert into t values (1), (2, | 102 | 1 | ,",
                "create table select (a int) | 156 | 1 | select",
                "create table t (\\n a int,\\n b int x\\n) | 102 | 3 | x",
                "declare a int | 102 | 1 | a",
                "set @a 1 | 102 | 1 | 1",
                "end | 156 | 1 | end",
                "begin end | 156 | 1 | end",
                "begin\\nselect 1 | 102 | 2 | 1",
                "else select 1 | 156 | 1 | else",
                "exec p 1 + 2 | 102 | 1 | +",
                "^select a || b^ | 102 | 1 | ^|^",
                "select 1\\n!a | 102 | 2 | !",
                "select top from t | 156 | 1 | from",
                "update t set | 102 | 1 | set",
                "select 1 from t where a like b and c = d escape 'x' | 156 | 1 | ESCAPE",
                "select 1 from t where a like b = c escape 'x' | 156 | 1 | ESCAPE",
                "select (a).b from t | 102 | 1 | .",
                "select case a when 1, 2 then 3 end | 102 | 1 | ,",
                "select 1 as @a | 102 | 1 | @a",
                "select sum(a) over from t | 156 | 1 | from"
            })
    void errorNamesTheOffendingWordAndItsLine(String text, int number, int line, String word) {
        String keyword = number == 156 ? "the keyword " : "";
        assertThat(Parsed.message(text.replace("\\n", "\n")))
                .isEqualTo(
                        number
                                + ", line "
                                + line
                                + ": Incorrect syntax near "
                                + keyword
                                + "'"
                                + word
                                + "'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "select @a = 1, b from t; 141",
                "select 1 create procedure p as select 1; 111",
                "exec p @a = 1, 2; 119",
                "exec p 1 output; 179",
                "create table t (a varchar(10) collate nonsense); 448",
                "create table t (a nonsense); 2715"
            })
    void errorHasSqlServersNumber(String text, int number) {
        assertThat(Parsed.error(text).number()).isEqualTo(number);
    }
}
