package dev.outrigger.scripthost.jvm;

import com.microsoft.sqlserver.javalangextension.AbstractSqlServerExtensionDataset;
import com.microsoft.sqlserver.javalangextension.AbstractSqlServerExtensionExecutor;
import dev.outrigger.extension.ExtensionDataset;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.host.ScriptError;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;

/**
 * One that was written for SQL Server. It says by name of which classes its datasets are, and its
 * execute may be a method for these, which nothing but its name and types connects with the class
 * that it extends.
 */
final class ReferenceProgram implements Program {
    private static final int VERSION = 1;

    private final AbstractSqlServerExtensionExecutor executor;
    private final Class<?> inputClass;
    private final MethodHandle execute;

    ReferenceProgram(AbstractSqlServerExtensionExecutor executor, ClassLoader loader)
            throws ScriptError, ClassNotFoundException, IllegalAccessException {
        this.executor = executor;
        String name = executor.getClass().getName();
        int version = (Integer) field("executorExtensionVersion");
        if (version != VERSION) {
            throw refused(
                    name
                            + " says that its executorExtensionVersion is "
                            + version
                            + ": set it to SQLSERVER_JAVA_LANG_EXTENSION_V1 in the constructor");
        }
        Object input = field("executorInputDatasetClassName");
        if (input == null) {
            throw refused(
                    name
                            + " has no executorInputDatasetClassName: set it in the constructor, to"
                            + " PrimitiveDataset.class.getName() for instance");
        }
        inputClass = dataset((String) input, loader);
        Object output = field("executorOutputDatasetClassName");
        execute =
                method(
                        output == null
                                ? AbstractSqlServerExtensionDataset.class
                                : dataset((String) output, loader));
    }

    private Object field(String name) throws IllegalAccessException {
        try {
            Field field = AbstractSqlServerExtensionExecutor.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(executor);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> dataset(String name, ClassLoader loader)
            throws ScriptError, ClassNotFoundException {
        Class<?> found = Class.forName(name, true, loader);
        if (!AbstractSqlServerExtensionDataset.class.isAssignableFrom(found)) {
            throw refused(
                    name
                            + " is named for a dataset and does not extend "
                            + AbstractSqlServerExtensionDataset.class.getName());
        }
        return found;
    }

    /** The method for the classes that are named, or the one of the class that is extended. */
    private MethodHandle method(Class<?> outputClass) throws IllegalAccessException {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        MethodType named = MethodType.methodType(outputClass, inputClass, LinkedHashMap.class);
        MethodType inherited =
                MethodType.methodType(
                        AbstractSqlServerExtensionDataset.class,
                        AbstractSqlServerExtensionDataset.class,
                        LinkedHashMap.class);
        MethodHandle found;
        try {
            found = lookup.findVirtual(executor.getClass(), "execute", named);
        } catch (NoSuchMethodException e) {
            try {
                found = lookup.findVirtual(executor.getClass(), "execute", inherited);
            } catch (NoSuchMethodException missing) {
                throw new IllegalStateException(missing);
            }
        }
        return found.bindTo(executor)
                .asType(
                        MethodType.methodType(
                                Object.class, ExtensionDataset.class, LinkedHashMap.class));
    }

    private static ScriptError refused(String text) {
        return new ScriptError(Reason.SCRIPT_ERROR, text, "");
    }

    @Override
    public void init(String sessionId) {
        executor.init(sessionId, 0, 1);
    }

    @Override
    public ExtensionDataset newInput() throws ReflectiveOperationException {
        return (ExtensionDataset) inputClass.getConstructor().newInstance();
    }

    @Override
    public ExtensionDataset execute(
            ExtensionDataset input, LinkedHashMap<String, Object> parameters) throws Exception {
        try {
            return (ExtensionDataset) (Object) execute.invokeExact(input, parameters);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void cleanup() {
        executor.cleanup();
    }
}
