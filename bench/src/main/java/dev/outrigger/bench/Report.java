package dev.outrigger.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A run as people and programs read it.
 *
 * @param name the comparison's
 * @param header lines about the machine, the systems and the data
 */
record Report(String name, List<String> header, List<Comparison.Result> results) {
    Report {
        Objects.requireNonNull(name, "name is null");
        header = List.copyOf(header);
        results = List.copyOf(results);
    }

    void print(PrintWriter out) {
        header.forEach(out::println);
        for (Comparison.Result result : results) {
            out.println();
            out.printf(Locale.ROOT, "%s: %,d rows%n", result.title(), result.rows());
            table(result).print(out);
            for (Timing timing : result.timings()) {
                if (!timing.figures().isEmpty()) {
                    out.println("  " + timing.contender().name() + ": " + figures(timing));
                }
            }
        }
    }

    private static TextTable table(Comparison.Result result) {
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
            row.add(
                    timing.peakKilobytes().isPresent()
                            ? Long.toString(timing.peakKilobytes().getAsLong() >> 10)
                            : "-");
            for (Timing our : ours) {
                row.add(
                        timing.contender().ours()
                                ? ""
                                : String.format(
                                        Locale.ROOT, "%.2f x", our.median() / timing.median()));
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

    private static String seconds(double value) {
        return String.format(Locale.ROOT, value < 1 ? "%.4f" : "%.3f", value);
    }

    void write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file);
                JsonGenerator json =
                        new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("benchmark", name);
            json.writeArrayFieldStart("header");
            for (String line : header) {
                json.writeString(line);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("comparisons");
            for (Comparison.Result result : results) {
                write(result, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(Comparison.Result result, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", result.title());
        json.writeNumberField("rows", result.rows());
        json.writeArrayFieldStart("systems");
        for (Timing timing : result.timings()) {
            json.writeStartObject();
            json.writeStringField("name", timing.contender().name());
            json.writeBooleanField("ours", timing.contender().ours());
            json.writeNumberField("coldSeconds", timing.cold().seconds());
            json.writeNumberField("medianSeconds", timing.median());
            json.writeNumberField("minSeconds", timing.min());
            json.writeNumberField("maxSeconds", timing.max());
            json.writeArrayFieldStart("seconds");
            for (double seconds : timing.seconds()) {
                json.writeNumber(seconds);
            }
            json.writeEndArray();
            if (timing.peakKilobytes().isPresent()) {
                json.writeNumberField("peakKilobytes", timing.peakKilobytes().getAsLong());
            }
            json.writeObjectFieldStart("medianSecondsOf");
            for (Map.Entry<String, Double> figure : timing.figures().entrySet()) {
                json.writeNumberField(figure.getKey(), figure.getValue());
            }
            json.writeEndObject();
            writeRatios(timing, result.timings(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeRatios(Timing timing, List<Timing> all, JsonGenerator json)
            throws IOException {
        if (timing.contender().ours()) {
            return;
        }
        json.writeObjectFieldStart("ratioToIt");
        for (Timing other : all) {
            if (other.contender().ours()) {
                json.writeNumberField(other.contender().name(), other.median() / timing.median());
            }
        }
        json.writeEndObject();
    }
}
