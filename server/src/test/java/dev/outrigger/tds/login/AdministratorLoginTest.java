package dev.outrigger.tds.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdministratorLoginTest {
    @TempDir Path folder;

    private static boolean lets(AdministratorLogin login, String name, String password) {
        return login.authenticate(name, password).isPresent();
    }

    @Test
    void passwordIsMadeOnceAndCountsFromThenOn() throws IOException {
        AdministratorLogin.Opened first =
                AdministratorLogin.open(Optional.of(folder), Optional.empty());
        String made = first.madePassword().orElseThrow();
        assertThat(made).hasSizeGreaterThan(20);
        assertThat(lets(first.login(), "SA", made)).isTrue();
        assertThat(lets(first.login(), "sa", made + "x")).isFalse();
        AdministratorLogin.Opened second =
                AdministratorLogin.open(Optional.of(folder), Optional.empty());
        assertThat(second.madePassword()).isEmpty();
        assertThat(lets(second.login(), "sa", made)).isTrue();
    }

    @Test
    void givenPasswordReplacesTheOldOneAndIsNotKeptInTheClear() throws IOException {
        AdministratorLogin.open(Optional.of(folder), Optional.of("the first"));
        AdministratorLogin.open(Optional.of(folder), Optional.of("the second"));
        AdministratorLogin login =
                AdministratorLogin.open(Optional.of(folder), Optional.empty()).login();
        assertThat(lets(login, "sa", "the second")).isTrue();
        assertThat(lets(login, "sa", "the first")).isFalse();
        assertThat(Files.readString(folder.resolve("sa.password")))
                .startsWith("pbkdf2-sha512$210000$")
                .doesNotContain("second");
    }

    @Test
    void otherNameIsNobodyEvenAfterThePasswordWasRight() {
        AdministratorLogin login = AdministratorLogin.of("right");
        assertThat(lets(login, "sa", "right")).isTrue();
        assertThat(lets(login, "root", "right")).isFalse();
    }

    @Test
    void damagedFileIsAnErrorThatNamesIt() throws IOException {
        Path file = folder.resolve("sa.password");
        Files.writeString(file, "nonsense");
        assertThatThrownBy(() -> AdministratorLogin.open(Optional.of(folder), Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }
}
