package dev.outrigger.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;

/** A part of a report. */
interface Section {
    void print(PrintWriter out);

    /** Writes an object for each contest. */
    void write(JsonGenerator json) throws IOException;
}
