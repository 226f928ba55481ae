"""The host's end of the ways out: its own loop stands for the servers that scripts may reach."""

import os
import selectors
import socket
import threading

VARIABLE = "OUTRIGGER_OUTBOUND"
CONNECTIONS_MAX = 64
PENDING_BYTES = 1 << 16


class End:
    """One of a connection's two sockets, and what is on its way to it."""

    def __init__(self, sock):
        self.sock = sock
        self.pending = bytearray()
        self.ended = self.shut = False
        self.other = None


class Relays:
    """Takes connections on addresses of the loop and carries their bytes to the engine's sockets, on one thread."""

    def __init__(self, listed):
        self.selector = selectors.DefaultSelector()
        self.connections = 0
        for pair in listed.split(","):
            address, path = pair.split("=", 1)
            host, port = address.rsplit(":", 1)
            listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((host, int(port)))
            listener.listen(CONNECTIONS_MAX)
            listener.setblocking(False)
            self.selector.register(listener, selectors.EVENT_READ, path)

    def run(self):
        while True:
            for key, _ in self.selector.select():
                if isinstance(key.data, str):
                    self.accept(key.fileobj, key.data)
                elif key.data.sock.fileno() >= 0:
                    self.carry(key.data)

    def accept(self, listener, path):
        try:
            taken, _ = listener.accept()
        except OSError:
            return
        there = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            if self.connections == CONNECTIONS_MAX:
                raise OSError("too many connections")
            there.connect(path)
        except OSError:
            # Whoever connected sees the connection closed.
            taken.close()
            there.close()
            return
        one, two = End(taken), End(there)
        one.other, two.other = two, one
        for end in (one, two):
            end.sock.setblocking(False)
            self.selector.register(end.sock, selectors.EVENT_READ, end)
        self.connections += 1

    def carry(self, end):
        other = end.other
        try:
            if not end.ended and len(other.pending) < PENDING_BYTES:
                try:
                    piece = end.sock.recv(PENDING_BYTES)
                    end.ended = not piece
                    other.pending += piece
                except BlockingIOError:
                    pass
            for each in (end, other):
                self.send(each)
        except OSError:
            self.close(end)
            return
        if end.shut and other.shut:
            self.close(end)
        else:
            self.wait(end)
            self.wait(other)

    def send(self, end):
        if end.pending:
            try:
                del end.pending[: end.sock.send(end.pending)]
            except BlockingIOError:
                pass
        if end.other.ended and not end.pending and not end.shut:
            end.shut = True
            end.sock.shutdown(socket.SHUT_WR)

    def wait(self, end):
        events = selectors.EVENT_WRITE if end.pending else 0
        if not end.ended and len(end.other.pending) < PENDING_BYTES:
            events |= selectors.EVENT_READ
        known = end.sock in self.selector.get_map()
        if not events:
            if known:
                self.selector.unregister(end.sock)
        elif known:
            self.selector.modify(end.sock, events, end)
        else:
            self.selector.register(end.sock, events, end)

    def close(self, end):
        for each in (end, end.other):
            if each.sock in self.selector.get_map():
                self.selector.unregister(each.sock)
            each.sock.close()
        self.connections -= 1


def start():
    """Listens where the engine says; an error is a sentence."""
    listed = os.environ.pop(VARIABLE, "")
    if not listed:
        return ""
    try:
        relays = Relays(listed)
    except OSError as e:
        return "the ways out to the network cannot be opened: %s" % e
    threading.Thread(target=relays.run, name="outrigger-outbound", daemon=True).start()
    return ""
