package dev.outrigger.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who takes part in which task of scripts, and how each task's result is shown. */
final class ScriptContests {
    private static final String JYTHON = "Outrigger, Jython";
    private static final String CPYTHON = "Outrigger, CPython";

    private record System(String name, boolean ours, Peer peer) {}

    private final List<System> databases = new ArrayList<>();
    private final List<System> all = new ArrayList<>();

    ScriptContests(Peers peers, ScriptsOptions options) throws IOException, InterruptedException {
        databases.add(new System(JYTHON, true, peers.outrigger(Optional.empty())));
        if (options.python().isPresent()) {
            databases.add(new System(CPYTHON, true, peers.outrigger(options.python())));
        }
        peers.postgres(options.postgres(), ScriptTask.TRIVIAL_CALL)
                .ifPresent(
                        peer -> databases.add(new System("PostgreSQL + PL/Python", false, peer)));
        all.addAll(databases);
        Optional<Path> python = PeerPython.find(options.peerPython(), PeerPython.ARROW);
        if (python.isPresent()) {
            Peer peer = peers.arrowInPython(python.get());
            all.add(new System(peer.name(), false, peer));
        } else {
            peers.note(
                    "Python, Arrow IPC: left out, no Python with pandas and pyarrow (see --peer-python)");
        }
    }

    List<Contest> contests() {
        List<Contest> contests = new ArrayList<>();
        for (ScriptTask task : ScriptTask.values()) {
            List<Contender> contenders =
                    (task.isOfCalls() ? databases : all)
                            .stream()
                                    .map(
                                            system ->
                                                    new Contender(
                                                            system.name(),
                                                            system.ours(),
                                                            system.peer(),
                                                            task))
                                    .toList();
            contests.add(new Contest(task.title(), contenders, () -> new RowsCheck(false)));
        }
        return contests;
    }

    static List<Section> sections(List<Comparison.Result> results) {
        List<Section> sections = new ArrayList<>();
        for (ScriptTask task : ScriptTask.values()) {
            Comparison.Result result = results.get(task.ordinal());
            sections.add(
                    task.isOfCalls()
                            ? new LatencySection(result, task.calls())
                            : new RowsSection(result));
        }
        return sections;
    }
}
