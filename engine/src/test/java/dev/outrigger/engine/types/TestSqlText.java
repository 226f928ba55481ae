package dev.outrigger.engine.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TestSqlText {
    private static final String LETTERS =
            "abcxyzABCXYZ0189 .,-_'!?()[]{}@#$%&*+/<=>~^`|\"\\\täöüßéèÉñçøåæœÅłŁα\u03a9жЖ日本語かカ가\u0301\u0308ａＡ①½²ﬁ€£lL\u00b7";

    private static SqlText text(String value) {
        return SqlText.of(value);
    }

    private static String random(Random random, String letters, int longest) {
        StringBuilder out = new StringBuilder();
        int length = random.nextInt(longest + 1);
        for (int i = 0; i < length; i++) {
            out.append(letters.charAt(random.nextInt(letters.length())));
        }
        return out.toString();
    }

    private static RuleBasedCollator icu(int strength) {
        RuleBasedCollator collator = (RuleBasedCollator) Collator.getInstance(ULocale.ROOT);
        collator.setStrength(strength);
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        return collator;
    }

    @Test
    void defaultCollationIgnoresCaseAndTrailingBlanksAndMindsAccents() {
        assertThat(text("Abc  ")).isEqualTo(text("aBC")).hasSameHashCodeAs(text("aBC"));
        assertThat(text(" abc")).isNotEqualTo(text("abc"));
        assertThat(text("resume")).isNotEqualTo(text("résumé"));
        assertThat(text("RÉSUMÉ")).isEqualTo(text("résumé"));
        assertThat(text("")).isEqualTo(text("   "));
        assertThat(text("日本語")).isEqualTo(text("日本語 ")).isNotEqualTo(text("日本誤"));
        assertThat(text("e\u0301")).isEqualTo(text("é"));
    }

    @Test
    void punctuationComesBeforeDigitsAndDigitsBeforeLetters() {
        List<String> ordered =
                List.of(
                        "",
                        "_a",
                        "-1",
                        "#",
                        "0",
                        "9",
                        "a",
                        "A b",
                        "ab",
                        "B",
                        "z",
                        "ä".repeat(0) + "α",
                        "日");
        for (int i = 0; i + 1 < ordered.size(); i++) {
            assertThat(text(ordered.get(i))).isLessThan(text(ordered.get(i + 1)));
        }
    }

    @Test
    void ordersAgreeWithIcuForTwentyThousandRandomPairs() {
        Random random = new Random(1);
        RuleBasedCollator secondary = icu(Collator.SECONDARY);
        RuleBasedCollator tertiary = icu(Collator.TERTIARY);
        for (int i = 0; i < 20_000; i++) {
            String left = random(random, LETTERS, 5).stripTrailing();
            String right =
                    (random.nextInt(3) == 0
                                    ? left.toUpperCase(java.util.Locale.ROOT)
                                    : random(random, LETTERS, 5))
                            .stripTrailing();
            for (Collation collation :
                    List.of(Collation.CASE_INSENSITIVE, Collation.CASE_SENSITIVE)) {
                int expected =
                        (collation == Collation.CASE_INSENSITIVE ? secondary : tertiary)
                                .compare(left, right);
                SqlText l = SqlText.of(left, collation);
                SqlText r = SqlText.of(right, collation);
                assertThat(Integer.signum(l.compareTo(r)))
                        .as("'%s' '%s' %s", left, right, collation)
                        .isEqualTo(expected);
                int byKey = Integer.signum(Arrays.compareUnsigned(l.sortKey(), r.sortKey()));
                assertThat(byKey)
                        .as("keys of '%s' '%s' %s", left, right, collation)
                        .isEqualTo(expected);
                if (expected == 0) {
                    assertThat(l).hasSameHashCodeAs(r);
                }
            }
        }
    }

    @Test
    void asciiKeysFromTheTableAreThoseOfTheIterator() {
        StringBuilder ascii = new StringBuilder("\t\r\n");
        for (char c = 32; c < 127; c++) {
            ascii.append(c);
        }
        Random random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            String value = random(random, ascii.toString(), 12);
            int length = CollationKeys.trimmed(value);
            assertThat(CollationKeys.isPlain(value, length)).as(value).isTrue();
            for (Collation collation :
                    List.of(Collation.CASE_INSENSITIVE, Collation.CASE_SENSITIVE)) {
                boolean minding = collation == Collation.CASE_SENSITIVE;
                assertThat(CollationKeys.key(value, collation))
                        .isEqualTo(CollationKeys.linguistic(value, length, minding));
            }
            assertThat(CollationKeys.hashPlain(value, length))
                    .isEqualTo(CollationKeys.hash(CollationKeys.linguistic(value, length, false)));
        }
    }

    @Test
    void charactersThatIcuIgnoresStillTellTextsApart() {
        List<String> different =
                List.of(
                        "",
                        "\u0000",
                        "\u0001",
                        "\u0001\u0001",
                        "\u00ad",
                        "\u200d",
                        "a\u200db",
                        "ab",
                        "\u007f",
                        "\ufe0f");
        List<SqlText> seen = new ArrayList<>();
        for (String value : different) {
            assertThat(seen).doesNotContain(text(value));
            seen.add(text(value));
        }
        assertThat(text("A\u0001")).isEqualTo(text("a\u0001"));
    }

    @Test
    void caseSensitiveAndBinaryTellCasesApart() {
        assertThat(SqlText.of("a", Collation.CASE_SENSITIVE))
                .isNotEqualTo(SqlText.of("A", Collation.CASE_SENSITIVE));
        assertThat(SqlText.of("a ", Collation.CASE_SENSITIVE))
                .isEqualTo(SqlText.of("a", Collation.CASE_SENSITIVE));
        assertThat(SqlText.of("a", Collation.BINARY))
                .isGreaterThan(SqlText.of("B", Collation.BINARY));
        assertThat(SqlText.of("a ", Collation.BINARY)).isEqualTo(SqlText.of("a", Collation.BINARY));
        assertThat(SqlText.of("\uffff", Collation.BINARY))
                .isLessThan(SqlText.of("\ud83d\ude00", Collation.BINARY));
        assertThat(SqlText.of("\ud800", Collation.BINARY))
                .isNotEqualTo(SqlText.of("?", Collation.BINARY));
    }

    @Test
    void orderIsTransitiveOverEveryTripleOfASample() {
        Random random = new Random(3);
        List<SqlText> sample = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            sample.add(text(random(random, LETTERS + "\u0000\u00ad", 3)));
        }
        for (SqlText a : sample) {
            for (SqlText b : sample) {
                for (SqlText c : sample) {
                    if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
                        assertThat(a).isLessThanOrEqualTo(c);
                    }
                }
            }
        }
    }
}
