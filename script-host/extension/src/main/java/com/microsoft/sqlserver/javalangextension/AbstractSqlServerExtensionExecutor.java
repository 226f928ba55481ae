package com.microsoft.sqlserver.javalangextension;

import java.util.LinkedHashMap;

/**
 * A program that was written for SQL Server. New ones extend {@link
 * dev.outrigger.extension.ExtensionExecutor}, which has no fields to set.
 */
public abstract class AbstractSqlServerExtensionExecutor {
    /**
     * The one version there is. It is no static field, because compiled programs ask an object for
     * it.
     */
    public final int SQLSERVER_JAVA_LANG_EXTENSION_V1 = 1;

    /** Set by the constructor to {@link #SQLSERVER_JAVA_LANG_EXTENSION_V1}. */
    protected int executorExtensionVersion;

    /**
     * Set by the constructor: of which class the input is. It has a public constructor without
     * parameters.
     */
    protected String executorInputDatasetClassName;

    /** Set by the constructor: of which class execute says that its result is; may be null. */
    protected String executorOutputDatasetClassName;

    /** Once, before the first execution. */
    public void init(String sessionId, int taskId, int numTasks) {
        // Most programs have nothing to prepare.
        return;
    }

    /**
     * Once, or once for each chunk of the input. A program may have a method of this name whose
     * input is of the class that the field names, and that returns the class of the other field,
     * instead of overriding this one.
     */
    public AbstractSqlServerExtensionDataset execute(
            AbstractSqlServerExtensionDataset input, LinkedHashMap<String, Object> params) {
        throw new UnsupportedOperationException(
                getClass().getName()
                        + " has no method execute for the classes of datasets that it names");
    }

    /** Once, after the last execution, also where one has failed. */
    public void cleanup() {
        // Most programs have nothing to give back.
        return;
    }
}
