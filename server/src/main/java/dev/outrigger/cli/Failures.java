package dev.outrigger.cli;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;

/** Says what failed before or around the batches, in a line. */
final class Failures {
    private Failures() {}

    static String explain(Exception failure) {
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
            return "no such file: " + cause.getMessage();
        }
        String text = cause.getMessage();
        return text == null ? cause.toString() : text;
    }
}
