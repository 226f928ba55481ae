package dev.outrigger.procedures.external;

import java.nio.file.Path;
import java.util.Optional;

final class JythonTypeConformanceTest extends TypeConformance {
    @Override
    Optional<Path> python() {
        return Optional.empty();
    }
}
