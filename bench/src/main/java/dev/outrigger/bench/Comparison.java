package dev.outrigger.bench;

import dev.outrigger.examples.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Contests among the same systems. The answers are compared first; then each contender runs once in
 * a fresh process; then they run by turns, round by round, so that whatever else the machine does
 * meets all of them; then the answers are compared again.
 *
 * <p>Several contests share the fresh processes: there a later one's first run finds what the
 * earlier ones have warmed.
 *
 * @param folder for answers on their way
 */
record Comparison(List<Contest> contests, Path folder) {
    Comparison {
        contests = List.copyOf(contests);
        Objects.requireNonNull(folder, "folder is null");
    }

    /**
     * @param rows of the answer
     */
    record Result(String title, long rows, List<Timing> timings) {
        Result {
            timings = List.copyOf(timings);
        }
    }

    /**
     * @throws AnswersDifferException before anything is timed, or when the last round's answers
     *     differ
     */
    List<Result> run(int warmUps, int rounds, Progress progress) throws IOException {
        try {
            compareAnswers(progress);
            Map<Contender, Contender.Run> cold = runCold(progress);
            Map<Contender, List<Contender.Run>> runs = runWarm(warmUps, rounds, cold, progress);
            List<Result> results = new ArrayList<>();
            for (Contest contest : contests) {
                List<Timing> timings = new ArrayList<>();
                for (Contender contender : contest.contenders()) {
                    timings.add(
                            new Timing(
                                    contender,
                                    cold.get(contender),
                                    runs.get(contender),
                                    contender.peer().peakKilobytes()));
                }
                long rows = cold.get(contest.contenders().get(0)).rows();
                results.add(new Result(contest.title(), rows, timings));
            }
            compareAnswers(progress);
            contenders().forEach(contender -> contender.peer().process().ask("clean"));
            return results;
        } finally {
            progress.clear();
            contenders().forEach(contender -> contender.peer().close());
        }
    }

    private List<Contender> contenders() {
        return contests.stream().flatMap(contest -> contest.contenders().stream()).toList();
    }

    private void compareAnswers(Progress progress) throws IOException {
        for (Contest contest : contests) {
            AnswerCheck check = contest.check().get();
            for (Contender contender : contest.contenders()) {
                progress.show(contest.title() + ": " + contender.name() + ", its answer");
                PeerProcess process = contender.peer().process();
                process.ensureStarted();
                if (contender.task().writes()) {
                    contender.run();
                }
                Path file = Files.createTempFile(folder, "answer", ".csv");
                try {
                    process.ask("answer", contender.task().name(), file.toString());
                    check.accept(contender, file);
                } finally {
                    Files.delete(file);
                }
            }
        }
    }

    /** Each in a process of its own that has done nothing yet; the processes stay. */
    private Map<Contender, Contender.Run> runCold(Progress progress) {
        Map<Contender, Contender.Run> cold = new LinkedHashMap<>();
        contenders().forEach(contender -> contender.peer().close());
        contenders().forEach(contender -> contender.peer().memory().clear());
        for (Contest contest : contests) {
            for (Contender contender : contest.contenders()) {
                progress.show(contest.title() + ": " + contender.name() + ", cold");
                if (contests.size() == 1) {
                    // One process may serve several contenders.
                    contender.peer().close();
                    contender.peer().memory().clear();
                }
                contender.peer().process().ensureStarted();
                cold.put(contender, contender.run());
            }
        }
        return cold;
    }

    private Map<Contender, List<Contender.Run>> runWarm(
            int warmUps, int rounds, Map<Contender, Contender.Run> cold, Progress progress) {
        Map<Contender, List<Contender.Run>> runs = new LinkedHashMap<>();
        contenders().forEach(contender -> runs.put(contender, new ArrayList<>()));
        for (int round = 0; round < warmUps + rounds; round++) {
            String when =
                    round < warmUps
                            ? ", warm-up " + (round + 1) + " of " + warmUps
                            : ", round " + (round - warmUps + 1) + " of " + rounds;
            for (Contest contest : contests) {
                List<Contender> contenders = contest.contenders();
                long rows = cold.get(contenders.get(0)).rows();
                for (int turn = 0; turn < contenders.size(); turn++) {
                    // The first of a round is another each time: nobody always follows the same
                    // one.
                    Contender contender = contenders.get((turn + round) % contenders.size());
                    progress.show(contest.title() + ": " + contender.name() + when);
                    Contender.Run run = contender.run();
                    requireRows(rows, contender, run);
                    if (round >= warmUps) {
                        runs.get(contender).add(run);
                    }
                }
            }
        }
        return runs;
    }

    private static void requireRows(long rows, Contender contender, Contender.Run run) {
        if (run.rows() != rows) {
            throw new AnswersDifferException(
                    contender.name() + " gave " + run.rows() + " rows in a round, not " + rows);
        }
    }
}
