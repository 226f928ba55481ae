package dev.outrigger.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A contest's result as JSON. */
final class ResultJson {
    private ResultJson() {}

    static void write(Comparison.Result result, JsonGenerator json) throws IOException {
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
        if (timing.figures().isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("ratioToItOf");
        for (Timing other : all) {
            if (other.contender().ours()
                    && other.figures().keySet().equals(timing.figures().keySet())) {
                json.writeObjectFieldStart(other.contender().name());
                for (Map.Entry<String, Double> figure : timing.figures().entrySet()) {
                    double ratio = other.figures().get(figure.getKey()) / figure.getValue();
                    json.writeNumberField(figure.getKey(), ratio);
                }
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }
}
