package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.ScriptFailure;
import dev.outrigger.scripthost.ScriptFailure.Reason;
import dev.outrigger.scripthost.library.RuntimeFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Asks an interpreter what decides which libraries it can use. */
final class PythonFacts {
    private static final long ANSWER_SECONDS = 20;
    private static final int ANSWER_BYTES = 1 << 20;

    /** A word, then a name where there are several, then a value. */
    private static final String QUESTION =
            """
            import importlib.metadata, importlib.util, os, platform, sys, sysconfig
            def mark(name, value):
                print('marker', name, value)
            mark('python_version', '%d.%d' % sys.version_info[:2])
            mark('python_full_version', platform.python_version())
            mark('os_name', os.name)
            mark('sys_platform', sys.platform)
            mark('platform_machine', platform.machine())
            mark('platform_system', platform.system())
            mark('platform_release', platform.release())
            mark('platform_python_implementation', platform.python_implementation())
            mark('implementation_name', sys.implementation.name)
            print('platform', '-', sysconfig.get_platform())
            print('libc', '-', ' '.join(platform.libc_ver()))
            if importlib.util.find_spec('setuptools') is not None:
                print('builds', '-', 'yes')
            for d in importlib.metadata.distributions():
                name = d.metadata['Name']
                if name:
                    print('distribution', name.replace(' ', '-'), d.version)
            import numpy, pandas, pyarrow
            for name in {name.split('.')[0] for name in list(sys.modules)}:
                file = getattr(sys.modules.get(name), '__file__', None) or ''
                if 'site-packages' in file or 'dist-packages' in file:
                    print('loaded', name, '')
            """;

    private PythonFacts() {}

    static RuntimeFacts ask(Path executable) {
        Process process = null;
        try {
            process =
                    new ProcessBuilder(executable.toString(), "-I", "-c", QUESTION)
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            Process asked = process;
            Thread late =
                    new Thread(
                            () -> {
                                try {
                                    if (!asked.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                                        asked.destroyForcibly();
                                    }
                                } catch (InterruptedException e) {
                                    asked.destroyForcibly();
                                }
                            },
                            "outrigger-python-answer");
            late.setDaemon(true);
            late.start();
            String answer =
                    new String(
                            process.getInputStream().readNBytes(ANSWER_BYTES),
                            StandardCharsets.UTF_8);
            return read(executable, answer);
        } catch (IOException e) {
            throw refused(executable + " cannot be run: " + e.getMessage());
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    private static RuntimeFacts read(Path executable, String answer) {
        Map<String, String> markers = new HashMap<>();
        Map<String, String> distributions = new HashMap<>();
        String platform = "";
        String libc = "";
        Set<String> loaded = new HashSet<>();
        boolean builds = false;
        for (String line : answer.split("\n")) {
            String[] words = line.strip().split(" ", 3);
            String value = words.length < 3 ? "" : words[2];
            switch (words[0]) {
                case "marker" -> markers.put(words[1], value);
                case "platform" -> platform = value;
                case "libc" -> libc = value;
                case "builds" -> builds = true;
                case "loaded" -> loaded.add(words[1]);
                case "distribution" ->
                        distributions.putIfAbsent(
                                words[1].toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-"), value);
                default -> {}
            }
        }
        if (!markers.containsKey("python_version") || platform.isEmpty()) {
            throw refused(executable + " does not answer as a Python interpreter does: " + answer);
        }
        return new RuntimeFacts(
                "CPython "
                        + markers.get("python_full_version")
                        + " at "
                        + executable
                        + " ("
                        + platform
                        + ")",
                markers,
                platform,
                libc,
                distributions,
                loaded,
                builds);
    }

    private static ScriptFailure refused(String text) {
        return new ScriptFailure(Reason.LAUNCH_FAILED, text);
    }
}
