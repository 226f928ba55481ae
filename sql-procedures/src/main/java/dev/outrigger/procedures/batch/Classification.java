package dev.outrigger.procedures.batch;

import dev.outrigger.Message;
import dev.outrigger.MessageListener;
import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.governor.Governor;
import dev.outrigger.procedures.procedure.Values;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the classifier for a session's workload group. Whatever it does, the session goes on: one
 * that fails, or takes too long, has said nothing.
 */
final class Classification {
    private static final Logger LOG = LoggerFactory.getLogger(Classification.class);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final BatchSession session;
    private final Governor.Classifying function;

    Classification(BatchSession session, Governor.Classifying function) {
        this.session = session;
        this.function = function;
    }

    /** The group's name; empty where the function gave NULL, or nothing. */
    Optional<String> group() {
        AtomicReference<Optional<String>> name = new AtomicReference<>(Optional.empty());
        Quiet told = new Quiet();
        AtomicBoolean done = new AtomicBoolean();
        Thread watch = watch(done);
        try {
            session.function(told, interpreter -> name.set(value(interpreter)));
        } catch (RuntimeException | StackOverflowError e) {
            told.error = Optional.of(e.toString());
        } finally {
            synchronized (done) {
                done.set(true);
            }
            watch.interrupt();
        }
        told.error.ifPresent(this::log);
        return told.error.isPresent() ? Optional.empty() : name.get();
    }

    private Optional<String> value(Interpreter interpreter) {
        Catalog.Module module =
                session.engine()
                        .catalog()
                        .module(Governor.DATABASE, function.schema(), function.name())
                        .filter(Catalog.Module::isFunction)
                        .orElseThrow(
                                () -> SqlError.of(ErrorCode.CLASSIFIER_MISSING, function.name()));
        SqlValue value = interpreter.executions().value(module, interpreter.outside());
        return Values.text(value);
    }

    /** Cancels a function that takes too long. */
    private Thread watch(AtomicBoolean done) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                Thread.sleep(LONGEST.toMillis());
                            } catch (InterruptedException e) {
                                return;
                            }
                            synchronized (done) {
                                if (!done.get()) {
                                    session.cancel();
                                }
                            }
                        },
                        "outrigger-classification-" + session.id());
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void log(String error) {
        LOG.atWarn()
                .addKeyValue("session", session.id())
                .addKeyValue("login", session.engine().caller().originalLogin())
                .addKeyValue("function", function.schema() + "." + function.name())
                .addKeyValue("reason", error)
                .log("session not classified");
    }

    /** Hears of errors alone. */
    private static final class Quiet implements MessageListener {
        private Optional<String> error = Optional.empty();

        @Override
        public void message(Message message) {
            if (message.isError() && error.isEmpty()) {
                error = Optional.of(message.number() + ": " + message.text());
            }
        }
    }
}
