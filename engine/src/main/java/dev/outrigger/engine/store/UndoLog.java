package dev.outrigger.engine.store;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.h2.mvstore.tx.Transaction;
import org.h2.value.VersionedValue;

/**
 * New entries of a transaction's, made apart from putting them into a map. H2 does both in one step
 * for each entry; for many entries the map's pages are then copied once for each. H2 keeps these
 * calls within its package: they are bound once, and are fixed by the version that is depended on.
 */
final class UndoLog {
    private static final MethodHandle LOG;
    private static final MethodHandle LOG_ID;
    private static final MethodHandle UNCOMMITTED;

    static {
        try {
            MethodHandles.Lookup own = MethodHandles.lookup();
            MethodHandles.Lookup inside = MethodHandles.privateLookupIn(Transaction.class, own);
            LOG =
                    inside.findVirtual(
                            Transaction.class,
                            "log",
                            MethodType.methodType(
                                    long.class, int.class, Object.class, VersionedValue.class));
            LOG_ID =
                    inside.findStatic(
                            inside.findClass("org.h2.mvstore.tx.TransactionStore"),
                            "getLogId",
                            MethodType.methodType(long.class, long.class));
            UNCOMMITTED =
                    inside.findStatic(
                            inside.findClass("org.h2.mvstore.tx.VersionedValueUncommitted"),
                            "getInstance",
                            MethodType.methodType(
                                    VersionedValue.class,
                                    long.class,
                                    Object.class,
                                    Object.class,
                                    long.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private UndoLog() {}

    /**
     * Notes in the transaction that it adds a key to a map, and returns what the map is to hold. A
     * rollback takes the key out of the map, which need not have it.
     */
    @SuppressWarnings("unchecked")
    static <K, V> VersionedValue<V> added(Transaction transaction, int map, K key, V value) {
        try {
            long undo =
                    (long)
                            LOG.invokeExact(
                                    transaction, map, (Object) key, (VersionedValue<?>) null);
            long entry = (long) LOG_ID.invokeExact(undo);
            return (VersionedValue<V>)
                    (VersionedValue<?>)
                            UNCOMMITTED.invokeExact(undo, (Object) value, (Object) null, entry);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
