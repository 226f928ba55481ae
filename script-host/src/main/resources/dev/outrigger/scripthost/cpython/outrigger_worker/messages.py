"""Messages of an Arrow stream, taken apart here so that each buffer of a batch goes where it stays.

pyarrow would put a message's whole body into one piece of memory, out of which everything is copied again. The format
is https://arrow.apache.org/docs/format/Columnar.html; of its flatbuffers what the engine writes is read: batches
without compression and without dictionaries. The engine is trusted.
"""

import struct

import numpy as np
import pyarrow as pa
import pyarrow.ipc

from .flat import BATCH, Table
from .wire import ProtocolError

PREFIX = struct.Struct("<iI")


class Body:
    """A batch and the bytes of its body, whose buffers are read once and in their order.

    rows: how many; before: how many other batches had; null_counts: each column's.
    """

    def __init__(self, raw, message, before):
        header = message.table(2)
        self.raw = raw
        self.size = message.scalar(3, "<q")
        self.rows = header.scalar(0, "<q")
        self.before = before
        self.null_counts = header.pairs(1)[1::2]
        buffers = header.pairs(2)
        self.offsets, self.lengths = buffers[::2], buffers[1::2]
        self.number = self.at = 0

    def length(self):
        """Of the next buffer."""
        return self.lengths[self.number]

    def pass_over(self):
        """The next buffer."""
        self.number += 1

    def read_into(self, view):
        """Fills the view, of bytes, with the beginning of the next buffer."""
        offset = self.offsets[self.number]
        if offset != self.at:
            self.skip_to(offset)
        self.raw.fill(view)
        self.at += len(view)
        self.number += 1

    def skip_to(self, offset):
        self.raw.fill(memoryview(bytearray(offset - self.at)))
        self.at = offset

    def end(self):
        self.skip_to(self.size)

    def memory(self):
        """The next buffer, in memory of its own; None for an empty one."""
        length = self.length()
        if not length:
            self.number += 1
            return None
        memory = np.empty(length, np.uint8)
        self.read_into(memoryview(memory))
        return memory


class Messages:
    """The messages of one stream."""

    def __init__(self, raw):
        self.raw = raw

    def bytes(self, count):
        memory = bytearray(count)
        self.raw.fill(memoryview(memory))
        return memory

    def next(self):
        """The next message's prefix and its metadata; None at the stream's end."""
        prefix = self.bytes(PREFIX.size)
        _, length = PREFIX.unpack(prefix)
        return (prefix, self.bytes(length)) if length else None

    def schema(self):
        prefix, metadata = self.next()
        return pa.ipc.read_schema(pa.py_buffer(prefix + metadata))

    def bodies(self):
        """Each batch. One is read to its end before the next."""
        rows = 0
        found = self.next()
        while found is not None:
            metadata = found[1]
            message = Table(metadata, struct.unpack_from("<I", metadata, 0)[0])
            if message.scalar(1, "<B") != BATCH:
                raise ProtocolError("a message without rows where a batch was due")
            body = Body(self.raw, message, rows)
            yield body
            rows += body.rows
            found = self.next()
