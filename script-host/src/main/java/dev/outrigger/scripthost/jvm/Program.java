package dev.outrigger.scripthost.jvm;

import dev.outrigger.extension.ExtensionDataset;
import java.util.LinkedHashMap;

/** A user's object, whichever of the two shapes its class has. */
interface Program {
    void init(String sessionId) throws Exception;

    /** An empty one of the class that the program takes. */
    ExtensionDataset newInput() throws Exception;

    ExtensionDataset execute(ExtensionDataset input, LinkedHashMap<String, Object> parameters)
            throws Exception;

    void cleanup() throws Exception;
}
