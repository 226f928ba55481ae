package dev.outrigger.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Answers of the customer-return job; labels are judged by themselves. Not thread-safe. */
final class NumbersCheck implements AnswerCheck {
    /** A row at the border of two groups may fall on either side by the last bit of a sum. */
    private static final double LEAST_SAME_LABELS = 0.999;

    private final Optional<Peer> judge;
    private Optional<Answer> first = Optional.empty();
    private String firstName = "";

    /**
     * @param judge has scikit-learn label the rows of our answers again
     */
    NumbersCheck(Optional<Peer> judge) {
        this.judge = Objects.requireNonNull(judge, "judge is null");
    }

    @Override
    public void accept(Contender contender, Path file) throws IOException {
        Answer answer = Answer.read(file);
        boolean labelled = contender.task() == ReturnsTask.MAIN_JOB;
        if (labelled) {
            Clustering.requireNearest(contender.name(), answer);
            judgeLabels(contender, answer, file);
        }
        if (first.isEmpty()) {
            first = Optional.of(answer);
            firstName = contender.name();
            return;
        }
        List<String> columns = ReturnsWork.answerColumns((ReturnsTask) contender.task());
        first.get()
                .requireSame(
                        firstName,
                        answer,
                        contender.name(),
                        // Labels depend on the order of the rows, which is each system's own.
                        labelled ? columns.subList(0, columns.size() - 1) : columns);
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
}
