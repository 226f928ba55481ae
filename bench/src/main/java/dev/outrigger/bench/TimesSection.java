package dev.outrigger.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What a run took, in seconds. */
record TimesSection(Comparison.Result result) implements Section {
    TimesSection {
        Objects.requireNonNull(result, "result is null");
    }

    @Override
    public void print(PrintWriter out) {
        out.printf(Locale.ROOT, "%s: %,d rows%n", result.title(), result.rows());
        table().print(out);
        for (Timing timing : result.timings()) {
            if (!timing.figures().isEmpty()) {
                out.println("  " + timing.contender().name() + ": " + figures(timing));
            }
        }
    }

    private TextTable table() {
        List<Timing> ours =
                result.timings().stream().filter(timing -> timing.contender().ours()).toList();
        List<String> head =
                new ArrayList<>(
                        List.of("system", "cold s", "median s", "min s", "max s", "peak MB"));
        ours.forEach(timing -> head.add(timing.contender().name() + " / it"));
        TextTable table = new TextTable(head);
        for (Timing timing : result.timings()) {
            List<String> row = new ArrayList<>();
            row.add(timing.contender().name());
            row.add(seconds(timing.cold().seconds()));
            row.add(seconds(timing.median()));
            row.add(seconds(timing.min()));
            row.add(seconds(timing.max()));
            row.add(megabytes(timing));
            for (Timing our : ours) {
                row.add(timing.contender().ours() ? "" : ratio(our.median() / timing.median()));
            }
            table.add(row);
        }
        return table;
    }

    private static String figures(Timing timing) {
        List<String> words = new ArrayList<>();
        timing.figures().forEach((name, value) -> words.add(name + " " + seconds(value) + " s"));
        return String.join(", ", words);
    }

    static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f x", value);
    }

    static String megabytes(Timing timing) {
        return timing.peakKilobytes().isPresent()
                ? Long.toString(timing.peakKilobytes().getAsLong() >> 10)
                : "-";
    }

    static String seconds(double value) {
        return String.format(Locale.ROOT, value < 1 ? "%.4f" : "%.3f", value);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        ResultJson.write(result, json);
    }
}
