package dev.outrigger.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A run as people and programs read it.
 *
 * @param name the comparison's
 * @param header lines about the machine, the systems and the data
 */
record Report(String name, List<String> header, List<Section> sections) {
    Report {
        Objects.requireNonNull(name, "name is null");
        header = List.copyOf(header);
        sections = List.copyOf(sections);
    }

    void print(PrintWriter out) {
        header.forEach(out::println);
        for (Section section : sections) {
            out.println();
            section.print(out);
        }
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
            for (Section section : sections) {
                section.write(json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
