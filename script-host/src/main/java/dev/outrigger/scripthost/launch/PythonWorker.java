package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.ScriptFailure;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The Python source of CPython's worker, which this library carries. */
final class PythonWorker {
    private static final String RESOURCES = "/dev/outrigger/scripthost/cpython/";
    private static final List<String> FILES =
            List.of(
                    "__main__.py",
                    "outrigger_worker/__init__.py",
                    "outrigger_worker/arriving.py",
                    "outrigger_worker/loopback.py",
                    "outrigger_worker/call.py",
                    "outrigger_worker/extension.py",
                    "outrigger_worker/flat.py",
                    "outrigger_worker/gathered.py",
                    "outrigger_worker/libraries.py",
                    "outrigger_worker/memory.py",
                    "outrigger_worker/messages.py",
                    "outrigger_worker/moments.py",
                    "outrigger_worker/outbound.py",
                    "outrigger_worker/parameters.py",
                    "outrigger_worker/programs.py",
                    "outrigger_worker/objects.py",
                    "outrigger_worker/refusal.py",
                    "outrigger_worker/returned.py",
                    "outrigger_worker/row.py",
                    "outrigger_worker/shared.py",
                    "outrigger_worker/start.py",
                    "outrigger_worker/surroundings.py",
                    "outrigger_worker/unaided.py",
                    "outrigger_worker/values.py",
                    "outrigger_worker/wire.py");

    private PythonWorker() {}

    /** The folder, made in the given one, that an interpreter runs as a program. */
    static Path unpack(Path parent) throws IOException {
        Path program = parent.resolve("python-worker");
        for (String file : FILES) {
            Path target = program.resolve(file);
            Files.createDirectories(target.getParent());
            try (InputStream in = PythonWorker.class.getResourceAsStream(RESOURCES + file)) {
                if (in == null) {
                    throw new ScriptFailure(
                            Reason.LAUNCH_FAILED, "the library lacks its file " + RESOURCES + file);
                }
                Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return program;
    }
}
