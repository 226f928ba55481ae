package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.ProcessLimits;
import dev.outrigger.scripthost.ScriptLimits;
import dev.outrigger.scripthost.ScriptRuntime;
import dev.outrigger.scripthost.folders.Folders;
import dev.outrigger.scripthost.host.HostMain;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The command lines of the runtimes. */
final class HostCommands {
    /**
     * What an interpreter and its libraries map before the first script, and more: the worker
     * itself sets the limit.
     */
    private static final long PYTHON_OWN_BYTES = 8L << 30;

    /**
     * A frame's columns come and go by the megabyte: they take large pages, and memory that the
     * process has already, which an idle one gives back.
     */
    private static final String PYTHON_MEMORY =
            "glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=268435456:glibc.malloc.trim_threshold=268435456";

    private static final long JAVA_CLASSES_BYTES = 192L << 20;
    private static final long JAVA_DIRECT_BYTES = 64L << 20;
    private static final long JAVA_CODE_BYTES = 96L << 20;
    private static final long JAVA_HEAP_MIN_BYTES = 64L << 20;

    /**
     * The JDK's own files, libraries and tables, and stacks. Code that goes around the JVM's limits
     * (sun.misc.Unsafe does) meets this one.
     */
    private static final long JAVA_OWN_BYTES = 1L << 30;

    private HostCommands() {}

    static HostCommand python(
            PythonInstallation python,
            Path worker,
            ScriptLimits limits,
            List<String> imports,
            ScriptRuntime.CPython runtime,
            Loads loads) {
        List<Path> readable = new ArrayList<>(python.readable());
        readable.add(worker);
        readable.addAll(runtime.libraries());
        Map<String, String> environment = environment();
        int processors = Runtime.getRuntime().availableProcessors();
        environment.put("OMP_NUM_THREADS", Integer.toString(processors));
        environment.put("LOKY_MAX_CPU_COUNT", Integer.toString(processors));
        // Arrow's own allocators reserve address space by the gigabyte, which the memory limit
        // would count.
        environment.put("ARROW_DEFAULT_MEMORY_POOL", "system");
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("GLIBC_TUNABLES", PYTHON_MEMORY);
        environment.putAll(runtime.environment());
        List<String> arguments =
                List.of(
                        python.executable().toString(),
                        "-I",
                        "-B",
                        worker.toString(),
                        Long.toString(limits.memoryBytes()),
                        String.join(",", imports),
                        paths(runtime.libraries()),
                        loads.word());
        return new HostCommand(
                arguments,
                readable,
                environment,
                limits.memoryBytes() + PYTHON_OWN_BYTES,
                limits.process(),
                true);
    }

    /** Builds a source distribution; see {@link SourceBuild}. */
    static HostCommand build(PythonInstallation python, Path sources) {
        List<Path> readable = new ArrayList<>(python.readable());
        readable.add(sources);
        return new HostCommand(
                List.of(
                        python.executable().toString(),
                        "-I",
                        "-B",
                        "-c",
                        SourceBuild.PROGRAM,
                        sources.toString()),
                readable,
                environment(),
                PYTHON_OWN_BYTES,
                ProcessLimits.DEFAULT,
                false);
    }

    private static String paths(List<Path> folders) {
        return folders.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    static HostCommand jvm(
            JavaInstallation java,
            List<Path> classPath,
            ScriptLimits limits,
            ScriptRuntime runtime) {
        List<Path> readable = new ArrayList<>(java.readable());
        readable.addAll(classPath);
        readable.addAll(runtime.libraries());
        long heap =
                Math.max(
                        limits.memoryBytes()
                                - JAVA_CLASSES_BYTES
                                - JAVA_DIRECT_BYTES
                                - JAVA_CODE_BYTES,
                        JAVA_HEAP_MIN_BYTES);
        List<String> arguments =
                List.of(
                        java.executable().toString(),
                        "-Xmx" + heap,
                        "-Xms16m",
                        "-XX:MaxMetaspaceSize=" + JAVA_CLASSES_BYTES,
                        "-XX:CompressedClassSpaceSize=64m",
                        "-XX:MaxDirectMemorySize=" + JAVA_DIRECT_BYTES,
                        "-XX:ReservedCodeCacheSize=" + JAVA_CODE_BYTES,
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-XX:-UsePerfData",
                        "-XX:+DisableAttachMechanism",
                        // After it a JVM is in no known state; what the VM itself prints must not
                        // enter the protocol.
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+DisplayVMOutputToStderr",
                        // The report of a crash goes to standard output, whatever the flag above
                        // says.
                        "-XX:+SuppressFatalErrorMessage",
                        "-Dfile.encoding=UTF-8",
                        "-Duser.timezone=UTC",
                        "-cp",
                        paths(classPath),
                        HostMain.class.getName(),
                        runtime instanceof ScriptRuntime.Java ? "java" : "jython",
                        paths(runtime.libraries()));
        Map<String, String> environment = environment();
        // Each arena reserves address space, which the limit counts.
        environment.put("MALLOC_ARENA_MAX", "2");
        return new HostCommand(
                arguments,
                Folders.outermost(readable),
                environment,
                heap + JAVA_CLASSES_BYTES + JAVA_DIRECT_BYTES + JAVA_CODE_BYTES + JAVA_OWN_BYTES,
                limits.process(),
                false);
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("LANG", "C.UTF-8");
        environment.put("USER", "script");
        environment.put("LOGNAME", "script");
        environment.put("TZ", "UTC");
        return environment;
    }
}
