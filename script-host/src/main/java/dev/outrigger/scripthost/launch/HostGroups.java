package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.HeldLimit;
import dev.outrigger.scripthost.HostGroup;
import dev.outrigger.scripthost.launch.GroupFolders.Controller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The groups that bound hosts together, and what holds them to it. Nothing is made before there is
 * a group. Thread-safe. Closing takes the control groups away.
 */
final class HostGroups implements AutoCloseable {
    private static final int CLOSE_ATTEMPTS = 20;
    private static final long CLOSE_MILLIS = 25;
    private static final String LOOK = "engine, by looking at /proc while scripts run";

    private final Map<Integer, GroupPlace> places = new LinkedHashMap<>();
    private final Set<Integer> leaving = new LinkedHashSet<>();
    private final ControlGroup own;
    private GroupFolders folders;

    HostGroups() {
        this(ControlGroup.here());
    }

    /** own: the engine's group. */
    HostGroups(ControlGroup own) {
        this.own = own;
    }

    synchronized void govern(List<HostGroup> groups) {
        if (groups.isEmpty() && folders == null) {
            return;
        }
        if (folders == null) {
            folders = new GroupFolders(own);
        }
        List<Integer> ids = groups.stream().map(HostGroup::id).toList();
        for (Integer gone : places.keySet().stream().filter(id -> !ids.contains(id)).toList()) {
            places.remove(gone);
            leaving.add(gone);
        }
        for (HostGroup group : groups) {
            leaving.remove(group.id());
            GroupPlace place = places.get(group.id());
            if (place == null) {
                places.put(group.id(), new GroupPlace(group, folders, machineBytes()));
            } else {
                place.change(group);
            }
        }
        leaving.removeIf(id -> folders.remove(id));
    }

    /** Empty for hosts of no group. */
    synchronized Optional<GroupPlace> place(int group) {
        return Optional.ofNullable(places.get(group));
    }

    /** What percents of memory are counted of: the engine's own bound, or the machine's memory. */
    static long machineBytes() {
        long machine = ControlGroup.number(Path.of("/proc/meminfo"), "MemTotal:").orElse(0L) << 10;
        long bound = ControlGroup.here().memory().orElse(Long.MAX_VALUE);
        if (machine == 0) {
            machine = Runtime.getRuntime().maxMemory();
        }
        return Math.min(machine, bound);
    }

    /** Whether the groups' bounds hold here; nothing where there are none. */
    synchronized List<HeldLimit> report() {
        List<HeldLimit> all = new ArrayList<>();
        for (GroupPlace place : places.values()) {
            HostGroup group = place.group();
            String of = " of pool '" + group.name() + "'";
            Controller cpu = folders.cpu();
            boolean shares = cpu.folder().isPresent();
            all.add(
                    new HeldLimit(
                            "MAX_CPU_PERCENT" + of,
                            "%",
                            group.cpuPercent(),
                            shares,
                            shares
                                    ? cpu.version() + (cpu.two() ? ", cpu.weight" : ", cpu.shares")
                                    : "control group",
                            shares
                                    ? "A share in proportion to the other pools', where they want the processors too; what they leave may be used."
                                    : "Not held: " + cpu.whyNot() + "."));
            Controller memory = folders.memory();
            boolean kernel = memory.folder().isPresent();
            boolean proc = Files.isReadable(Path.of("/proc/self/status"));
            all.add(
                    new HeldLimit(
                            "MAX_MEMORY_PERCENT" + of,
                            "%",
                            group.memoryPercent(),
                            kernel || proc,
                            kernel ? memory.version() : LOOK,
                            (place.memoryBytes() >> 20)
                                    + " MB for all its hosts together."
                                    + (kernel
                                            ? ""
                                            : " Seen 20 times a second, and without their folders: "
                                                    + memory.whyNot()
                                                    + ".")));
            all.add(
                    new HeldLimit(
                            "MAX_PROCESSES" + of,
                            "",
                            group.hosts(),
                            group.hosts() > 0,
                            "engine",
                            group.hosts() > 0
                                    ? "Hosts at a time, warm ones included."
                                    : "0 is no bound of the pool's own."));
        }
        return all;
    }

    /** Requires that the hosts have been killed; they may take a moment to be gone. */
    @Override
    public synchronized void close() {
        if (folders == null) {
            return;
        }
        try {
            for (int i = 0; i < CLOSE_ATTEMPTS && anyLeft(); i++) {
                folders.removeAll();
                if (anyLeft()) {
                    Thread.sleep(CLOSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean anyLeft() {
        return List.of(folders.cpu(), folders.account(), folders.memory()).stream()
                .flatMap(controller -> controller.folder().stream())
                .anyMatch(Files::isDirectory);
    }

    /** Throws where a group's bounds cannot be put in force. */
    Optional<GroupPlace> prepared(int group) throws IOException {
        Optional<GroupPlace> place = place(group);
        if (place.isPresent()) {
            place.get().prepare();
        }
        return place;
    }
}
