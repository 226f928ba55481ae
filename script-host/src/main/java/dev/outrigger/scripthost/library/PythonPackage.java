package dev.outrigger.scripthost.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the folder that a Python runtime finds a package in: out of a wheel, a zip with packages, a
 * source distribution, or one of these in a zip.
 */
final class PythonPackage {
    private static final Set<String> COMPILED =
            Set.of(".c", ".cc", ".cpp", ".cxx", ".pyx", ".pxd", ".rs", ".f", ".f90");

    /** Builds a wheel of a source distribution, where a runtime can. */
    interface Builder {
        /** The wheel, in the folder. */
        Path build(Path sources, Path folder) throws IOException;
    }

    private final RuntimeFacts runtime;
    private final LibraryLimits limits;
    private final Builder builder;
    private final Path work;

    /** work: a folder for what is made on the way. */
    PythonPackage(RuntimeFacts runtime, LibraryLimits limits, Builder builder, Path work) {
        this.runtime = runtime;
        this.limits = limits;
        this.builder = builder;
        this.work = work;
    }

    /** Unpacks it; returns how many bytes that were. */
    long unpack(Path file, Path folder) throws IOException {
        Inner inner = inner(file);
        Archive archive = inner.archive();
        long bytes;
        if (isWheel(archive)) {
            bytes = archive.unpack(folder);
            WheelRecord.check(folder, archive.files());
            spread(folder);
        } else if (isSources(archive)) {
            bytes = sources(inner, folder);
        } else {
            requirePython(archive);
            bytes = archive.unpack(folder);
        }
        requireOwnNames(folder);
        requireFit(PackageMetadata.of(folder));
        return bytes;
    }

    private record Inner(Archive archive, Path file) {}

    /** The package within a zip; what is there itself if it is none. */
    private Inner inner(Path file) throws IOException {
        Archive archive = Archive.open(file, limits);
        List<String> files = archive.files();
        if (archive.isTar() || !files.stream().allMatch(PythonPackage::isTopPackage)) {
            return new Inner(archive, file);
        }
        if (files.size() != 1) {
            throw new LibraryRefused(
                    files.isEmpty()
                            ? "there is nothing in it"
                            : "it has "
                                    + files.size()
                                    + " packages ("
                                    + String.join(", ", files)
                                    + "): create a library for each");
        }
        Path folder = Files.createDirectories(work.resolve("inner"));
        archive.unpack(folder);
        Path found = folder.resolve(String.join("/", EntryName.parts(files.get(0))));
        return new Inner(Archive.open(found, limits), found);
    }

    private static boolean isTopPackage(String name) {
        return name.indexOf('/') < 0 && Archive.isPackage(name);
    }

    private static boolean isWheel(Archive archive) {
        return archive.files().stream().anyMatch(n -> n.matches("[^/]+\\.dist-info/METADATA"));
    }

    private static boolean isSources(Archive archive) {
        return archive.files().stream()
                .anyMatch(name -> name.matches("[^/]+/(PKG-INFO|setup\\.py|pyproject\\.toml)"));
    }

    /** Whether making the package of it means to run what is in it. */
    static boolean needsBuild(Path file, LibraryLimits limits, Path work) throws IOException {
        PythonPackage look = new PythonPackage(RuntimeFacts.JYTHON, limits, null, work);
        Archive archive = look.inner(file).archive();
        return !isWheel(archive) && isSources(archive);
    }

    private static void requirePython(Archive archive) {
        if (archive.files().stream().noneMatch(PythonPackage::isModule)) {
            throw new LibraryRefused(
                    "Could not find the package inside the zip - external library must be a python"
                            + " package inside a zip. Give a wheel, a source distribution, or a zip"
                            + " with modules and packages at its top");
        }
    }

    private static boolean isModule(String name) {
        return name.endsWith(".py") || name.endsWith(".so") || name.endsWith(".pyd");
    }

    /** What a wheel keeps apart belongs beside the rest. */
    private static void spread(Path folder) throws IOException {
        List<Path> data;
        try (Stream<Path> entries = Files.list(folder)) {
            data = entries.filter(e -> e.getFileName().toString().endsWith(".data")).toList();
        }
        for (Path from : data) {
            for (String scheme : List.of("purelib", "platlib")) {
                Path source = from.resolve(scheme);
                if (Files.isDirectory(source)) {
                    move(source, folder);
                }
            }
        }
    }

