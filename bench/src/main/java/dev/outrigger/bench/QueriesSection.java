package dev.outrigger.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Many queries on the same systems: a line each, and their sum. */
record QueriesSection(List<Comparison.Result> results) implements Section {
    QueriesSection {
        results = List.copyOf(results);
    }

    @Override
    public void print(PrintWriter out) {
        List<Timing> systems = results.get(0).timings();
        List<String> head = new ArrayList<>(List.of("query", "rows"));
        systems.forEach(timing -> head.add(timing.contender().name() + " s"));
        systems.stream().skip(1).forEach(timing -> head.add(ratioTo(timing)));
        TextTable table = new TextTable(head);
        for (Comparison.Result result : results) {
            List<Double> medians = result.timings().stream().map(Timing::median).toList();
            table.add(row(result.title(), Long.toString(result.rows()), medians));
        }
        table.add(row("all", "", sums(systems.size(), false)));
        table.add(row("all, cold", "", sums(systems.size(), true)));
        table.print(out);
        for (Timing timing : systems) {
            out.printf(
                    Locale.ROOT,
                    "  %s: peak %s MB%n",
                    timing.contender().name(),
                    TimesSection.megabytes(timing));
        }
    }

    private String ratioTo(Timing peer) {
        return results.get(0).timings().get(0).contender().name() + " / " + peer.contender().name();
    }

    private List<Double> sums(int systems, boolean cold) {
        List<Double> sums = new ArrayList<>();
        for (int i = 0; i < systems; i++) {
            double sum = 0;
            for (Comparison.Result result : results) {
                Timing timing = result.timings().get(i);
                sum += cold ? timing.cold().seconds() : timing.median();
            }
            sums.add(sum);
        }
        return sums;
    }

    private static List<String> row(String name, String rows, List<Double> seconds) {
        List<String> row = new ArrayList<>(List.of(name, rows));
        seconds.forEach(value -> row.add(TimesSection.seconds(value)));
        seconds.stream()
                .skip(1)
                .forEach(value -> row.add(TimesSection.ratio(seconds.get(0) / value)));
        return row;
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        for (Comparison.Result result : results) {
            ResultJson.write(result, json);
        }
    }
}
