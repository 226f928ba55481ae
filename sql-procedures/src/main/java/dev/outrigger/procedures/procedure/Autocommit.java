package dev.outrigger.procedures.procedure;

import dev.outrigger.engine.EngineSession;

/** Gives a change of the catalog a transaction of its own where the session has none open. */
public final class Autocommit {
    private Autocommit() {}

    public static void run(EngineSession engine, Runnable change) {
        if (engine.transactionDepth() > 0) {
            change.run();
            return;
        }
        engine.begin();
        boolean done = false;
        try {
            change.run();
            done = true;
        } finally {
            if (!done) {
                engine.rollback();
            }
        }
        engine.commit();
    }
}