    private static void move(Path source, Path target) throws IOException {
        try (Stream<Path> all = Files.walk(source)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path to = target.resolve(source.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.move(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private long sources(Inner inner, Path folder) throws IOException {
        Archive archive = inner.archive();
        if (runtime.builds() && builder != null) {
            Path built =
                    builder.build(inner.file(), Files.createDirectories(work.resolve("built")));
            Archive wheel = Archive.open(built, limits);
            long bytes = wheel.unpack(folder);
            spread(folder);
            return bytes;
        }
        Optional<String> compiled =
                archive.files().stream()
                        .filter(name -> COMPILED.stream().anyMatch(name::endsWith))
                        .findFirst();
        if (compiled.isPresent()) {
            throw new LibraryRefused(
                    "it is a source distribution with code to compile ("
                            + compiled.get()
                            + "), and "
                            + runtime.shown()
                            + " has no setuptools to build it: give a wheel");
        }
        Path all = Files.createDirectories(work.resolve("sources"));
        long bytes = archive.unpack(all);
        pure(all, folder);
        return bytes;
    }

    /** The modules and packages of a source distribution, as they lie there. */
    private static void pure(Path all, Path folder) throws IOException {
        Path top;
        try (Stream<Path> entries = Files.list(all)) {
            top = entries.filter(Files::isDirectory).findFirst().orElse(all);
        }
        Path from = Files.isDirectory(top.resolve("src")) ? top.resolve("src") : top;
        boolean any = false;
        List<Path> entries;
        try (Stream<Path> listed = Files.list(from)) {
            entries = listed.toList();
        }
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            boolean module = name.endsWith(".py") && !name.equals("setup.py");
            boolean folderOfOne =
                    Files.isRegularFile(entry.resolve("__init__.py"))
                            && !name.equals("tests")
                            && !name.equals("test");
            if (module || folderOfOne) {
                Files.move(entry, folder.resolve(name));
                any = true;
            }
        }
        if (!any) {
            throw new LibraryRefused(
                    "no module and no package was found in the source distribution: give a wheel");
        }
        Path info = top.resolve("PKG-INFO");
        if (Files.isRegularFile(info)) {
            Path kept = Files.createDirectories(folder.resolve("package.dist-info"));
            Files.move(info, kept.resolve("METADATA"));
        }
    }

    private void requireOwnNames(Path folder) throws IOException {
        for (String module : modules(folder)) {
            if (runtime.loaded().contains(module)) {
                throw new LibraryRefused(
                        module
                                + " is the runtime's own, and loaded before any script: choose an"
                                + " interpreter that has the version you want (ALTER EXTERNAL"
                                + " LANGUAGE Python, or CREATE EXTERNAL LANGUAGE)");
            }
        }
    }

    /** The names that can be imported. */
    static List<String> modules(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(PythonPackage::module)
                    .filter(name -> !name.isEmpty())
                    .sorted()
                    .distinct()
                    .toList();
        }
    }

    private static String module(Path entry) {
        String name = entry.getFileName().toString();
        int dot = name.indexOf('.');
        if (Files.isDirectory(entry)) {
            return dot < 0 ? name : "";
        }
        return isModule(name) && dot > 0 ? name.substring(0, dot) : "";
    }

    private void requireFit(PackageMetadata metadata) {
        if (!runtime.takes(metadata.tags())) {
            throw new LibraryRefused(
                    "the wheel "
                            + metadata.shown()
                            + " is for "
                            + metadata.tags().stream().sorted().collect(Collectors.joining(", "))
                            + "; scripts run with "
                            + runtime.shown()
                            + ". "
                            + wayOut());
        }
        boolean fits =
                metadata.requiresPython().isEmpty()
                        || new VersionRange(metadata.requiresPython()).has(runtime.version());
        if (!fits) {
            throw new LibraryRefused(
                    metadata.shown()
                            + " requires Python "
                            + metadata.requiresPython()
                            + "; scripts run with "
                            + runtime.shown()
                            + ". "
                            + wayOut());
        }
    }

    private String wayOut() {
        return runtime.isJython()
                ? "It needs CPython: start with --python PATH, or run ALTER EXTERNAL LANGUAGE Python"
                : "Download the package for this interpreter: "
                        + "python -m pip download --no-deps --python-version "
                        + runtime.version().toLowerCase(Locale.ROOT)
                        + " --only-binary :all: NAME";
    }
}
