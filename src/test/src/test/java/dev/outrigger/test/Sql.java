package dev.outrigger.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Session;

/** Runs texts in a session. */
final class Sql {
    private Sql() {}

    /** Runs a script with its GO lines; it may fail. */
    static Collected run(Session session, String script) {
        Collected collected = new Collected();
        session.executeScript(script, collected);
        return collected;
    }

    /** Runs a script that must not fail. */
    static Collected succeed(Session session, String script) {
        Collected collected = run(session, script);
        assertThat(collected.errors()).isEmpty();
        return collected;
    }

    static Object scalar(Session session, String query) {
        return succeed(session, query).last().rows().get(0).get(0);
    }

    static void allowScripts(Session session) {
        succeed(
                session,
                "EXEC sp_configure 'external scripts enabled', 1; RECONFIGURE WITH OVERRIDE;");
    }
}
