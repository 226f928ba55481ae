package dev.outrigger.procedures.system;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.sql.Statement.Parameter;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.procedures.procedure.Values;
import dev.outrigger.procedures.system.ApplicationLocks.Mode;
import dev.outrigger.procedures.system.ApplicationLocks.Name;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;

/** sp_getapplock and sp_releaseapplock of one session. */
public final class ApplicationLocking {
    private static final String GET = "sp_getapplock";
    private static final String RELEASE = "sp_releaseapplock";
    private static final int RESOURCE_LENGTH = 255;
    private static final SqlType RESOURCE = SqlType.nvarchar(RESOURCE_LENGTH);
    private static final SqlType WORD = SqlType.varchar(32);
    private static final int SLICE_MILLIS = 20;

    private static final int GRANTED = 0;
    private static final int GRANTED_AFTER_WAITING = 1;
    private static final int TIMED_OUT = -1;
    private static final int DEADLOCK_VICTIM = -3;

    private static final List<Parameter> GET_PARAMETERS =
            List.of(
                    parameter("@Resource", RESOURCE),
                    parameter("@LockMode", WORD),
                    parameter("@LockOwner", WORD),
                    parameter("@LockTimeout", SqlType.INT),
                    parameter("@DbPrincipal", SqlType.SYSNAME));
    private static final List<Parameter> RELEASE_PARAMETERS =
            List.of(
                    parameter("@Resource", RESOURCE),
                    parameter("@LockOwner", WORD),
                    parameter("@DbPrincipal", SqlType.SYSNAME));

    private final ApplicationLocks locks;
    private final IntSupplier lockTimeout;
    private final Runnable cancellation;

    /**
     * lockTimeout: the session's, in milliseconds, -1 for none. cancellation: throws when the
     * session is cancelled.
     */
    public ApplicationLocking(
            ApplicationLocks locks, IntSupplier lockTimeout, Runnable cancellation) {
        this.locks = locks;
        this.lockTimeout = lockTimeout;
        this.cancellation = cancellation;
    }

    private static Parameter parameter(String name, SqlType type) {
        return new Parameter(name, type, Optional.empty(), false);
    }

    /** The transaction has ended, and its locks with it. */
    public void transactionEnded() {
        locks.releaseAll(this, true);
    }

    public void sessionEnded() {
        locks.releaseAll(this, false);
    }

    public int get(SystemCall call) {
        SystemArguments arguments = SystemArguments.of(GET, GET_PARAMETERS, call.arguments());
        Name name = name(call, GET, arguments.get(0), arguments.get(4));
        Mode mode =
                arguments
                        .get(1)
                        .flatMap(Values::text)
                        .flatMap(Mode::of)
                        .orElseThrow(() -> SqlError.of(ErrorCode.APPLICATION_LOCK_MODE, GET));
        boolean ofTransaction = ofTransaction(call, GET, arguments.get(2));
        int timeout =
                arguments
                        .get(3)
                        .filter(value -> !value.isNull())
                        .map(value -> (Integer) value.value())
                        .orElseGet(lockTimeout::getAsInt);
        if (timeout < -1) {
            throw SqlError.of(ErrorCode.APPLICATION_LOCK_TIMEOUT, GET);
        }
        return take(ofTransaction, name, mode, timeout);
    }

    private int take(boolean ofTransaction, Name name, Mode mode, int timeout) {
        if (locks.take(this, ofTransaction, name, mode)) {
            return GRANTED;
        }
        long started = System.nanoTime();
        try {
            do {
                cancellation.run();
                if (locks.isDeadlocked(this)) {
                    return DEADLOCK_VICTIM;
                }
                if (timeout >= 0 && System.nanoTime() - started >= timeout * 1_000_000L) {
                    return TIMED_OUT;
                }
                locks.await(SLICE_MILLIS);
            } while (!locks.take(this, ofTransaction, name, mode));
            return GRANTED_AFTER_WAITING;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SqlError.of(ErrorCode.CANCELLED).causedBy(e);
        } finally {
            locks.giveUp(this);
        }
    }

    public int release(SystemCall call) {
        SystemArguments arguments =
                SystemArguments.of(RELEASE, RELEASE_PARAMETERS, call.arguments());
        Name name = name(call, RELEASE, arguments.get(0), arguments.get(2));
        boolean ofTransaction = ofTransaction(call, RELEASE, arguments.get(1));
        if (!locks.release(this, ofTransaction, name)) {
            throw SqlError.of(
                    ErrorCode.APPLICATION_LOCK_NOT_HELD, name.principal(), name.resource());
        }
        return GRANTED;
    }

    private static Name name(
            SystemCall call,
            String procedure,
            Optional<SqlValue> resource,
            Optional<SqlValue> principal) {
        String text =
                resource.flatMap(Values::text)
                        .filter(given -> !given.isEmpty())
                        .orElseThrow(
                                () -> SqlError.of(ErrorCode.APPLICATION_LOCK_RESOURCE, procedure));
        String database = call.engine().database();
        String holder = principal.flatMap(Values::text).orElse("public");
        if (!call.engine().caller().access().isAs(database, holder)) {
            throw SqlError.of(ErrorCode.APPLICATION_LOCK_PRINCIPAL, holder);
        }
        return new Name(database.toLowerCase(Locale.ROOT), holder.toLowerCase(Locale.ROOT), text);
    }

    /** A transaction's lock wants a transaction. */
    private static boolean ofTransaction(
            SystemCall call, String procedure, Optional<SqlValue> owner) {
        String written =
                owner.flatMap(Values::text).orElse("Transaction").strip().toLowerCase(Locale.ROOT);
        boolean known = written.equals("transaction") || written.equals("session");
        boolean ofTransaction = written.equals("transaction");
        if (!known || ofTransaction && call.engine().transactionDepth() == 0) {
            throw SqlError.of(ErrorCode.APPLICATION_LOCK_OWNER, procedure);
        }
        return ofTransaction;
    }
}
