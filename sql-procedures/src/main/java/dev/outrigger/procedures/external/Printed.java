package dev.outrigger.procedures.external;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.procedures.system.SystemCall;
import dev.outrigger.scripthost.ScriptListener;
import dev.outrigger.scripthost.ScriptMeter;
import dev.outrigger.scripthost.ScriptQueries;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a script prints, sent on as messages while it runs, on a thread of the host's. When the
 * client does not take them the script is ended, and the caller's thread learns why by {@link
 * #rethrow}.
 */
final class Printed implements ScriptListener {
    private final SystemCall call;
    private final ScriptPlace place;
    private final PrintedTail tail = new PrintedTail();
    private final ScriptQueries queries;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Printed(SystemCall call, ScriptPlace place, ScriptQueries queries) {
        this.call = call;
        this.place = place;
        this.queries = queries;
    }

    @Override
    public void standardOutput(String text) {
        tail.output(text);
        send(ErrorCode.SCRIPT_STANDARD_OUTPUT, text);
    }

    @Override
    public void standardError(String text) {
        tail.errors(text);
        send(ErrorCode.SCRIPT_STANDARD_ERROR, text);
    }

    @Override
    public Optional<ScriptQueries> queries() {
        return Optional.of(queries);
    }

    @Override
    public ScriptMeter meter() {
        return place.activity().map(ScriptMeter.class::cast).orElse(ScriptMeter.NONE);
    }

    /** The end of it, so far. */
    PrintedTail tail() {
        return tail;
    }

    private void send(ErrorCode code, String text) {
        if (failure.get() != null) {
            return;
        }
        try {
            call.inform(SqlError.of(code, withoutBlankEnd(text)));
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            place.cancel();
        }
    }

    /**
     * Clients end a message's line themselves: of the line ends that a text ends with, one is
     * enough.
     */
    private static String withoutBlankEnd(String text) {
        int end = text.length();
        while (end > 1 && text.charAt(end - 1) == '\n' && text.charAt(end - 2) == '\n') {
            end--;
        }
        return text.substring(0, end);
    }

    void rethrow() {
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw (RuntimeException) thrown;
        }
    }
}
