"""The host protocol: frames on the pipes, and the streams that are cut into them."""

import collections
import io
import json
import os
import struct
import threading

CONTROL, DATA, SHARED, END, NEXT, STANDARD_OUTPUT, STANDARD_ERROR = b"C", b"D", b"S", b"E", b"N", b"O", b"R"
ANSWER, ANSWER_DATA, ANSWER_END = b"A", b"B", b"F"
PIECE_BYTES = 1 << 16
DATA_PIECE_BYTES = 1 << 18
SHARED_MIN_BYTES = 1 << 15
SLOT = struct.Struct(">II")
SMALL_BYTES = 1 << 12
# There before memory is short.
SCRATCH = bytearray(PIECE_BYTES)
HEAD = struct.Struct(">cI")
CONTROL_MAX = 64 << 20


class ProtocolError(Exception):
    """The engine broke the protocol: this process has nothing more to do."""


class Wire:
    """Frames on the pipes: a byte for the kind, four for the length, the payload.

    shared: the slots that large pieces of data go through, or None.
    """

    def __init__(self, read_descriptor, write_descriptor, shared=None):
        self.shared = shared
        self.pipe = os.fdopen(read_descriptor, "rb", buffering=1 << 16)
        self.input = self.pipe
        self.descriptor = write_descriptor
        self.lock = threading.RLock()
        self.held = bytearray()

    def send(self, kind, payload=b"", hold=False):
        """hold: more follows at once, and small frames leave together: each writing wakes the engine up."""
        with self.lock:
            self.held += HEAD.pack(kind, len(payload))
            if len(payload) <= SMALL_BYTES:
                self.held += payload
                payload = b""
                if hold and len(self.held) < PIECE_BYTES:
                    return
            parts = [memoryview(self.held), memoryview(payload)]
            self.held = bytearray()
            while parts:
                count = os.writev(self.descriptor, parts)
                while parts and count >= len(parts[0]):
                    count -= len(parts.pop(0))
                if count:
                    parts[0] = parts[0][count:]

    def tell(self, step, hold=False, **properties):
        self.send(CONTROL, json.dumps(dict(properties, step=step)).encode(), hold)

    def receive_head(self):
        """The next frame's kind and its length, which is to be read; no kind where the engine has closed the pipe."""
        if self.input is not self.pipe and not self.input.frames:
            self.input = self.pipe
        return self.read_head(self.input)

    @staticmethod
    def read_head(source):
        head = source.read(HEAD.size)
        if not head:
            return None, 0
        if len(head) < HEAD.size:
            raise ProtocolError("the pipe ends within a frame")
        kind, length = HEAD.unpack(head)
        if length > CONTROL_MAX:
            raise ProtocolError("a frame of %d bytes" % length)
        return kind, length

    def receive(self):
        kind, length = self.receive_head()
        payload = self.input.read(length)
        if len(payload) < length:
            raise ProtocolError("the pipe ends within a frame")
        if kind == SHARED:
            # Nobody wants the piece that it tells of.
            self.shared.take()
        return kind, payload

    def receive_answer_head(self):
        """The next frame of an answer. Those of the next chunk that come before it are put aside."""
        while True:
            kind, length = self.read_head(self.pipe)
            if kind is None:
                raise ProtocolError("the engine closed the pipe before its answer")
            if kind in (ANSWER, ANSWER_DATA, ANSWER_END):
                return kind, length
            payload = self.pipe.read(length)
            if len(payload) < length:
                raise ProtocolError("the pipe ends within a frame")
            if self.input is self.pipe:
                self.input = Aside(self.pipe)
            self.input.frames.extend((HEAD.pack(kind, length), payload) if payload else (HEAD.pack(kind, length),))

    def receive_answer(self):
        kind, length = self.receive_answer_head()
        payload = self.pipe.read(length)
        if kind != ANSWER or len(payload) < length:
            raise ProtocolError("a message about a query was due")
        return payload

    def message(self, *steps):
        kind, payload = self.receive()
        if kind is None:
            return None
        message = json.loads(payload) if kind == CONTROL else {}
        if message.get("step") not in steps:
            raise ProtocolError("%s was due" % " or ".join(steps))
        return message


