package dev.outrigger.scripthost;

import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;
import java.util.List;
import java.util.Objects;

/** A whole frame that a script finds in a variable: an input beside the one that is streamed. */
public record ScriptTable(String name, Schema schema, List<Frame> frames) {
    public ScriptTable {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(schema, "schema is null");
        frames = List.copyOf(frames);
    }
}
