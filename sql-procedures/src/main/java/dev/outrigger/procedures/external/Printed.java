package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.procedures.system.SystemCall;
import dev.outrigger.scripthost.ScriptListener;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a script prints, sent on as messages while it runs, on a thread of the host's. When the client does not take them
 * the script is ended, and the caller's thread learns why by {@link #rethrow}.
 */
final class Printed implements ScriptListener {
    private final SystemCall call;
    private final ScriptPlace place;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    Printed(SystemCall call, ScriptPlace place) {
        this.call = call;
        this.place = place;
    }

    @Override
    public void standardOutput(String text) {
        send(ErrorCode.SCRIPT_STANDARD_OUTPUT, text);
    }

    @Override
    public void standardError(String text) {
        send(ErrorCode.SCRIPT_STANDARD_ERROR, text);
    }

    private void send(ErrorCode code, String text) {
        if (failure.get() != null) {
            return;
        }
        try {
            call.inform(SqlError.of(code, text));
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            place.cancel();
        }
    }

    void rethrow() {
        if (failure.get() != null) {
            throw failure.get();
        }
    }
}
