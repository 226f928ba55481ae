package dev.outrigger.scripthost.jvm;

import com.microsoft.sqlserver.javalangextension.AbstractSqlServerExtensionExecutor;
import dev.outrigger.extension.ExtensionDataset;
import dev.outrigger.extension.ExtensionExecutor;
import dev.outrigger.frame.Column;
import dev.outrigger.frame.ColumnBuilder;
import dev.outrigger.frame.Field;
import dev.outrigger.frame.Frame;
import dev.outrigger.frame.FrameStream;
import dev.outrigger.frame.Schema;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.host.FrameCut;
import dev.outrigger.scripthost.host.HostCall;
import dev.outrigger.scripthost.host.HostExecutions;
import dev.outrigger.scripthost.host.ScriptError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One call's executor, from its init to its cleanup. */
final class JavaExecutions implements HostExecutions {
    private final HostCall call;
    private final URLClassLoader loader;
    private final LinkedHashMap<String, Object> parameters = new LinkedHashMap<>();
    private Program program;
    private boolean ended;

    /** Owns the loader. */
    JavaExecutions(HostCall call, URLClassLoader loader) {
        this.call = call;
        this.loader = loader;
    }

    /**
     * Loads the class that the script names and initialises one of it, before the first execution:
     * what fails then is a failure of that.
     */
    private void start() throws ScriptError {
        if (program != null) {
            return;
        }
        if (!call.tables().isEmpty() || call.outputNames().size() > 1) {
            throw refused(
                    "a Java program has one input and one output: leave the others out, or join"
                            + " them in the query",
                    "");
        }
        Thread.currentThread().setContextClassLoader(loader);
        for (int i = 0; i < call.parameters().size(); i++) {
            Column value = call.values().column(i);
            parameters.put(
                    call.parameters().get(i).name(),
                    value.isNull(0) ? null : JavaFrames.value(value, 0));
        }
        Program made = program(call.script().strip(), loader);
        program = made;
        guarded(
                () -> {
                    made.init(UUID.randomUUID().toString());
                    return null;
                });
    }

    private static Program program(String name, URLClassLoader loader) throws ScriptError {
        try {
            Class<?> found = Class.forName(name, true, loader);
            boolean reference = AbstractSqlServerExtensionExecutor.class.isAssignableFrom(found);
            if (!reference && !ExtensionExecutor.class.isAssignableFrom(found)) {
                throw refused(
                        name
                                + " does not extend "
                                + ExtensionExecutor.class.getName()
                                + " nor "
                                + AbstractSqlServerExtensionExecutor.class.getName(),
                        "");
            }
            Object made = found.getConstructor().newInstance();
            return reference
                    ? new ReferenceProgram((AbstractSqlServerExtensionExecutor) made, loader)
                    : new OwnProgram((ExtensionExecutor) made);
        } catch (ClassNotFoundException e) {
            String missing = e.getMessage() == null ? name : e.getMessage();
            throw refused(
                    "ClassNotFoundException: there is no class "
                            + missing
                            + " in the external libraries of this database: CREATE EXTERNAL LIBRARY"
                            + " ... WITH (LANGUAGE = 'Java'). @script is the class's whole name,"
                            + " such as N'com.example.Scoring'",
                    "");
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw refused(
                    name
                            + " needs to be a public class with a public constructor without parameters",
                    "");
        } catch (InvocationTargetException e) {
            throw JavaTrace.of(e.getCause());
        } catch (LinkageError e) {
            throw JavaTrace.of(e);
        }
    }

    private static ScriptError refused(String text, String traceback) {
        return new ScriptError(Reason.SCRIPT_ERROR, text, traceback);
    }

    private interface Work<T> {
        T run() throws Exception;
    }

    /** What a user's code throws is the user's; the host goes on. */
    private <T> T guarded(Work<T> work) throws ScriptError {
        try {
            return work.run();
        } catch (ScriptError e) {
            throw e;
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            throw JavaTrace.of(e);
        }
    }

    @Override
    public List<Optional<FrameStream>> execute(Optional<FrameStream> input) throws ScriptError {
        start();
        List<Frame> frames = input.isPresent() ? JavaFrames.all(input.get()) : List.of();
        return guarded(
                () -> {
                    ExtensionDataset rows = program.newInput();
                    if (input.isPresent()) {
                        JavaFrames.fill(rows, input.get().schema(), frames);
                    }
                    ExtensionDataset output = program.execute(rows, parameters);
                    return List.of(
                            output == null || output.getColumnCount() == 0
                                    ? Optional.empty()
                                    : Optional.of(cut(JavaColumns.frame(output))));
                });
    }

    private FrameStream cut(Frame frame) {
        return new FrameCut(frame, Math.max(1, call.frameRows()), call.frameBytes());
    }

    @Override
    public Frame outputParameters() throws ScriptError {
        start();
        List<Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < call.parameters().size(); i++) {
            HostCall.Parameter parameter = call.parameters().get(i);
            if (!parameter.output()) {
                continue;
            }
            Field declared = call.values().schema().field(i);
            ColumnBuilder builder = new ColumnBuilder(declared.type(), 1);
            JavaColumns.append(builder, parameter.name(), parameters.get(parameter.name()));
            fields.add(new Field(parameter.name(), declared.type(), true));
            columns.add(builder.build());
        }
        return new Frame(new Schema(fields), 1, columns);
    }

    @Override
    public void end() throws ScriptError {
        if (ended) {
            return;
        }
        ended = true;
        try {
            if (program != null) {
                guarded(
                        () -> {
                            program.cleanup();
                            return null;
                        });
            }
        } finally {
            Thread.currentThread().setContextClassLoader(ClassLoader.getSystemClassLoader());
            close(loader);
        }
    }

    private static void close(URLClassLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
