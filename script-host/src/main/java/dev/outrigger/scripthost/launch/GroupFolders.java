package dev.outrigger.scripthost.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where control groups for hosts can be made: below the engine's own group, for each controller.
 * Made when first needed; what an engine left behind that was killed is taken away then. Not
 * thread-safe.
 */
final class GroupFolders {
    static final String CPU = "cpu";
    static final String ACCOUNT = "cpuacct";
    static final String MEMORY = "memory";

    private static final Pattern NAME = Pattern.compile("outrigger-(\\d+)-[0-9a-f]+");
    private static final String SUBTREE = "cgroup.subtree_control";
    private static final int WHY_MAX = 500;
    private static final int SHARES = 1024;
    private static final int SHARES_MAX = 262_144;
    private static final int WEIGHT = 100;
    private static final int WEIGHT_MAX = 10_000;

    private final String name =
            "outrigger-"
                    + ProcessHandle.current().pid()
                    + "-"
                    + Integer.toHexString(ThreadLocalRandom.current().nextInt());
    private final Controller cpu;
    private final Controller account;
    private final Controller memory;

    /**
     * A controller's place.
     *
     * @param folder of the engine's hosts; empty where none can be made
     * @param two whether it is of version 2
     * @param whyNot empty where there is a folder
     */
    record Controller(Optional<Path> folder, boolean two, String whyNot) {
        /** As people know it. */
        String version() {
            return "cgroup version " + (two ? 2 : 1);
        }
    }

    GroupFolders(ControlGroup own) {
        cpu = make(own, CPU);
        account = own.isVersion2(CPU) ? cpu : make(own, ACCOUNT);
        memory = make(own, MEMORY);
        weigh();
    }

    Controller cpu() {
        return cpu;
    }

    Controller account() {
        return account;
    }

    Controller memory() {
        return memory;
    }

    private Controller make(ControlGroup own, String controller) {
        boolean two = own.isVersion2(controller);
        List<Path> folders = own.folders(controller);
        if (folders.isEmpty()) {
            return new Controller(Optional.empty(), two, "no control groups are mounted");
        }
        if (!two) {
            return made(folders.get(0), controller, false);
        }
        if (!has(folders.get(0).resolve("cgroup.controllers"), controller)) {
            return new Controller(
                    Optional.empty(),
                    true,
                    "the controller '" + controller + "' is not delegated to the engine's group");
        }
        // A group with processes has no controllers below it: then one around it may be the
        // engine's.
        Controller mine = made(folders.get(0), controller, true);
        boolean around = mine.folder().isEmpty() && folders.size() > 1;
        return around && isDelegated(folders.get(1))
                ? made(folders.get(1), controller, true)
                : mine;
    }

    /** Whether a group is the engine's to divide: root may write to all, which says nothing. */
    private static boolean isDelegated(Path folder) {
        if (!System.getProperty("user.name").equals("root")) {
            return Files.isWritable(folder);
        }
        try {
            UserDefinedFileAttributeView marks =
                    Files.getFileAttributeView(folder, UserDefinedFileAttributeView.class);
            return marks != null && marks.list().contains("delegate");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private Controller made(Path base, String controller, boolean two) {
        try {
            sweep(base);
            Path folder = base.resolve(name);
            if (two) {
                enable(base, controller);
            }
            Files.createDirectories(folder);
            if (two) {
                enable(folder, controller);
            }
            return new Controller(Optional.of(folder.toRealPath()), two, "");
        } catch (IOException e) {
            String why = "no control group can be made: " + e;
            return new Controller(
                    Optional.empty(), two, why.substring(0, Math.min(why.length(), WHY_MAX)));
        }
    }

    private static void enable(Path folder, String controller) throws IOException {
        Path file = folder.resolve(SUBTREE);
        if (!has(file, controller)) {
            Files.writeString(file, "+" + controller);
        }
    }

    private static boolean has(Path file, String word) {
        try {
            return List.of(Files.readString(file).strip().split("\\s+")).contains(word);
        } catch (IOException e) {
            return false;
        }
    }

    /** All hosts together weigh as much as the engine would with a thread on each processor. */
    private void weigh() {
        int processors = Runtime.getRuntime().availableProcessors();
        cpu.folder()
                .ifPresent(
                        folder ->
                                tryToWrite(
                                        folder.resolve(cpu.two() ? "cpu.weight" : "cpu.shares"),
                                        cpu.two()
                                                ? Math.min(WEIGHT_MAX, WEIGHT * processors)
                                                : Math.min(SHARES_MAX, SHARES * processors)));
    }

    private static void tryToWrite(Path file, long value) {
        try {
            Files.writeString(file, Long.toString(value));
        } catch (IOException e) {
            // The kernel's own weight stays; how the pools share among themselves is another file.
            return;
        }
    }

    /** The folders of one group of hosts, each once. */
    List<Path> of(int group) {
        Set<Path> all = new LinkedHashSet<>();
        for (Controller controller : List.of(cpu, account, memory)) {
            controller.folder().map(folder -> folder.resolve("pool-" + group)).ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    Optional<Path> of(Controller controller, int group) {
        return controller.folder().map(folder -> folder.resolve("pool-" + group));
    }

    /** Takes a group away; false while processes are in it. */
    boolean remove(int group) {
        boolean gone = true;
        for (Path folder : of(group)) {
            gone &= removed(folder);
        }
        return gone;
    }

    void removeAll() {
        Set<Path> all = new LinkedHashSet<>();
        for (Controller controller : List.of(cpu, account, memory)) {
            controller.folder().ifPresent(all::add);
        }
        all.forEach(GroupFolders::removeTree);
    }

    private static boolean removed(Path folder) {
        try {
            Files.deleteIfExists(folder);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void removeTree(Path folder) {
        List<Path> groups = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(Files::isDirectory).forEach(groups::add);
        } catch (IOException e) {
            // It is gone, or another user's.
            return;
        }
        groups.forEach(GroupFolders::removed);
        removed(folder);
    }

    private static void sweep(Path base) throws IOException {
        List<Path> left = new ArrayList<>();
        try (Stream<Path> entries = Files.list(base)) {
            for (Path entry : entries.toList()) {
                Matcher found = NAME.matcher(entry.getFileName().toString());
                if (found.matches() && ProcessHandle.of(Long.parseLong(found.group(1))).isEmpty()) {
                    left.add(entry);
                }
            }
        }
        left.forEach(GroupFolders::removeTree);
    }
}
