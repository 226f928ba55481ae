"""Memory beside the pipes, for pieces of data: a pipe lets its two ends copy in turns only.

Each end has a file that it writes and the other reads: a head of 4096 bytes, whose first eight say how many slots it
has taken out of the other's file, then 16 slots of 256 KiB, filled and emptied in turn. A frame SHARED tells that a
slot is filled.
"""

import mmap
import os
import time

SLOT_BYTES, SLOTS, HEAD_BYTES = 1 << 18, 16, 1 << 12
FILE_BYTES = HEAD_BYTES + SLOTS * SLOT_BYTES
PAUSES, PAUSE_SECONDS = 50, 2e-5


def mapped(place, access):
    """The memory of a file, which is given by its path or as a descriptor: no script finds a way to it but this. The
    engine maps it too, and relies on nobody cutting it short."""
    if place.isdigit():
        descriptor = int(place)
    else:
        descriptor = os.open(place, os.O_RDWR if access == mmap.ACCESS_WRITE else os.O_RDONLY)
    memory = mmap.mmap(descriptor, FILE_BYTES, access=access)
    nothing = os.open(os.devnull, os.O_RDONLY)
    file = os.fstat(descriptor)
    # The mapping has a descriptor of its own.
    for other in map(int, os.listdir("/proc/self/fd")):
        try:
            if os.path.samestat(os.fstat(other), file):
                os.dup2(nothing, other, inheritable=False)
        except OSError:
            # Not open.
            continue
    os.close(descriptor)
    os.close(nothing)
    return memory


class SharedSlots:
    """The ends of this process: slots to fill one after the other, and slots to empty."""

    def __init__(self, to_host, from_host):
        self.theirs = memoryview(mapped(to_host, mmap.ACCESS_READ))
        self.ours = memoryview(mapped(from_host, mmap.ACCESS_WRITE))
        # Read and written as one word each, not byte by byte.
        self.taken_there, self.taken_here = self.theirs[:8].cast("q"), self.ours[:8].cast("q")
        self.put = self.taken = self.seen = 0

    def room(self):
        """The next slot to fill; nothing where the engine leaves no room for a while."""
        for pause in range(PAUSES):
            told = self.taken_there[0]
            if self.seen <= told <= self.put:
                # Another one is half of the old and half of the new.
                self.seen = told
            if self.put - self.seen < SLOTS:
                start = HEAD_BYTES + self.put % SLOTS * SLOT_BYTES
                return self.ours[start : start + SLOT_BYTES]
            time.sleep(PAUSE_SECONDS)
        return None

    def filled(self):
        """The number of the slot, of which the engine is to be told."""
        self.put += 1
        return (self.put - 1) & 0xFFFFFFFF

    def next(self, number, length):
        """The piece in the next slot, which is the engine's again once it is taken."""
        if number != self.taken & 0xFFFFFFFF:
            raise ValueError("the shared slot %d where %d was due" % (number, self.taken))
        start = HEAD_BYTES + self.taken % SLOTS * SLOT_BYTES
        return self.theirs[start : start + length]

    def take(self):
        self.taken += 1
        self.taken_here[0] = self.taken
