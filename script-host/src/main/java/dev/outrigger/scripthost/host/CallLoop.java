package dev.outrigger.scripthost.host;

import dev.outrigger.scripthost.protocol.FrameKind;
import dev.outrigger.scripthost.protocol.Message;
import dev.outrigger.scripthost.protocol.Messages;
import dev.outrigger.scripthost.protocol.WireException;
import dev.outrigger.scripthost.protocol.WireFrame;
import dev.outrigger.scripthost.protocol.WireInput;
import dev.outrigger.scripthost.protocol.WireOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes calls until the engine closes the pipe. */
final class CallLoop {
    private final WireInput in;
    private final WireOutput out;
    private final HostRuntime runtime;
    private final WireWriter standardOutput;
    private final WireWriter standardError;

    CallLoop(WireInput in, WireOutput out, HostRuntime runtime, WireWriter standardOutput) {
        this.in = in;
        this.out = out;
        this.runtime = runtime;
        this.standardOutput = standardOutput;
        this.standardError = new WireWriter(out, FrameKind.STANDARD_ERROR);
    }

    void run() throws IOException {
        for (Optional<WireFrame> first = in.next(); first.isPresent(); first = in.next()) {
            if (!(Messages.decode(first.get()) instanceof Message.InitSession session)) {
                throw new WireException("a call that does not begin with InitSession");
            }
            Inventory before = Inventory.now();
            new RunningCall(in, out, session, standardOutput, standardError).run(runtime);
            System.err.flush();
            try (OutputStream error = new UnclosedError()) {
                error.write(("\0" + session.mark() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            out.write(new Message.CleanupSession(Inventory.now().hasMoreThan(before)));
        }
    }

    private static final class UnclosedError extends FileOutputStream {
        UnclosedError() {
            super(FileDescriptor.err);
        }

        @Override
        public void close() {
            // Descriptor 2 outlives this view of it.
        }
    }
}
