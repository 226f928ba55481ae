"""One row of Arrow's IPC format, read and written without Arrow's library, which takes longer to load than a script.

What is read here is the engine's own. Only plain columns count: whole numbers, floating-point numbers, truth values,
text and bytes; with any other, or with a value that is not plainly one of its column's, the library has to do it.
"""

import struct
import sys

INT, FLOAT, BINARY, TEXT, TRUTH = 2, 3, 4, 5, 6
SCHEMA, BATCH = 1, 3
VERSION = 4
CONTINUATION, STREAM_END = b"\xff\xff\xff\xff", b"\xff\xff\xff\xff\0\0\0\0"
VALUE_MAX = 1 << 16
WHOLE = {
    (bits, signed): "<" + (code if signed else code.upper())
    for bits, code in zip((8, 16, 32, 64), "bhiq")
    for signed in (True, False)
}
WHOLE_RANGES = {
    code: (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1) for (bits, signed), code in WHOLE.items()
}
FLOATING = {1: "<f", 2: "<d"}
FLOATING_MAX = {"<f": 3.4e38, "<d": sys.float_info.max}


class Table:
    """A table of a flatbuffer: its fields by their numbers."""

    def __init__(self, memory, at):
        self.memory, self.at = memory, at
        self.fields = at - struct.unpack_from("<i", memory, at)[0]
        self.fields_size = struct.unpack_from("<H", memory, self.fields)[0]

    def place(self, number):
        slot = 4 + 2 * number
        offset = struct.unpack_from("<H", self.memory, self.fields + slot)[0] if slot < self.fields_size else 0
        return self.at + offset if offset else None

    def scalar(self, number, code):
        at = self.place(number)
        return 0 if at is None else struct.unpack_from(code, self.memory, at)[0]

    def follow(self, number):
        at = self.place(number)
        return None if at is None else at + struct.unpack_from("<I", self.memory, at)[0]

    def table(self, number):
        return Table(self.memory, self.follow(number))

    def vector(self, number):
        """Where its elements are, and how many there are."""
        at = self.follow(number)
        return (0, 0) if at is None else (at + 4, struct.unpack_from("<I", self.memory, at)[0])

    def pairs(self, number):
        """A vector of structures of two whole numbers each, one behind the other."""
        start, count = self.vector(number)
        return struct.unpack_from("<%dq" % (2 * count), self.memory, start)

    def tables(self, number):
        start, count = self.vector(number)
        places = (start + 4 * i for i in range(count))
        return [Table(self.memory, at + struct.unpack_from("<I", self.memory, at)[0]) for at in places]


class Kind:
    """The type of a column: Arrow's number of it, the fields that say more, and how a value of it is laid out."""

    def __init__(self, field):
        self.number = field.scalar(2, "<B")
        kind = field.table(3)
        if self.number == INT:
            self.says = {0: ("<i", kind.scalar(0, "<i")), 1: ("<B", kind.scalar(1, "<B"))}
            self.code = WHOLE.get((self.says[0][1], bool(self.says[1][1])))
        elif self.number == FLOAT:
            self.says = {0: ("<h", kind.scalar(0, "<h"))}
            self.code = FLOATING.get(self.says[0][1])
        else:
            self.says, self.code = {}, ""
        # Metadata makes another type of it.
        self.is_plain = (
            self.number in (INT, FLOAT, BINARY, TEXT, TRUTH)
            and self.code is not None
            and not field.vector(6)[1]
            and not field.vector(5)[1]
            and field.place(4) is None
        )

    def read(self, body, places):
        """The value out of its buffers behind the first, which tells of NULL."""
        first = places[0][0]
        if self.code:
            return struct.unpack_from(self.code, body, first)[0]
        if self.number == TRUTH:
            return bool(body[first] & 1)
        start, end = struct.unpack_from("<ii", body, first)
        value = body[places[1][0] + start : places[1][0] + end]
        return str(value, "utf-8") if self.number == TEXT else bytes(value)

    def buffers(self):
        return 3 if self.number in (BINARY, TEXT) else 2

    def written(self, value):
        """Its buffers behind the first; nothing where the value is not plainly one of this type."""
        given = type(value)
        if value is None:
            return [bytes(8)] * (self.buffers() - 1)
        if self.number == INT and given in (int, bool):
            low, high = WHOLE_RANGES[self.code]
            return [struct.pack(self.code, value)] if low <= value <= high else None
        if self.number == FLOAT and given in (float, int):
            return [struct.pack(self.code, value)] if abs(value) <= FLOATING_MAX[self.code] else None
        if self.number == TRUTH and given is bool:
            return [b"\1" if value else b"\0"]
        if self.number == BINARY and given is bytes:
            return variable(value)
        if self.number == TEXT and given is str:
            try:
                return variable(value.encode())
            except UnicodeEncodeError:
                return None
        return None


