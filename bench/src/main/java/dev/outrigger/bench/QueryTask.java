package dev.outrigger.bench;

import java.util.Objects;

/** A task that only reads. */
record QueryTask(String name) implements Task {
    QueryTask {
        Objects.requireNonNull(name, "name is null");
    }

    @Override
    public boolean writes() {
        return false;
    }
}
