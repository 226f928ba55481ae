package dev.outrigger.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The numbers that a random text is made from: drawn and recorded, or a record read again. Nought
 * is the simplest choice wherever one is made, so that a record with fewer and smaller numbers
 * makes a smaller text.
 */
final class Choices {
    private final List<Integer> made = new ArrayList<>();
    private final List<Integer> given;
    private final Random random;

    private Choices(List<Integer> given, Random random) {
        this.given = given;
        this.random = random;
    }

    static Choices random(long seed) {
        return new Choices(List.of(), new Random(seed));
    }

    /** Reads the record; behind its end every choice is nought. */
    static Choices recorded(List<Integer> record) {
        return new Choices(List.copyOf(record), null);
    }

    int below(int bound) {
        int at = made.size();
        int choice;
        if (random != null) {
            choice = random.nextInt(bound);
        } else {
            choice = at < given.size() ? Math.min(given.get(at), bound - 1) : 0;
        }
        made.add(choice);
        return choice;
    }

    /** True once in so many. */
    boolean rarely(int times) {
        return below(times) == times - 1;
    }

    <T> T of(List<T> values) {
        return values.get(below(values.size()));
    }

    List<Integer> record() {
        return List.copyOf(made);
    }
}
