package dev.outrigger.extension;

import java.util.LinkedHashMap;

/**
 * A program that reads the rows of a query and returns rows. It has a public constructor without
 * parameters; {@code @script} names the class. One is made for each call, and its three methods are
 * called on one thread.
 */
public abstract class ExtensionExecutor {
    /**
     * Once, before the first execution.
     *
     * @param sessionId another for each call
     * @param taskId from 0
     * @param numTasks how many executors share the call's rows, as far as is known: 1
     */
    public void init(String sessionId, int taskId, int numTasks) {
        // Most programs have nothing to prepare.
        return;
    }

    /**
     * Once, or once for each chunk of the input.
     *
     * @param input without columns where the call has no input query
     * @param params the call's parameters by name, without the at sign. What is put there under the
     *     name of an OUTPUT parameter is its value after the call
     * @return the result set; null for none
     * @throws Exception which fails the statement, with its text and the line where it was thrown
     */
    public abstract ExtensionDataset execute(
            ExtensionDataset input, LinkedHashMap<String, Object> params) throws Exception;

    /** Once, after the last execution, also where one has failed. */
    public void cleanup() {
        // Most programs have nothing to give back.
        return;
    }
}
