"""Columns put into one piece of memory each as their batches arrive: every byte is copied once."""

import numpy as np
import pyarrow as pa

from .extension import TICKS, UTC_TICKS, extension_of
from .memory import mapped
from .messages import Messages
from .moments import PANDAS_HAS_MICROSECONDS

MANY_BYTES = 1 << 22
FIRST_BYTES = 1 << 19
EXPECTED_BYTES = 1 << 28


class Memory:
    """Values one behind the other, in memory that grows."""

    def __init__(self, kind):
        self.values = np.empty(0, kind)
        self.bytes = memoryview(b"")
        self.width = self.values.itemsize
        self.count = 0

    def grow(self, end, expected):
        start = self.count
        size = max(end, expected)
        # A frame of one batch, which most are, takes what it needs. (Offsets have a first value before any row.)
        if start > 1:
            growth = 4 if self.values.nbytes < MANY_BYTES else 1.5
            size = max(end, int(start * growth), FIRST_BYTES // self.width)
        try:
            larger = np.empty(size, self.values.dtype)
        except MemoryError:
            # An expectation may be too high.
            larger = np.empty(end, self.values.dtype)
        larger[:start] = self.values[:start]
        self.values = larger
        self.bytes = memoryview(larger).cast("B")

    def room(self, count, expected=0):
        """Where the next values go; expected: how many there may be in the end."""
        start, end = self.count, self.count + count
        if end > len(self.values):
            self.grow(end, expected)
        self.count = end
        return self.values[start:end]

    def room_in_bytes(self, count, expected=0):
        self.room(count, expected)
        return self.bytes[(self.count - count) * self.width : self.count * self.width]

    def whole(self):
        self.bytes = None
        self.values.resize(self.count, refcheck=False)
        return self.values


class Column:
    """What all have. bits: which rows are not NULL; None while all are."""

    def __init__(self, kind, expected):
        self.kind = kind
        self.expected = expected
        self.bits = None
        self.nulls = 0

    def read_validity(self, body, nulls):
        if not nulls and self.bits is None:
            body.pass_over()
            return
        if self.bits is None:
            self.bits = Memory(np.bool_)
            self.bits.room(body.before)[:] = True
        bits = body.memory()
        target = self.bits.room(body.rows)
        target[:] = np.unpackbits(bits, count=body.rows, bitorder="little") if nulls else True
        self.nulls += nulls

    def array_of(self, rows, *buffers):
        bits = None if self.bits is None else pa.py_buffer(np.packbits(self.bits.whole(), bitorder="little"))
        return pa.Array.from_buffers(self.kind, rows, [bits, *(pa.py_buffer(memory.whole()) for memory in buffers)], self.nulls)


class Numbers(Column):
    """Of fixed width."""

    def __init__(self, kind, expected):
        super().__init__(kind, expected)
        self.memory = Memory(np.dtype(kind.to_pandas_dtype()))

    def read(self, body, nulls):
        self.read_validity(body, nulls)
        body.read_into(self.memory.room_in_bytes(body.rows, self.expected))

    def array(self, rows):
        return self.array_of(rows, self.memory)


class Moments(Numbers):
    """Ticks, as microseconds as long as these hold them: as an array of timestamps then, of ticks otherwise."""

    def __init__(self, kind, expected):
        super().__init__(kind, expected)
        self.exact = True
        self.ticks = np.empty(0, np.int64)

    def read(self, body, nulls):
        if not self.exact:
            super().read(body, nulls)
            return
        self.read_validity(body, nulls)
        rows = body.rows
        if len(self.ticks) < rows:
            self.ticks = np.empty(rows, np.int64)
        ticks, target = self.ticks[:rows], self.memory.room(rows, self.expected)
        body.read_into(memoryview(ticks).cast("B") if rows else memoryview(b""))
        np.floor_divide(ticks, 10, out=target)
        if not np.array_equal(target * 10, ticks):
            self.exact = False
            target[:] = ticks
            before = self.memory.values[: self.memory.count - rows]
            np.multiply(before, 10, out=before)

    def array(self, rows):
        if self.exact:
            self.kind = pa.timestamp("us")
        return super().array(rows)


class Bytes(Column):
    """Text or bytes. Offsets of 64 bits: all batches together may be long."""

    def __init__(self, kind, expected, bytes_in_advance):
        super().__init__(kind, expected)
        self.bytes_in_advance = bytes_in_advance
        self.offsets = Memory(np.int64)
        self.offsets.room(1)[:] = 0
        self.memory = Memory(np.uint8)

    def read(self, body, nulls):
        self.read_validity(body, nulls)
        rows = body.rows
        offsets = body.memory()
        if offsets is not None:
            target = self.offsets.room(rows, self.expected + 1)
            target[:] = offsets.view(np.int32)[1 : rows + 1]
            target += self.memory.count
        size = body.length()
        # As long as those of the first rows, and a little more.
        expected = min(self.bytes_in_advance, int(1.05 * size * self.expected / rows)) if rows else 0
        body.read_into(self.memory.room_in_bytes(size, expected))

    def array(self, rows):
        return self.array_of(rows, self.offsets, self.memory)


class Batches:
    """A column of whatever other type: an array for each batch."""

    def __init__(self, kind):
        self.kind = kind
        self.arrays = []

    def read(self, body, nulls):
        buffers = [body.memory() for _ in range(self.kind.num_buffers)]
        # Without rows too, values are a buffer.
        buffers = [buffers[0], *(np.empty(0, np.uint8) if buffer is None else buffer for buffer in buffers[1:])]
        buffers = [None if buffer is None else pa.py_buffer(buffer) for buffer in buffers]
        self.arrays.append(pa.Array.from_buffers(self.kind, body.rows, buffers, nulls))

    def array(self, rows):
        return pa.chunked_array(self.arrays, type=self.kind)


def column_for(field, expected, bytes_in_advance):
    kind = field.type.storage_type if isinstance(field.type, pa.BaseExtensionType) else field.type
    if extension_of(field) in (TICKS, UTC_TICKS) and PANDAS_HAS_MICROSECONDS:
        return Moments(kind, expected)
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        return Numbers(kind, expected)
    if pa.types.is_string(kind):
        return Bytes(pa.large_string(), expected, bytes_in_advance)
    if pa.types.is_binary(kind):
        return Bytes(pa.large_binary(), expected, bytes_in_advance)
    return Batches(kind)


class Gathered:
    """A stream's rows. columns: a chunked array for each field, without its extension type; moments may have become
    timestamps of microseconds, text and bytes have large offsets."""

    def __init__(self, schema, columns, rows):
        self.schema = schema
        self.columns = columns
        self.rows = rows


def in_advance():
    """How many bytes may be taken because rows are expected: memory that is not used counts for the limit all the same."""
    try:
        import resource

        limit, _ = resource.getrlimit(resource.RLIMIT_AS)
        return EXPECTED_BYTES if limit == resource.RLIM_INFINITY else max(0, min(EXPECTED_BYTES, (limit - mapped()) // 8))
    except (ImportError, OSError):
        return 0


def gather(raw, expected=0):
    """Reads a stream to its end. expected: about how many rows it has."""
    messages = Messages(raw)
    schema = messages.schema()
    each = in_advance() // (2 * max(1, len(schema))) if expected else 0
    columns = [column_for(field, min(expected, each // 8), each) for field in schema]
    rows = 0
    for body in messages.bodies():
        for column, nulls in zip(columns, body.null_counts):
            column.read(body, nulls)
        body.end()
        rows += body.rows
    arrays = [column.array(rows) for column in columns]
    return Gathered(schema, [pa.chunked_array([array]) if isinstance(array, pa.Array) else array for array in arrays], rows)
