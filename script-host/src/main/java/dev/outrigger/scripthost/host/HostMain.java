package dev.outrigger.scripthost.host;

import dev.outrigger.scripthost.jvm.JavaRuntime;
import dev.outrigger.scripthost.protocol.FrameKind;
import dev.outrigger.scripthost.protocol.Message;
import dev.outrigger.scripthost.protocol.SharedSlots;
import dev.outrigger.scripthost.protocol.StreamChannels;
import dev.outrigger.scripthost.protocol.WireInput;
import dev.outrigger.scripthost.protocol.WireOutput;
import dev.outrigger.scripthost.python.JythonRuntime;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The host process of the JVM's languages; the arguments name the language and the folders of
 * external libraries.
 */
@EndsTheProcess
public final class HostMain {
    private static final int CONTROL_MAX = 64 << 20;
    private static final Map<String, Function<List<Path>, HostRuntime>> LANGUAGES =
            Map.of("jython", JythonRuntime::new, "java", JavaRuntime::new);

    private HostMain() {}

    /** The last arguments are the files that the engine writes and that it reads, if any. */
    private static Optional<SharedSlots> shared(String[] arguments) throws IOException {
        return arguments.length == 2
                ? Optional.empty()
                : Optional.of(SharedSlots.open(Path.of(arguments[3]), Path.of(arguments[2]), true));
    }

    private static List<Path> folders(String listed) {
        return Stream.of(listed.split(File.pathSeparator))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .toList();
    }

    public static void main(String[] arguments) throws IOException {
        Optional<SharedSlots> shared = shared(arguments);
        WireInput in =
                new WireInput(
                        StreamChannels.reading(new FileInputStream(FileDescriptor.in)),
                        CONTROL_MAX,
                        shared);
        WireOutput out =
                new WireOutput(
                        StreamChannels.writing(new FileOutputStream(FileDescriptor.out)), shared);
        // The protocol's pipes are the host's alone: whatever uses System.in and System.out gets
        // something else.
        System.setIn(InputStream.nullInputStream());
        WireWriter standardOutput = new WireWriter(out, FrameKind.STANDARD_OUTPUT);
        System.setOut(new PrintStream(standardOutput.bytes(), true, StandardCharsets.UTF_8));
        HostRuntime runtime = LANGUAGES.get(arguments[0]).apply(folders(arguments[1]));
        try {
            OutboundRelays.open(System.getenv("OUTRIGGER_OUTBOUND"));
            runtime.initialise();
        } catch (IOException | RuntimeException | LinkageError e) {
            out.write(
                    new Message.CannotStart(
                            "the runtime '" + arguments[0] + "' does not start: " + e));
            throw e;
        }
        out.write(new Message.Ready(Runtime.version().toString()));
        // A host that outlives the engine has no one to end it.
        ParentWatch.start();
        new CallLoop(in, out, runtime, standardOutput).run();
        // Threads that a script left behind do not keep the process.
        Runtime.getRuntime().halt(0);
    }
}
