package dev.outrigger.tds.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailedLoginsTest {
    private static void fail(FailedLogins logins, String login, int times) {
        for (int i = 0; i < times; i++) {
            logins.failed("here", login);
        }
    }

    @Test
    void anothersSuccessClearsNothingOfWhoeverGuesses() {
        FailedLogins logins = new FailedLogins(3, 60);
        fail(logins, "sa", 3);
        logins.succeeded("here", "ann");
        assertThat(logins.isShutOut("here", "SA")).isTrue();
        assertThat(logins.isShutOut("here", "ann")).isFalse();
        assertThat(logins.isShutOut("there", "sa")).isFalse();
    }

    @Test
    void onesOwnSuccessClearsWhatOneGotWrong() {
        FailedLogins logins = new FailedLogins(3, 60);
        fail(logins, "ann", 2);
        logins.succeeded("here", "ann");
        fail(logins, "ann", 2);
        assertThat(logins.isShutOut("here", "ann")).isFalse();
    }

    @Test
    void addressThatTriesManyNamesIsShutOut() {
        FailedLogins logins = new FailedLogins(3, 60);
        for (int i = 0; i < 30; i++) {
            logins.failed("here", "name" + i);
        }
        assertThat(logins.isShutOut("here", "ann")).isTrue();
    }
}
