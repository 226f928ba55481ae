package dev.outrigger.scripthost.launch;

import dev.outrigger.scripthost.HostGroup;

/** What is said of a group whose hosts want more memory than they may have. */
final class GroupMemory {
    private GroupMemory() {}

    static String text(GroupPlace place) {
        HostGroup group = place.group();
        return "the hosts of the external resource pool '"
                + group.name()
                + "' needed more memory together than "
                + (place.memoryBytes() >> 20)
                + " MB, its MAX_MEMORY_PERCENT of "
                + group.memoryPercent();
    }
}
