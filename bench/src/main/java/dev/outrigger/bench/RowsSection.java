package dev.outrigger.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** How many rows of a result arrive in a second: of the median run, and of the fastest. */
record RowsSection(Comparison.Result result) implements Section {
    RowsSection {
        Objects.requireNonNull(result, "result is null");
    }

    @Override
    public void print(PrintWriter out) {
        out.printf(Locale.ROOT, "%s: %,d rows%n", result.title(), result.rows());
        List<Timing> ours =
                result.timings().stream().filter(timing -> timing.contender().ours()).toList();
        List<String> head =
                new ArrayList<>(
                        List.of(
                                "system",
                                "cold s",
                                "median s",
                                "rows/s",
                                "most rows/s",
                                "peak MB"));
        ours.forEach(timing -> head.add(timing.contender().name() + " / it"));
        TextTable table = new TextTable(head);
        for (Timing timing : result.timings()) {
            List<String> row = new ArrayList<>();
            row.add(timing.contender().name());
            row.add(TimesSection.seconds(timing.cold().seconds()));
            row.add(TimesSection.seconds(timing.median()));
            row.add(rate(timing.median()));
            row.add(rate(timing.min()));
            row.add(TimesSection.megabytes(timing));
            for (Timing our : ours) {
                row.add(
                        timing.contender().ours()
                                ? ""
                                : TimesSection.ratio(our.median() / timing.median()));
            }
            table.add(row);
        }
        table.print(out);
    }

    private String rate(double seconds) {
        return String.format(Locale.ROOT, "%,d", Math.round(result.rows() / seconds));
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        ResultJson.write(result, json);
    }
}
