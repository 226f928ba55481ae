package dev.outrigger.bench;

import dev.outrigger.examples.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Contenders at the same work. Their answers are compared first; then each runs once in a fresh
 * process; then they run by turns, round by round, so that whatever else the machine does meets all
 * of them; then the answers are compared again.
 *
 * @param title what the work is
 * @param judge has scikit-learn label the rows of our answers again
 * @param folder for answers on their way
 */
record Comparison(String title, List<Contender> contenders, Optional<Peer> judge, Path folder) {
    /** A row at the border of two groups may fall on either side by the last bit of a sum. */
    private static final double LEAST_SAME_LABELS = 0.999;

    Comparison {
        Objects.requireNonNull(judge, "judge is null");
        Objects.requireNonNull(title, "title is null");
        contenders = List.copyOf(contenders);
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
    Result run(int warmUps, int rounds, Progress progress) throws IOException {
        try {
            compareAnswers(progress);
            Map<Contender, Contender.Run> cold = runCold(progress);
            Map<Contender, List<Contender.Run>> runs = runWarm(warmUps, rounds, cold, progress);
            List<Timing> timings = new ArrayList<>();
            for (Contender contender : contenders) {
                timings.add(
                        new Timing(
                                contender,
                                cold.get(contender),
                                runs.get(contender),
                                contender.peer().peakKilobytes()));
            }
            compareAnswers(progress);
            contenders.forEach(contender -> contender.peer().process().ask("clean"));
            return new Result(title, cold.get(contenders.get(0)).rows(), timings);
        } finally {
            progress.clear();
            contenders.forEach(contender -> contender.peer().close());
        }
    }

    private void compareAnswers(Progress progress) throws IOException {
        Answer reference = null;
        for (Contender contender : contenders) {
            progress.show(title + ": " + contender.name() + ", its answer");
            Answer answer = answer(contender);
            if (reference == null) {
                reference = answer;
            } else {
                requireSame(reference, contender, answer);
            }
        }
    }

    private Answer answer(Contender contender) throws IOException {
        Peer peer = contender.peer();
        peer.process().ensureStarted();
        if (contender.task().writes()) {
            contender.run();
        }
        Path file = Files.createTempFile(folder, "answer", ".csv");
        try {
            peer.process().ask("answer", contender.task().name(), file.toString());
            Answer answer = Answer.read(file);
            if (contender.task() == Task.MAIN_JOB) {
                Clustering.requireNearest(contender.name(), answer);
                judgeLabels(contender, answer, file);
            }
            return answer;
        } finally {
            Files.delete(file);
        }
    }

    private void requireSame(Answer reference, Contender contender, Answer answer) {
        List<String> columns = Work.answerColumns(contender.task());
        reference.requireSame(
                contenders.get(0).name(),
                answer,
                contender.name(),
                // Labels depend on the order of the rows, which is each system's own.
                contender.task() == Task.MAIN_JOB
                        ? columns.subList(0, columns.size() - 1)
                        : columns);
    }

    /**
     * The same rows in the same order get the same labels from scikit-learn. That holds for ours: a
     * peer's scikit-learn may be of a version that seeds in another way.
     */
    private void judgeLabels(Contender contender, Answer answer, Path file) {
        if (judge.isEmpty() || !contender.ours()) {
            return;
        }
        judge.get().process().ensureStarted();
        Map<String, String> verdict = judge.get().process().ask("judge", file.toString());
        long same = Long.parseLong(verdict.get("same"));
        if (same < LEAST_SAME_LABELS * answer.size()) {
            throw new AnswersDifferException(
                    String.format(
                            Locale.ROOT,
                            "of %d labels of %s, scikit-learn gives %d to the same rows",
                            answer.size(),
                            contender.name(),
                            same));
        }
    }

    /** Each in a process of its own that has done nothing yet; the processes stay. */
    private Map<Contender, Contender.Run> runCold(Progress progress) {
        Map<Contender, Contender.Run> cold = new LinkedHashMap<>();
        contenders.forEach(contender -> contender.peer().close());
        for (Contender contender : contenders) {
            progress.show(title + ": " + contender.name() + ", cold");
            // One process may serve several contenders.
            contender.peer().close();
            contender.peer().memory().clear();
            contender.peer().process().ensureStarted();
            cold.put(contender, contender.run());
        }
        return cold;
    }

    private Map<Contender, List<Contender.Run>> runWarm(
            int warmUps, int rounds, Map<Contender, Contender.Run> cold, Progress progress) {
        long rows = cold.get(contenders.get(0)).rows();
        Map<Contender, List<Contender.Run>> runs = new LinkedHashMap<>();
        contenders.forEach(contender -> runs.put(contender, new ArrayList<>()));
        for (int round = 0; round < warmUps + rounds; round++) {
            for (int turn = 0; turn < contenders.size(); turn++) {
                // The first of a round is another each time: nobody always follows the same one.
                Contender contender = contenders.get((turn + round) % contenders.size());
                progress.show(
                        title
                                + ": "
                                + contender.name()
                                + (round < warmUps
                                        ? ", warm-up " + (round + 1) + " of " + warmUps
                                        : ", round " + (round - warmUps + 1) + " of " + rounds));
                Contender.Run run = contender.run();
                if (run.rows() != rows) {
                    throw new AnswersDifferException(
                            contender.name()
                                    + " gave "
                                    + run.rows()
                                    + " rows in a round, not "
                                    + rows);
                }
                if (round >= warmUps) {
                    runs.get(contender).add(run);
                }
            }
        }
        return runs;
    }
}
