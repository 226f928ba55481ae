package dev.outrigger.golden;

import dev.outrigger.Instance;
import dev.outrigger.InstanceOptions;
import dev.outrigger.Outcome;
import dev.outrigger.ResultConsumer;
import dev.outrigger.Session;
import java.nio.file.Path;
import java.util.Optional;

/** The session that golden files run in: the only one of a fresh instance in memory. */
final class GoldenSession implements AutoCloseable {
    private final Instance instance;
    private final Session session;

    private GoldenSession(Instance instance) {
        this.instance = instance;
        this.session = instance.openSession();
    }

    static GoldenSession open(Optional<Path> python) {
        InstanceOptions memory = InstanceOptions.inMemory();
        return new GoldenSession(Instance.open(python.map(memory::withPython).orElse(memory)));
    }

    Outcome execute(String batch, ResultConsumer consumer) {
        return session.execute(batch, consumer);
    }

    @Override
    public void close() {
        instance.close();
    }
}
