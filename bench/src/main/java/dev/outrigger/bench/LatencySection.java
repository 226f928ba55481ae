package dev.outrigger.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What one of a run's many statements took, in milliseconds: medians over the rounds. */
record LatencySection(Comparison.Result result, int statements) implements Section {
    /** The figures that a run tells. */
    static final String MEDIAN = "p50";

    static final String LATE = "p99";

    LatencySection {
        Objects.requireNonNull(result, "result is null");
    }

    @Override
    public void print(PrintWriter out) {
        out.printf(Locale.ROOT, "%s: %,d statements a round%n", result.title(), statements);
        List<Timing> ours =
                result.timings().stream().filter(timing -> timing.contender().ours()).toList();
        List<String> head =
                new ArrayList<>(List.of("system", "cold p50 ms", "p50 ms", "p99 ms", "peak MB"));
        for (Timing our : ours) {
            head.add(our.contender().name() + " / it, p50");
            head.add(our.contender().name() + " / it, p99");
        }
        TextTable table = new TextTable(head);
        for (Timing timing : result.timings()) {
            List<String> row = new ArrayList<>();
            row.add(timing.contender().name());
            row.add(milliseconds(timing.cold().figures().get(MEDIAN)));
            row.add(milliseconds(timing.figures().get(MEDIAN)));
            row.add(milliseconds(timing.figures().get(LATE)));
            row.add(TimesSection.megabytes(timing));
            for (Timing our : ours) {
                for (String figure : List.of(MEDIAN, LATE)) {
                    row.add(
                            timing.contender().ours()
                                    ? ""
                                    : TimesSection.ratio(
                                            our.figures().get(figure)
                                                    / timing.figures().get(figure)));
                }
            }
            table.add(row);
        }
        table.print(out);
    }

    private static String milliseconds(double seconds) {
        return String.format(Locale.ROOT, "%.4f", seconds * 1e3);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        ResultJson.write(result, json);
    }
}
