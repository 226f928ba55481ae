package dev.outrigger.scripthost.jvm;

import dev.outrigger.extension.ExtensionDataset;
import dev.outrigger.extension.ExtensionExecutor;
import dev.outrigger.extension.PrimitiveDataset;
import java.util.LinkedHashMap;

/** One that extends {@link ExtensionExecutor}. */
record OwnProgram(ExtensionExecutor executor) implements Program {
    @Override
    public void init(String sessionId) {
        executor.init(sessionId, 0, 1);
    }

    @Override
    public ExtensionDataset newInput() {
        return new PrimitiveDataset();
    }

    @Override
    public ExtensionDataset execute(
            ExtensionDataset input, LinkedHashMap<String, Object> parameters) throws Exception {
        return executor.execute(input, parameters);
    }

    @Override
    public void cleanup() {
        executor.cleanup();
    }
}
