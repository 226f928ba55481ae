package dev.outrigger.tds.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CalendarTest {
    private static final int FIRST = -53_690;
    private static final int LAST = 2_958_463;

    @Test
    void datetimeHasTheDaysFrom1753To9999() {
        assertThat(Calendar.isDatetime(FIRST)).isTrue();
        assertThat(Calendar.isDatetime(FIRST - 1)).isFalse();
        assertThat(Calendar.isDatetime(LAST)).isTrue();
        assertThat(Calendar.isDatetime(LAST + 1)).isFalse();
        assertThat(Calendar.isDatetime(Integer.MIN_VALUE)).isFalse();
    }
}
