package dev.outrigger.procedures.external;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

@Tag("long")
final class JythonTypeConformanceTest extends TypeConformance {
    @Override
    Optional<Path> python() {
        return Optional.empty();
    }
}
