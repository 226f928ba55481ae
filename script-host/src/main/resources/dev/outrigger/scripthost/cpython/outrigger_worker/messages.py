"""Messages of an Arrow stream, taken apart here so that each buffer of a batch goes where it stays.

pyarrow would put a message's whole body into one piece of memory, out of which everything is copied again. The format
is https://arrow.apache.org/docs/format/Columnar.html; of its flatbuffers what the engine writes is read: batches
without compression and without dictionaries. The engine is trusted.
"""

import struct

import numpy as np
import pyarrow as pa
import pyarrow.ipc

from .wire import ProtocolError

PREFIX = struct.Struct("<iI")
OFFSET = struct.Struct("<i")
SHORT = struct.Struct("<H")
LONG = struct.Struct("<q")
RECORD_BATCH = 3


class Table:
    """A table of a flatbuffer."""

    def __init__(self, data, at):
        self.data = data
        self.at = at
        self.fields = at - OFFSET.unpack_from(data, at)[0]
        self.size = SHORT.unpack_from(data, self.fields)[0]

    def position(self, number):
        """Of a field; 0 where it has its default."""
        entry = 4 + 2 * number
        offset = SHORT.unpack_from(self.data, self.fields + entry)[0] if entry < self.size else 0
        return self.at + offset if offset else 0

    def target(self, number):
        position = self.position(number)
        return position + OFFSET.unpack_from(self.data, position)[0]

    def table(self, number):
        return Table(self.data, self.target(number))

    def long(self, number):
        position = self.position(number)
        return LONG.unpack_from(self.data, position)[0] if position else 0

    def longs(self, number, each):
        """A vector of structs of so many longs each, one behind the other."""
        start = self.target(number)
        count = OFFSET.unpack_from(self.data, start)[0]
        return struct.unpack_from("<%dq" % (each * count), self.data, start + 4)


class Body:
    """A batch and the bytes of its body, whose buffers are read once and in their order.

    rows: how many; before: how many other batches had; null_counts: each column's.
    """

    def __init__(self, raw, message, before):
        header = message.table(2)
        self.raw = raw
        self.size = message.long(3)
        self.rows = header.long(0)
        self.before = before
        self.null_counts = header.longs(1, 2)[1::2]
        buffers = header.longs(2, 2)
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
            message = Table(metadata, OFFSET.unpack_from(metadata, 0)[0])
            kind = metadata[message.position(1)] if message.position(1) else 0
            if kind != RECORD_BATCH:
                raise ProtocolError("a message of kind %d where a batch was due" % kind)
            body = Body(self.raw, message, rows)
            yield body
            rows += body.rows
            found = self.next()
