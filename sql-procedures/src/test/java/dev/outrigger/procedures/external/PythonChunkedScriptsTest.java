package dev.outrigger.procedures.external;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outrigger.InstanceOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

@Tag("cpython")
final class PythonChunkedScriptsTest extends ChunkedScriptsTest {
    @Override
    InstanceOptions options() {
        String python = System.getenv("OUTRIGGER_TEST_PYTHON");
        assumeTrue(
                python != null, "OUTRIGGER_TEST_PYTHON names no CPython with pandas and pyarrow");
        return InstanceOptions.inMemory().withPython(Path.of(python));
    }
}
