package dev.outrigger.scripthost.library;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Python runtime is, in its own words.
 *
 * @param shown for messages
 * @param markers the environment of PEP 508
 * @param platform such as linux-x86_64
 * @param libc such as glibc 2.36; empty where it is not known
 * @param distributions what is installed, by normalised names, with versions; a version that is
 *     empty will do for any
 * @param loaded what can be imported and is, before any script: a library cannot bring another
 * @param builds whether it has setuptools
 */
public record RuntimeFacts(
        String shown,
        Map<String, String> markers,
        String platform,
        String libc,
        Map<String, String> distributions,
        Set<String> loaded,
        boolean builds) {
    private static final Pattern MANYLINUX = Pattern.compile("manylinux_(\\d+)_(\\d+)_(.*)");
    private static final Map<String, String> OLD_MANYLINUX =
            Map.of(
                    "manylinux1_", "manylinux_2_5_",
                    "manylinux2010_", "manylinux_2_12_",
                    "manylinux2014_", "manylinux_2_17_");

    /** The embedded one: of 2.7, with packages of its own. */
    public static final RuntimeFacts JYTHON =
            new RuntimeFacts(
                    "the embedded runtime, which is Python 2.7 on the JVM",
                    Map.of(
                            "python_version", "2.7",
                            "python_full_version", "2.7.4",
                            "os_name", "java",
                            "sys_platform", "java",
                            "platform_system", "Java",
                            "platform_python_implementation", "Jython",
                            "implementation_name", "jython"),
                    "java",
                    "",
                    Map.of("numpy", "", "pandas", "", "scikit-learn", ""),
                    Set.of("numpy", "pandas", "sklearn"),
                    false);

    public RuntimeFacts {
        markers = Map.copyOf(markers);
        distributions = Map.copyOf(distributions);
        loaded = Set.copyOf(loaded);
    }

    boolean isJython() {
        return platform.equals("java");
    }

    String version() {
        return markers.get("python_full_version");
    }

    /** Whether a wheel with these tags is for this runtime; one without tags is. */
    boolean takes(List<String> tags) {
        return tags.isEmpty() || tags.stream().anyMatch(this::takes);
    }

    /** tag: python-abi-platform, each of which may be several with dots between them. */
    private boolean takes(String tag) {
        String[] parts = tag.split("-");
        if (parts.length != 3) {
            return false;
        }
        for (String python : parts[0].split("\\.")) {
            for (String abi : parts[1].split("\\.")) {
                for (String place : parts[2].split("\\.")) {
                    if (takesPython(python, abi) && takesPlatform(place)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean takesPython(String python, String abi) {
        String digits = python.replaceAll("\\D", "");
        if (digits.isEmpty()) {
            return false;
        }
        String[] version = markers.get("python_version").split("\\.");
        int minor = Integer.parseInt(version[1]);
        boolean whole = digits.length() == 1;
        int wanted = whole ? 0 : Integer.parseInt(digits.substring(1));
        if (isJython()) {
            // Python 3's code is tried: most of what it has is read as such.
            return abi.equals("none") && python.startsWith("py") && (whole || digits.equals("27"));
        }
        if (digits.charAt(0) != '3' || wanted > minor) {
            return false;
        }
        return switch (abi) {
            case "none" -> python.startsWith("py") || wanted == minor || whole;
            case "abi3" -> python.startsWith("cp");
            default -> python.startsWith("cp") && wanted == minor && abi.equals("cp3" + minor);
        };
    }

    private boolean takesPlatform(String place) {
        if (place.equals("any")) {
            return true;
        }
        String mine = platform.replace('-', '_').replace('.', '_');
        for (Map.Entry<String, String> old : OLD_MANYLINUX.entrySet()) {
            if (place.startsWith(old.getKey())) {
                return takesPlatform(old.getValue() + place.substring(old.getKey().length()));
            }
        }
        Matcher manylinux = MANYLINUX.matcher(place);
        if (manylinux.matches()) {
            return mine.equals("linux_" + manylinux.group(3))
                    && libc.startsWith("glibc ")
                    && new VersionRange(">=" + manylinux.group(1) + "." + manylinux.group(2))
                            .has(libc.substring("glibc ".length()));
        }
        if (place.startsWith("musllinux_")) {
            return !libc.startsWith("glibc ")
                    && mine.startsWith("linux_")
                    && place.endsWith(mine.substring("linux".length()));
        }
        if (place.startsWith("macosx_") && mine.startsWith("macosx_")) {
            String machine = mine.substring(mine.indexOf('_', mine.indexOf('_', 7) + 1));
            return place.endsWith(machine) || place.endsWith("universal2");
        }
        return place.equals(mine);
    }
}
