package dev.outrigger.golden;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Outcome;
import dev.outrigger.ResultConsumer;
import dev.outrigger.Session;
import dev.outrigger.scratch.ScratchInstance;
import java.nio.file.Path;
import java.util.Optional;

/** The session that golden files run in: over the engine with -Dgolden.engine=real, else over the test's own small one. */
interface GoldenSession extends AutoCloseable {
    Outcome execute(String batch, ResultConsumer consumer);

    @Override
    void close();

    static GoldenSession open(Optional<Path> python) {
        return System.getProperty("golden.engine", "scratch").equals("real") ? real(python) : scratch(python);
    }

    private static GoldenSession scratch(Optional<Path> python) {
        ScratchInstance instance = new ScratchInstance(python);
        return new GoldenSession() {
            @Override
            public Outcome execute(String batch, ResultConsumer consumer) {
                return instance.session().execute(batch, consumer);
            }

            @Override
            public void close() {
                instance.close();
            }
        };
    }

    private static GoldenSession real(Optional<Path> python) {
        InstanceOptions memory = InstanceOptions.inMemory();
        Instance instance = Instance.open(python.map(memory::withPython).orElse(memory));
        Session session = instance.openSession();
        return new GoldenSession() {
            @Override
            public Outcome execute(String batch, ResultConsumer consumer) {
                return session.execute(batch, consumer);
            }

            @Override
            public void close() {
                instance.close();
            }
        };
    }
}
