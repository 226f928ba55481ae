package dev.outrigger.procedures.system;

import dev.outrigger.engine.EngineSession;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.procedures.procedure.Autocommit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The settings of an instance: each has a configured value, which the catalog keeps, and the
 * running one that counts. Thread-safe.
 */
public final class Configuration {
    private final Map<Option, Integer> running = new EnumMap<>(Option.class);
    private final List<Consumer<Configuration>> onChange = new ArrayList<>();

    /** Every configured value counts from here on. onChange: called now, and when others count. */
    public Configuration(Catalog catalog, Consumer<Configuration> onChange) {
        for (Option option : Option.values()) {
            running.put(option, configured(catalog, option));
        }
        whenChanged(onChange);
    }

    /** listener: called now, and when other values count. */
    public synchronized void whenChanged(Consumer<Configuration> listener) {
        onChange.add(listener);
        listener.accept(this);
    }

    public synchronized int running(Option option) {
        return running.get(option);
    }

    public boolean isOn(Option option) {
        return running(option) != 0;
    }

    static int configured(Catalog catalog, Option option) {
        return catalog.setting(option.key()).map(Integer::valueOf).orElse(option.initial());
    }

    static void configure(EngineSession engine, Option option, int value) {
        Autocommit.run(
                engine, () -> engine.catalog().putSetting(option.key(), Integer.toString(value)));
    }

    /**
     * RECONFIGURE: the configured values count from now, but for those that wait for the next
     * opening.
     */
    public synchronized void reconfigure(Catalog catalog) {
        for (Option option : Option.values()) {
            if (!option.countsFromNextOpening()) {
                running.put(option, configured(catalog, option));
            }
        }
        onChange.forEach(listener -> listener.accept(this));
    }
}
