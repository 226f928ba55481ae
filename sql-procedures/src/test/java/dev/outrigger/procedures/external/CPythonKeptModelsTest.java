package dev.outrigger.procedures.external;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

@Tag("cpython")
final class CPythonKeptModelsTest extends KeptModels {
    @Override
    Optional<Path> python() {
        return Optional.of(CPythonTypeConformanceTest.interpreter());
    }
}
