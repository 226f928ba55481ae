package dev.outrigger.bench;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A system at one task.
 *
 * @param ours whether it is Outrigger, which the others are compared with
 */
record Contender(String name, boolean ours, Peer peer, Task task) {
    private static final String FIGURE = "figure:";

    Contender {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(peer, "peer is null");
        Objects.requireNonNull(task, "task is null");
    }

    /** What a run took, and parts of it or what it left to do by name, in seconds. */
    record Run(double seconds, long rows, Map<String, Double> figures) {
        Run {
            figures = Map.copyOf(figures);
        }
    }

    /** Undoes the last run, untimed, then runs. */
    Run run() {
        peer.process().ask("reset", task.name());
        Map<String, String> reply = peer.process().ask("run", task.name());
        peer.sampleMemory();
        Map<String, Double> figures = new TreeMap<>();
        reply.forEach(
                (name, value) -> {
                    if (name.startsWith(FIGURE)) {
                        figures.put(name.substring(FIGURE.length()), Double.valueOf(value));
                    }
                });
        return new Run(
                Double.parseDouble(reply.get("seconds")),
                Long.parseLong(reply.get("rows")),
                figures);
    }
}
