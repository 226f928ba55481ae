package dev.outrigger.engine.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestTexts {
    private static SqlText text(String value) {
        return SqlText.of(value);
    }

    private static void isError(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, int number) {
        assertThatThrownBy(call)
                .satisfies(thrown -> assertThat(((SqlError) thrown).number()).isEqualTo(number));
    }

    @Test
    void lengthsAreOfCharactersWithoutTrailingBlanksOrOfBytesWithThem() {
        assertThat(Texts.len(text(" ab  "))).isEqualTo(3);
        assertThat(Texts.datalength(text(" ab  "), false)).isEqualTo(5);
        assertThat(Texts.datalength(text("日本語"), true)).isEqualTo(6);
        assertThat(Texts.datalength(SqlBytes.of(new byte[3]))).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "2,3,bcd",
        "0,3,ab",
        "-1,3,a",
        "4,100,de",
        "9,1,''",
        "1,0,''",
        "-5,2,''",
        "2,9223372036854775807,bcde"
    })
    void substringCountsFromOneAndCountsPlacesBeforeTheFirst(
            long start, long length, String expected) {
        assertThat(Texts.substring(text("abcde"), start, length)).hasToString(expected);
    }

    @Test
    void partsOfNegativeLengthAreErrors() {
        isError(() -> Texts.substring(text("abc"), 1, -1), 537);
        isError(() -> Texts.left(text("abc"), -1), 537);
        isError(() -> Texts.right(text("abc"), -1), 536);
        assertThat(Texts.left(text("abc"), 2)).hasToString("ab");
        assertThat(Texts.right(text("abc"), 2)).hasToString("bc");
        assertThat(Texts.right(text("abc"), 9)).hasToString("abc");
    }

    @Test
    void searchingFollowsTheCollation() {
        assertThat(Texts.charindex(text("B"), text("abcb"))).isEqualTo(2);
        assertThat(Texts.charindex(text("B"), text("abcb"), 3)).isEqualTo(4);
        assertThat(Texts.charindex(text("B"), SqlText.of("abcB", Collation.BINARY))).isEqualTo(4);
        assertThat(Texts.charindex(text("é"), text("eÉ"))).isEqualTo(2);
        assertThat(Texts.charindex(text(""), text("abc"))).isZero();
        assertThat(Texts.charindex(text("z"), text("abc"))).isZero();
        assertThat(Texts.replace(text("aXbxc"), text("x"), text("--"), 100)).hasToString("a--b--c");
        assertThat(Texts.replace(text("abc"), text(""), text("z"), 100)).hasToString("abc");
        assertThat(Texts.replace(text("aaaa"), text("a"), text("bb"), 5)).hasToString("bbbbb");
    }

    @Test
    void theOtherTextFunctionsDoAsDocumented() {
        assertThat(Texts.upper(text("straße é"))).hasToString("STRAßE É");
        assertThat(Texts.lower(text("ÀB"))).hasToString("àb");
        assertThat(Texts.trim(text("  a b "))).hasToString("a b");
        assertThat(Texts.ltrim(text("  a "))).hasToString("a ");
        assertThat(Texts.rtrim(text("  a "))).hasToString("  a");
        assertThat(Texts.trim(text(".,"), text(".,a.,b,."))).hasToString("a.,b");
        assertThat(Texts.reverse(text("abc"))).hasToString("cba");
        assertThat(Texts.replicate(text("ab"), 3, 8000)).hasToString("ababab");
        assertThat(Texts.replicate(text("ab"), 3_000_000_000L, 5)).hasToString("ababa");
        assertThat(Texts.replicate(text("ab"), -1, 8000)).isNull();
        isError(() -> Texts.replicate(text("ab"), 3_000_000_000L, SqlType.MAX), 701);
        assertThat(Texts.stuff(text("abcdef"), 2, 3, text("ijklmn"))).hasToString("aijklmnef");
        assertThat(Texts.stuff(text("abc"), 4, 1, text("x"))).isNull();
        assertThat(Texts.stuff(text("abc"), 1, Long.MAX_VALUE - 5, null)).hasToString("");
        assertThat(Texts.space(3).value()).isEqualTo("   ");
        assertThat(Texts.ascii(text("€"))).isEqualTo(128);
        assertThat(Texts.unicode(text("€"))).isEqualTo(8364);
        assertThat(Texts.unicode(text(""))).isNull();
        assertThat(Texts.character(128)).hasToString("€");
        assertThat(Texts.nchar(26085)).hasToString("日");
        assertThat(Texts.str(123.45, 6, 1)).hasToString(" 123.5");
        assertThat(Texts.str(123.45, 2, 2)).hasToString("**");
        assertThat(Texts.str(1.0, 10, 0)).hasToString("         1");
        assertThat(Texts.quotename(text("a]b"), text("["))).hasToString("[a]]b]");
        assertThat(Texts.concat(Collation.DEFAULT, 100, text("a"), null, text("b")))
                .hasToString("ab");
        assertThat(
                        Texts.concatWithSeparator(
                                Collation.DEFAULT, 100, text(","), text("a"), null, text("b")))
                .hasToString("a,b");
        assertThat(Texts.concatenate(text("abc"), text("def"), 4)).hasToString("abcd");
        assertThat(
                        Texts.concatenate(
                                SqlBytes.of(new byte[] {1, 2}), SqlBytes.of(new byte[] {3, 4}), 3))
                .hasToString("0x010203");
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = true,
            delimiter = ';',
            textBlock =
                    """
            abc      ; abc      ; true
            abc      ; ABC      ; true
            abc      ; a%       ; true
            abc      ; %c       ; true
            abc      ; %b%      ; true
            abc      ; _b_      ; true
            abc      ; __       ; false
            abc      ; [a-c]bc  ; true
            aBc      ; a[a-c]c  ; true
            adc      ; a[a-c]c  ; false
            abc      ; [^a]bc   ; false
            xbc      ; [^a]bc   ; true
            5        ; [^a-z]   ; true
            -        ; [a-c-]   ; true
            a%c      ; a[%]c    ; true
            abc      ; a[%]c    ; false
            a[c      ; a[[]c    ; true
            a]c      ; a]c      ; true
            abc      ; a[bc     ; false
            'abc  '  ; abc      ; true
            abc      ; 'abc '   ; false
            ''       ; %        ; true
            ''       ; _        ; false
            mississippi ; m%iss%ppi ; true
            mississippi ; m%iss%ppp ; false
            é        ; e        ; false
            É        ; é        ; true
            日本語   ; 日%      ; true
            """)
    void likeMatchesAsDocumented(String value, String pattern, boolean expected) {
        assertThat(LikePattern.compile(pattern, Collation.DEFAULT).matches(value))
                .isEqualTo(expected);
    }

    @Test
    void likeMindsItsEscapeAndItsCollation() {
        assertThat(LikePattern.compile("50!%", "!", Collation.DEFAULT).matches("50%")).isTrue();
        assertThat(LikePattern.compile("50!%", "!", Collation.DEFAULT).matches("500")).isFalse();
        assertThat(LikePattern.compile("[!]a]", "!", Collation.DEFAULT).matches("]")).isTrue();
        assertThat(LikePattern.compile("abc!", "!", Collation.DEFAULT).matches("abc!")).isFalse();
        assertThat(LikePattern.compile("A%", Collation.BINARY).matches("abc")).isFalse();
        assertThat(LikePattern.compile("A%", Collation.CASE_SENSITIVE).matches("abc")).isFalse();
        isError(() -> LikePattern.compile("a", "!!", Collation.DEFAULT), 506);
        assertThat(LikePattern.compile("%ter%", Collation.DEFAULT).indexIn("interesting data"))
                .isEqualTo(3);
        assertThat(LikePattern.compile("%[0-9]%", Collation.DEFAULT).indexIn("abc1")).isEqualTo(4);
        assertThat(LikePattern.compile("ter%", Collation.DEFAULT).indexIn("interesting")).isZero();
    }

    @Test
    void aHostilePatternTakesNoMoreThanTheProductOfLengths() {
        LikePattern pattern = LikePattern.compile("%a".repeat(50) + "%b", Collation.DEFAULT);
        String text = "a".repeat(20_000);
        Assertions.assertTimeout(
                Duration.ofSeconds(5), () -> assertThat(pattern.matches(text)).isFalse());
    }
}
