package dev.outrigger.test;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Session;

/** The runtimes of scripts, and an instance in memory that runs them. */
enum ScriptRuntimes {
    JYTHON,
    CPYTHON;

    /** setting: further settings, each as sp_configure takes it. */
    Instance open(String... settings) {
        InstanceOptions options = InstanceOptions.inMemory();
        Instance instance =
                Instance.open(
                        this == CPYTHON ? options.withPython(Python.interpreter()) : options);
        try (Session session = instance.openSession()) {
            Sql.allowScripts(session);
            for (String setting : settings) {
                Sql.succeed(session, "EXEC sp_configure " + setting + "; RECONFIGURE;");
            }
        }
        return instance;
    }
}
