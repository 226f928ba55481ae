package dev.outrigger.bench;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Contenders at the same work.
 *
 * @param title what the work is
 * @param check makes what compares one answer of each
 */
record Contest(String title, List<Contender> contenders, Supplier<AnswerCheck> check) {
    Contest {
        Objects.requireNonNull(title, "title is null");
        contenders = List.copyOf(contenders);
        Objects.requireNonNull(check, "check is null");
    }
}