class Aside:
    """Frames that came before they were wanted, and after them the pipe. Heads and payloads are asked for apart."""

    def __init__(self, pipe):
        self.pipe = pipe
        self.frames = collections.deque()

    def read(self, size):
        if not self.frames or not size:
            return self.pipe.read(size)
        taken = self.frames.popleft()
        if len(taken) > size:
            self.frames.appendleft(taken[size:])
        return taken[:size]

    def readinto(self, view):
        if not self.frames or not len(view):
            return self.pipe.readinto(view)
        taken = self.read(len(view))
        view[: len(taken)] = taken
        return len(taken)


class StreamReader(io.RawIOBase):
    """The bytes of one Arrow stream out of its frames."""

    data, end = DATA, END

    def __init__(self, wire):
        self.wire = wire
        self.left = 0
        self.piece = None
        self.ended = False

    def receive_head(self):
        return self.wire.receive_head()

    def source(self):
        return self.wire.input

    def readable(self):
        return True

    def begin(self):
        """Goes on to the next piece, or to the end."""
        kind, self.left = self.receive_head()
        if kind == SHARED and self.data == DATA and self.wire.shared is not None and self.left == SLOT.size:
            number, self.left = SLOT.unpack(self.source().read(SLOT.size))
            self.piece = self.wire.shared.next(number, self.left)
        elif kind not in (self.data, self.end) or (kind == self.end and self.left):
            raise ProtocolError("a stream without its end")
        self.ended = kind == self.end

    def readinto(self, buffer):
        while not self.left and not self.ended:
            self.begin()
        wanted = min(len(buffer), self.left)
        if self.piece is not None:
            start = len(self.piece) - self.left
            memoryview(buffer)[:wanted] = self.piece[start : start + wanted]
        # From the pipe to where the caller wants it, without a buffer of the frame's own.
        elif self.source().readinto(memoryview(buffer)[:wanted]) < wanted:
            raise ProtocolError("the pipe ends within a frame")
        self.left -= wanted
        if not self.left and self.piece is not None:
            self.piece = None
            self.wire.shared.take()
        return wanted

    def fill(self, view):
        """Reads as many bytes as the view has."""
        count, size = 0, len(view)
        while count < size:
            if self.piece is not None and self.left > size - count:
                # Most are a part of a piece.
                start = len(self.piece) - self.left
                view[count:] = self.piece[start : start + size - count]
                self.left -= size - count
                return
            more = self.readinto(view[count:])
            if not more:
                raise ProtocolError("a stream ends within a message")
            count += more

    def drain(self):
        while self.readinto(SCRATCH):
            pass


class AnswerReader(StreamReader):
    """The rows of a query that the script has asked."""

    data, end = ANSWER_DATA, ANSWER_END

    def receive_head(self):
        return self.wire.receive_answer_head()

    def source(self):
        return self.wire.pipe


class StreamWriter(io.RawIOBase):
    """Cuts an Arrow stream into frames; its pieces are made in the shared slots where there is room."""

    def __init__(self, wire):
        self.wire = wire
        self.slot = None
        self.filled = 0

    def writable(self):
        return True

    def write(self, buffer):
        data = memoryview(buffer).cast("B")
        start = 0
        while start < len(data):
            if self.slot is None and self.wire.shared is not None:
                self.slot = self.wire.shared.room()
            if self.slot is None:
                self.wire.send(DATA, data[start : start + DATA_PIECE_BYTES], hold=True)
                start += DATA_PIECE_BYTES
                continue
            step = min(len(data) - start, len(self.slot) - self.filled)
            self.slot[self.filled : self.filled + step] = data[start : start + step]
            self.filled += step
            start += step
            if self.filled == len(self.slot):
                self.end_piece()
        return len(data)

    def end_piece(self):
        """Sends what there is of a piece; a small one through the pipe, with what comes behind it."""
        if self.filled >= SHARED_MIN_BYTES:
            self.wire.send(SHARED, SLOT.pack(self.wire.shared.filled(), self.filled))
        elif self.filled:
            self.wire.send(DATA, bytes(self.slot[: self.filled]), hold=True)
        self.slot = None
        self.filled = 0


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
