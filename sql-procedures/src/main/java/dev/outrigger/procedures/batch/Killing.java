package dev.outrigger.procedures.batch;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.engine.rights.Permission;
import dev.outrigger.engine.sql.Statement;

/** KILL: ends another session. It does not wait for the other's end. */
final class Killing {
    /** The numbers below are a server's own; here nobody has them. */
    private static final int LAST_SYSTEM_SESSION = 50;

    private Killing() {}

    static void kill(BatchSession killer, Statement.Kill kill) {
        if (!killer.engine().caller().access().mayOnServer(Permission.ALTER_ANY_CONNECTION)) {
            throw SqlError.of(ErrorCode.KILL_PERMISSION);
        }
        if (kill.session() < 1 || kill.session() > Short.MAX_VALUE) {
            throw SqlError.of(ErrorCode.KILL_INVALID, kill.session());
        }
        int id = (int) kill.session();
        if (id <= LAST_SYSTEM_SESSION) {
            throw SqlError.of(ErrorCode.KILL_SYSTEM);
        }
        if (id == killer.id()) {
            throw SqlError.of(ErrorCode.KILL_OWN);
        }
        if (killer.engine().transactionDepth() > 0) {
            throw SqlError.of(ErrorCode.KILL_IN_TRANSACTION);
        }
        BatchSession killed =
                killer.parts()
                        .sessions()
                        .find(id)
                        .orElseThrow(() -> SqlError.of(ErrorCode.KILL_MISSING, id));
        if (!kill.statusOnly()) {
            killed.kill();
        } else if (!killed.isKilled()) {
            throw SqlError.of(ErrorCode.KILL_NOT_ENDING, id);
        }
    }
}
