package dev.outrigger.scripthost;

import dev.outrigger.frame.Frame;
import dev.outrigger.frame.Schema;

/**
 * Takes the rows of a script's query to the script, which is their back-pressure. Throws {@link
 * ScriptFailure} when the script is there no more.
 */
public interface ScriptRows {
    void begin(Schema schema);

    void add(Frame frame);
}
