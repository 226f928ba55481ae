package dev.outrigger.procedures.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JythonLifeCycleTest extends LifeCycle {
    @Override
    Optional<Path> python() {
        return Optional.empty();
    }

    @Test
    void namesWithLettersBeyondAsciiAreASyntaxErrorThatSaysSo() {
        assertThat(lines("größe = 5").toString()).contains("letters beyond ASCII need Python 3");
    }
}