def variable(value):
    return [struct.pack("<ii", 0, len(value)), value] if len(value) <= VALUE_MAX else None


def messages(stream):
    """The stream's messages, as their tables and their bodies."""
    at = 0
    while at + 8 <= len(stream):
        size = struct.unpack_from("<I", stream, at + 4)[0]
        if not size:
            return
        at += 8
        message = Table(stream[at : at + size], struct.unpack_from("<I", stream, at)[0])
        at += size
        length = message.scalar(3, "<q")
        yield message, stream[at : at + length]
        at += length


def read_row(stream):
    """The columns' types and values; nothing where one of them is not plain."""
    kinds, values = [], []
    for message, body in messages(stream):
        header = message.table(2)
        if message.scalar(1, "<B") == SCHEMA:
            kinds = [Kind(field) for field in header.tables(1)]
            if not all(kind.is_plain for kind in kinds):
                return None
        else:
            nodes, buffers = header.vector(1)[0], header.vector(2)[0]
            for kind in kinds:
                count = kind.buffers()
                places = [struct.unpack_from("<qq", header.memory, buffers + 16 * i) for i in range(count)]
                null = struct.unpack_from("<qq", header.memory, nodes)[1]
                values.append(None if null else kind.read(body, places[1:]))
                nodes, buffers = nodes + 16, buffers + 16 * count
    return kinds, values


class Flat:
    """A flatbuffer, written from its root on: what a table refers to lies behind it."""

    def __init__(self, fields):
        self.memory = bytearray(4)
        self.point(0, self.table(fields))

    def point(self, at, target):
        struct.pack_into("<I", self.memory, at, target - at)

    def align(self, size, beside=0):
        self.memory += bytes(-(len(self.memory) + beside) % size)

    def table(self, fields):
        """fields: by their numbers, a code and a value each, or what writes it, and says where."""
        self.align(2)
        start, count = len(self.memory), max(fields, default=-1) + 1
        self.memory += struct.pack("<HH", 4 + 2 * count, 0) + bytes(2 * count)
        self.align(8)
        at = len(self.memory)
        self.memory += struct.pack("<i", at - start)
        waiting = []
        for number, field in sorted(fields.items()):
            code, value = field if isinstance(field, tuple) else ("<I", 0)
            self.align(struct.calcsize(code))
            place = len(self.memory)
            struct.pack_into("<H", self.memory, start + 4 + 2 * number, place - at)
            self.memory += struct.pack(code, value)
            if not isinstance(field, tuple):
                waiting.append((place, field))
        struct.pack_into("<H", self.memory, start + 2, len(self.memory) - at)
        for place, write in waiting:
            self.point(place, write(self))
        return at

    def bytes(self):
        self.align(8)
        return bytes(self.memory)


def table(fields):
    return lambda flat: flat.table(fields)


def text(value):
    def write(flat):
        flat.align(4)
        at = len(flat.memory)
        flat.memory += struct.pack("<I", len(value)) + value + b"\0"
        return at

    return write


def pairs(values):
    """A vector of structures of two whole numbers each."""

    def write(flat):
        flat.align(8, 4)
        at = len(flat.memory)
        flat.memory += struct.pack("<I", len(values)) + b"".join(struct.pack("<qq", *pair) for pair in values)
        return at

    return write


def tables(all_fields):
    def write(flat):
        flat.align(4)
        at = len(flat.memory)
        flat.memory += struct.pack("<I", len(all_fields)) + bytes(4 * len(all_fields))
        for i, fields in enumerate(all_fields):
            flat.point(at + 4 + 4 * i, flat.table(fields))
        return at

    return write


def message(number, header, body):
    flat = Flat({0: ("<h", VERSION), 1: ("<B", number), 2: table(header), 3: ("<q", len(body))}).bytes()
    return CONTINUATION + struct.pack("<I", len(flat)) + flat + body


def written_row(names, kinds, values):
    """The stream; nothing where a value is not plainly one of its column's type."""
    fields = [
        {0: text(name.encode()), 1: ("<B", 1), 2: ("<B", kind.number), 3: table(kind.says), 5: tables(())}
        for name, kind in zip(names, kinds)
    ]
    nodes, places, body = [], [], b""
    for kind, value in zip(kinds, values):
        if type(value) is float and value != value:
            # NaN is NULL.
            value = None
        buffers = kind.written(value)
        if buffers is None:
            return None
        nodes.append((1, int(value is None)))
        for buffer in [b"\0" if value is None else b"", *buffers]:
            places.append((len(body), len(buffer)))
            body += buffer + bytes(-len(buffer) % 8)
    stream = message(SCHEMA, {0: ("<h", 0), 1: tables(fields)}, b"")
    if kinds:
        stream += message(BATCH, {0: ("<q", 1), 1: pairs(nodes), 2: pairs(places)}, body)
    return stream + STREAM_END
