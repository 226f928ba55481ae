package dev.outrigger.jdbc;

import dev.outrigger.engine.errors.ErrorCode;
import dev.outrigger.engine.errors.SqlError;
import dev.outrigger.tds.Limits;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A place with its engine, which opens with the first user and closes with the last. Thread-safe:
 * whoever comes while the engine closes waits, and opens it anew.
 */
final class EnginePlace {
    private static final Map<Place, EnginePlace> PLACES = new ConcurrentHashMap<>();

    private final Place place;
    private OpenEngine engine;

    /** Another one is at the place, or will be. */
    private boolean forgotten;

    private EnginePlace(Place place) {
        this.place = place;
    }

    /** One use of an engine; it is given back once. */
    record Use(EnginePlace place, OpenEngine engine) implements AutoCloseable {
        /** Another use of the same engine. */
        Use again() {
            synchronized (place) {
                engine.used();
                return this;
            }
        }

        @Override
        public void close() {
            place.release();
        }
    }

    static Use use(Place place, EngineOptions options) throws SQLException {
        while (true) {
            EnginePlace shared = PLACES.computeIfAbsent(place, EnginePlace::new);
            synchronized (shared) {
                if (shared.forgotten) {
                    continue;
                }
                try {
                    return shared.use(options);
                } finally {
                    shared.forgetUnused();
                }
            }
        }
    }

    private void forgetUnused() {
        if (engine == null) {
            forgotten = true;
            PLACES.remove(place, this);
        }
    }

    private Use use(EngineOptions options) throws SQLException {
        if (engine == null) {
            engine = open(options);
        } else {
            List<String> missed = options.missedBy(engine.options());
            if (!missed.isEmpty()) {
                throw Refusals.of(
                        place
                                + " is open with other options: its "
                                + String.join(", its ", missed)
                                + ". Give the same options for all its connections, or close the others first.");
            }
            int most = Limits.DEFAULT.connections();
            if (engine.endpoint().connections() >= most) {
                throw Refusals.of(
                        most
                                + " connections to "
                                + place
                                + " are open, no more may be: close those that are done, or use a pool.");
            }
        }
        engine.used();
        return new Use(this, engine);
    }

    private OpenEngine open(EngineOptions options) throws SQLException {
        try {
            return OpenEngine.open(place, options);
        } catch (SqlError e) {
            String wayOut =
                    e.code() == ErrorCode.STORE_UNAVAILABLE
                            ? " If another process has it open, end that one, or let it serve the folder and connect"
                                    + " to it there."
                            : "";
            throw Refusals.of(e.getMessage() + wayOut, e);
        } catch (RuntimeException e) {
            throw Refusals.of(place + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private synchronized void release() {
        if (engine.released() && !engine.options().keep().orElse(false)) {
            try (OpenEngine last = engine) {
                engine = null;
            } finally {
                forgetUnused();
            }
        }
    }
}
