"""The host protocol: frames on the pipes, and the streams that are cut into them."""

import io
import json
import os
import struct
import threading

CONTROL, DATA, END, NEXT, STANDARD_OUTPUT, STANDARD_ERROR = b"C", b"D", b"E", b"N", b"O", b"R"
PIECE_BYTES = 1 << 16
CONTROL_MAX = 64 << 20


class ProtocolError(Exception):
    """The engine broke the protocol: this process has nothing more to do."""


class Wire:
    """Frames on the pipes: a byte for the kind, four for the length, the payload."""

    def __init__(self, read_descriptor, write_descriptor):
        self.input = os.fdopen(read_descriptor, "rb", buffering=1 << 16)
        self.descriptor = write_descriptor
        self.lock = threading.RLock()

    def send(self, kind, payload=b""):
        with self.lock:
            parts = memoryview(b"".join((kind, struct.pack(">I", len(payload)), payload)))
            while parts:
                parts = parts[os.write(self.descriptor, parts) :]

    def tell(self, step, **properties):
        self.send(CONTROL, json.dumps(dict(properties, step=step)).encode())

    def receive(self):
        head = self.input.read(5)
        if not head:
            return None, b""
        if len(head) < 5:
            raise ProtocolError("the pipe ends within a frame")
        length = struct.unpack(">I", head[1:])[0]
        if length > CONTROL_MAX:
            raise ProtocolError("a frame of %d bytes" % length)
        payload = self.input.read(length)
        if len(payload) < length:
            raise ProtocolError("the pipe ends within a frame")
        return head[:1], payload

    def message(self, *steps):
        kind, payload = self.receive()
        if kind is None:
            return None
        message = json.loads(payload) if kind == CONTROL else {}
        if message.get("step") not in steps:
            raise ProtocolError("%s was due" % " or ".join(steps))
        return message


class StreamReader(io.RawIOBase):
    """The bytes of one Arrow stream out of its frames."""

    def __init__(self, wire):
        self.wire = wire
        self.piece = memoryview(b"")
        self.ended = False

    def readable(self):
        return True

    def readinto(self, buffer):
        while not self.piece and not self.ended:
            kind, payload = self.wire.receive()
            if kind not in (DATA, END):
                raise ProtocolError("a stream without its end")
            self.ended = kind == END
            self.piece = memoryview(payload)
        count = min(len(buffer), len(self.piece))
        buffer[:count] = self.piece[:count]
        self.piece = self.piece[count:]
        return count

    def drain(self):
        scratch = bytearray(PIECE_BYTES)
        while self.readinto(scratch):
            pass


class StreamWriter(io.RawIOBase):
    """Cuts an Arrow stream into frames."""

    def __init__(self, wire):
        self.wire = wire

    def writable(self):
        return True

    def write(self, buffer):
        data = memoryview(buffer).cast("B")
        for start in range(0, len(data), PIECE_BYTES):
            self.wire.send(DATA, data[start : start + PIECE_BYTES])
        return len(data)


class Printed(io.RawIOBase):
    """What a script prints, as frames. Each line leaves at once: it arrives even if the next one kills the process."""

    def __init__(self, wire, kind, descriptor):
        self.wire = wire
        self.kind = kind
        self.descriptor = descriptor

    def writable(self):
        return True

    def write(self, buffer):
        data = memoryview(buffer).cast("B")
        for start in range(0, len(data), PIECE_BYTES):
            self.wire.send(self.kind, data[start : start + PIECE_BYTES])
        return len(data)

    def fileno(self):
        return self.descriptor


def text_stream(raw):
    return io.TextIOWrapper(
        io.BufferedWriter(raw, 1 << 13), encoding="utf-8", errors="backslashreplace", line_buffering=True
    )
