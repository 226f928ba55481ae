"""One call: the script with its frame and parameters in, what it leaves behind out."""

import gc
import json
import linecache
import mmap
import os
import sys
import threading
import traceback
import types

from .refusal import BadInput, BadOutput, CannotLoad
from .row import Row
from .unaided import runs_unaided
from .wire import CONTROL, END, NEXT, STANDARD_ERROR, STANDARD_OUTPUT, Printed, StreamReader, text_stream

SCRIPT = "<script>"
TEXT_MAX = 1 << 16
# What it takes to tell of a script that has left no memory at all.
RESERVE_BYTES = 16 << 20
WORKER = os.path.dirname(__file__)


def cut(text):
    text = text.encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= TEXT_MAX else text[: TEXT_MAX // 2] + "\n...\n" + text[-TEXT_MAX // 2 :]


def described(error):
    """The last line and the whole of a traceback, from the script's own first frame on."""
    trace = error.__traceback__
    while trace is not None and os.path.dirname(trace.tb_frame.f_code.co_filename) == WORKER:
        trace = trace.tb_next
    last = traceback.format_exception_only(type(error), error)
    line = last[-1] if isinstance(error, SyntaxError) else last[0]
    told = traceback.TracebackException(type(error), error, trace)
    # Nobody can do anything about the lines of this worker, which an error of a query ends in.
    told.stack[:] = [line for line in told.stack if os.path.dirname(line.filename) != WORKER]
    whole_text = "".join(told.format())
    return cut(line.strip()), cut(whole_text)


class Executions:
    """The messages that tell the host to run the script, and whether the last of them has come."""

    def __init__(self, wire):
        self.wire = wire
        self.ended = False

    def next(self):
        message = self.wire.message("Execute", "Finish")
        self.ended = message["step"] == "Finish" or message["last"]
        return message

    def skip(self):
        """Reads over executions that nobody wants any more."""
        last = False
        while not self.ended:
            kind, payload = self.wire.receive()
            if kind == CONTROL:
                message = json.loads(payload)
                last = message["step"] == "Execute" and message["last"]
                self.ended = message["step"] == "Finish" or (last and not message["input"])
            else:
                self.ended = kind is None or (last and kind == END)


def of_a_name(error):
    """Whether an error, or one that it came of, is of a name: such are shown with names that are like it."""
    waiting, seen = [error], set()
    while waiting:
        each = waiting.pop()
        if each is None or id(each) in seen:
            continue
        if isinstance(each, NameError):
            return True
        seen.add(id(each))
        waiting += (each.__cause__, each.__context__, *getattr(each, "exceptions", ()))
    return False


class Call:
    """A script and its global names, which outlive each of its executions but for the frames."""

    def __init__(self, session, row, tables, libraries):
        self.session = session
        self.libraries = libraries
        self.row = row
        self.code = None
        main = types.ModuleType("__main__")
        sys.modules["__main__"] = main
        self.names = main.__dict__
        self.names.update(__builtins__=__builtins__, os=os, sys=sys)
        self.given = len(self.names)
        if libraries.loaded:
            self.names.update(libraries.names())
        self.names.update(zip(session["inputs"][1:], tables))
        self.names.update(row.values())
        self.bound = len(self.names)

    def add_names(self, frames=()):
        """Those of libraries that are loaded after all, and of frames, where they would be in a dictionary's order."""
        items = list(self.names.items())
        self.names.clear()
        self.names.update(items[: self.given])
        self.names.update(self.libraries.names())
        self.names.update(items[self.given : self.bound])
        self.names.update(dict.fromkeys(frames))
        self.names.update(items[self.bound :])

    def bind(self, frame):
        """frame: None for an empty one. A script that does without has no use for their names."""
        if self.libraries.loaded:
            for name in self.session["outputs"]:
                self.names[name] = self.libraries.empty_frame()
            self.names[self.session["inputs"][0]] = self.libraries.empty_frame() if frame is None else frame

    def forget_frames(self):
        """Lets go of one execution's frames before there are the next one's."""
        for name in (self.session["inputs"][0], *self.session["outputs"]):
            self.names.pop(name, None)

    def run(self):
        """Runs the script as __main__; its exception, if it raised one that counts."""
        script = self.session["script"]
        try:
            if self.code is None:
                linecache.cache[SCRIPT] = (len(script), None, script.splitlines(True), SCRIPT)
                self.code = compile(script, SCRIPT, "exec", dont_inherit=True)
            if self.libraries.loaded:
                self.libraries.loopback.open(self.session)
            exec(self.code, self.names)
        except SystemExit as e:
            if e.code not in (None, 0):
                return e
        except BaseException as e:
            return e
        finally:
            if self.libraries.loaded:
                self.libraries.loopback.close()
        return None

    def described(self, error):
        """As it would be if all had been loaded from the start."""
        if not self.libraries.loaded and of_a_name(error):
            try:
                self.libraries.load_after()
            except CannotLoad:
                # The error is the script's own.
                return described(error)
            self.add_names((*self.session["outputs"], self.session["inputs"][0]))
        return described(error)

    def tables(self):
        """What the script left in each output variable; None for a frame without columns."""
        if not self.libraries.loaded:
            return [None] * len(self.session["outputs"])
        from .returned import table_of

        for name in self.session["outputs"]:
            if name not in self.names:
                raise BadOutput("the output variable %s is gone: the script deleted it" % name)
        return [table_of(name, self.names[name]) for name in self.session["outputs"]]

    def answer(self):
        """What sends the output parameters."""
        return self.row.answer(self.names, self.session["frameBytes"])


def fail(wire, reason, text, trace=""):
    wire.tell("Failed", reason=reason, text=text, traceback=trace)


def flush(*streams):
    for stream in streams:
        try:
            stream.flush()
        except (OSError, ValueError):
            pass


def send_results(wire, session, tables):
    wire.tell("GetResults", hold=True, outputs=[table is not None for table in tables])
    for table in tables:
        if table is not None:
            from .returned import send_table

            send_table(wire, table, session["frameRows"], session["frameBytes"])


def send_row(wire, send):
    wire.tell("GetOutputParams", hold=True)
    send(wire)


def read_frame(wire, session, rows=0):
    from .arriving import read_frame

    return read_frame(StreamReader(wire), session["nullableDtypes"], rows)


def execute(wire, script, message, streams, reserve):
    """One execution; whether the script did what it should."""
    frame = None
    if message["input"]:
        if not script.libraries.loaded:
            script.libraries.load()
            script.add_names()
        frame = read_frame(wire, script.session, message["rows"])
    script.bind(frame)
    del frame
    error = script.run()
    if isinstance(error, MemoryError):
        reserve.close()
    flush(sys.stdout, sys.stderr, *streams)
    if isinstance(error, MemoryError):
        last, trace = script.described(error)
        fail(wire, "MEMORY_EXCEEDED", "the script needed more memory than its limit: " + last, trace)
    elif error is not None:
        fail(wire, "SCRIPT_ERROR", *script.described(error))
    else:
        tables = script.tables()
        # A parameter that cannot be sent is told before there is any result.
        send = script.answer() if message["last"] else None
        send_results(wire, script.session, tables)
        if send is not None:
            send_row(wire, send)
    return error is None


def execute_all(wire, session, executions, streams, libraries, reserve):
    inputs, outputs = session["inputs"], session["outputs"]
    if not libraries.loaded and (len(inputs) > 1 or not runs_unaided(session["script"], inputs + outputs)):
        libraries.load()
    row = Row(wire, wire.message("InitParams")["parameters"], libraries)
    tables = [read_frame(wire, session) for _ in inputs[1:]]
    script = Call(session, row, tables, libraries)
    message = executions.next()
    while message["step"] == "Execute":
        if not execute(wire, script, message, streams, reserve) or message["last"]:
            return
        script.forget_frames()
        wire.send(NEXT)
        message = executions.next()
    send_row(wire, script.answer())


def call(wire, session, main, libraries):
    out = text_stream(Printed(wire, STANDARD_OUTPUT, 1))
    err = text_stream(Printed(wire, STANDARD_ERROR, 2))
    sys.stdout, sys.stderr = out, err
    sys.__stdout__, sys.__stderr__ = out, err
    threads = set(threading.enumerate())
    modules = len(sys.modules)
    executions = Executions(wire)
    reserve = mmap.mmap(-1, RESERVE_BYTES)
    try:
        execute_all(wire, session, executions, (out, err), libraries, reserve)
    except BadInput as e:
        fail(wire, "BAD_INPUT", cut(str(e)))
    except BadOutput as e:
        fail(wire, "BAD_OUTPUT", cut(str(e)))
    except CannotLoad as e:
        fail(wire, "LAUNCH_FAILED", str(e))
    except MemoryError:
        reserve.close()
        fail(wire, "MEMORY_EXCEEDED", "the script's frames needed more memory than its limit")
    executions.skip()
    reserve.close()
    sys.modules["__main__"] = main
    linecache.cache.pop(SCRIPT, None)
    sys.last_value = sys.last_traceback = None
    gc.collect()
    if len(sys.modules) != modules:
        # What a script imports stays for good: looking through it after each call takes longer than most scripts.
        gc.freeze()
    doubtful = any(thread.is_alive() for thread in set(threading.enumerate()) - threads)
    os.write(2, b"\0" + session["mark"].encode() + b"\n")
    wire.tell("CleanupSession", doubtful=doubtful)
