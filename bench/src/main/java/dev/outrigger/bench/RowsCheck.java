package dev.outrigger.bench;

import dev.outrigger.examples.tpc.TpcAnswers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Rows of any values are equal by the rules of the tests over TPC-H. Not thread-safe. */
final class RowsCheck implements AnswerCheck {
    private final boolean ordered;
    private Optional<List<List<Object>>> first = Optional.empty();

    RowsCheck(boolean ordered) {
        this.ordered = ordered;
    }

    @Override
    public void accept(Contender contender, Path file) throws IOException {
        List<List<Object>> rows = TypedRows.read(file);
        if (first.isEmpty()) {
            first = Optional.of(rows);
            return;
        }
        String task = contender.task().name();
        TpcAnswers.difference(task, ordered, first.get(), rows)
                .ifPresent(
                        difference -> {
                            throw new AnswersDifferException(
                                    "beside " + contender.name() + ": " + difference);
                        });
    }
}
