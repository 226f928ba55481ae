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
    private static final List<ScriptTask> TOGETHER =
            List.of(
                    ScriptTask.TRIVIAL_CALL,
                    ScriptTask.ROW_CALL,
                    ScriptTask.FIRST_CALL,
                    ScriptTask.FIRST_CALL_READY,
                    ScriptTask.ROWS,
                    ScriptTask.DECIMAL_ROWS);

    private record System(String name, boolean ours, Peer peer) {
        Contender at(Task task) {
            return new Contender(name, ours, peer, task);
        }
    }

    private final List<System> ours = new ArrayList<>();
    private final List<System> databases = new ArrayList<>();
    private final List<System> all = new ArrayList<>();
    private final int streamTimes;

    ScriptContests(Peers peers, ScriptsOptions options) throws IOException, InterruptedException {
        streamTimes = options.streamTimes();
        ours.add(new System(JYTHON, true, peers.outrigger(Optional.empty())));
        if (options.python().isPresent()) {
            ours.add(new System(CPYTHON, true, peers.outrigger(options.python())));
        }
        databases.addAll(ours);
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

    /** Streams have processes of their own, so that their peak is of nothing else. */
    List<Comparison> comparisons(Path folder) {
        List<Contest> together = new ArrayList<>();
        for (ScriptTask task : TOGETHER) {
            List<System> systems = task.isOfCalls() ? databases : all;
            together.add(contest(task, systems.stream().map(system -> system.at(task)).toList()));
        }
        Task stream = new QueryTask(ScriptTask.STREAM + ":" + streamTimes);
        Contest streamed =
                contest(ScriptTask.STREAM, ours.stream().map(system -> system.at(stream)).toList());
        List<Contender> busy = new ArrayList<>();
        for (System system : ours) {
            busy.add(
                    new Contender(
                            system.name() + ", one host",
                            false,
                            system.peer(),
                            ScriptTask.ONE_HOST));
        }
        System last = ours.get(ours.size() - 1);
        busy.add(
                new Contender(
                        last.name() + ", @parallel = 1", true, last.peer(), ScriptTask.TWO_HOSTS));
        return List.of(
                new Comparison(together, folder),
                new Comparison(List.of(streamed), folder),
                new Comparison(List.of(contest(ScriptTask.TWO_HOSTS, busy)), folder));
    }

    private static Contest contest(ScriptTask task, List<Contender> contenders) {
        return new Contest(task.title(), contenders, () -> new RowsCheck(false));
    }

    /** In the order of {@link #comparisons}. */
    static List<Section> sections(List<Comparison.Result> results) {
        List<Section> sections = new ArrayList<>();
        for (Comparison.Result result : results) {
            Task task = result.timings().get(0).contender().task();
            if (task instanceof ScriptTask script && script.isOfCalls()) {
                sections.add(new LatencySection(result, script.calls()));
            } else if (task == ScriptTask.ONE_HOST) {
                sections.add(new TimesSection(result));
            } else {
                sections.add(new RowsSection(result));
            }
        }
        return sections;
    }
}
