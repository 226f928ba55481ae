"""One call: the script with its frame and parameters in, what it leaves behind out."""

import gc
import linecache
import os
import sys
import threading
import traceback
import types

import numpy as np
import pandas as pd

from .arriving import frame_of, read_table, scalar_of
from .parameters import parameter_table, send_parameters
from .refusal import BadInput, BadOutput
from .returned import send_table, table_of
from .wire import STANDARD_ERROR, STANDARD_OUTPUT, Printed, text_stream

SCRIPT = "<script>"
TEXT_MAX = 1 << 16
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
    whole_text = "".join(traceback.format_exception(type(error), error, trace))
    return cut(line.strip()), cut(whole_text)


def run_script(session, names):
    """Runs the script as __main__; its exception, if it raised one that counts."""
    script = session["script"]
    linecache.cache[SCRIPT] = (len(script), None, script.splitlines(True), SCRIPT)
    try:
        exec(compile(script, SCRIPT, "exec", dont_inherit=True), names)
    except SystemExit as e:
        if e.code not in (None, 0):
            return e
    except BaseException as e:
        return e
    return None


def names_for(session, parameters, values, table):
    main = types.ModuleType("__main__")
    sys.modules["__main__"] = main
    names = main.__dict__
    names.update(
        __builtins__=__builtins__, os=os, sys=sys, pandas=pd, pd=pd, numpy=np, np=np, DataFrame=pd.DataFrame
    )
    names[session["outputName"]] = pd.DataFrame()
    names[session["inputName"]] = frame_of(table, session["nullableDtypes"]) if table is not None else pd.DataFrame()
    for i, parameter in enumerate(parameters):
        names[parameter["name"]] = scalar_of(values.schema.field(i), values.column(i))
    return names


def fail(wire, reason, text, trace=""):
    wire.tell("Failed", reason=reason, text=text, traceback=trace)


def flush(*streams):
    for stream in streams:
        try:
            stream.flush()
        except (OSError, ValueError):
            pass


def results(wire, session, parameters, values, names):
    name = session["outputName"]
    if name not in names:
        raise BadOutput("the output variable %s is gone: the script deleted it" % name)
    table = table_of(name, names[name])
    row = parameter_table(parameters, values.schema, names)
    wire.tell("GetResults", output=table is not None)
    if table is not None:
        send_table(wire, table, session["frameRows"], session["frameBytes"])
    wire.tell("GetOutputParams")
    send_parameters(wire, *row)


def execute(wire, session, out, err):
    parameters = wire.message("InitParams")["parameters"]
    values = read_table(wire)
    table = read_table(wire) if wire.message("Execute")["input"] else None
    names = names_for(session, parameters, values, table)
    del table
    error = run_script(session, names)
    flush(sys.stdout, sys.stderr, out, err)
    if isinstance(error, MemoryError):
        fail(wire, "MEMORY_EXCEEDED", "the script needed more memory than its limit: " + described(error)[0])
    elif error is not None:
        fail(wire, "SCRIPT_ERROR", *described(error))
    else:
        results(wire, session, parameters, values, names)


def call(wire, session, main):
    out = text_stream(Printed(wire, STANDARD_OUTPUT, 1))
    err = text_stream(Printed(wire, STANDARD_ERROR, 2))
    sys.stdout, sys.stderr = out, err
    sys.__stdout__, sys.__stderr__ = out, err
    threads = set(threading.enumerate())
    modules = len(sys.modules)
    try:
        execute(wire, session, out, err)
    except BadInput as e:
        fail(wire, "BAD_INPUT", cut(str(e)))
    except BadOutput as e:
        fail(wire, "BAD_OUTPUT", cut(str(e)))
    except MemoryError:
        fail(wire, "MEMORY_EXCEEDED", "the script's frames needed more memory than its limit")
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


def warm_up():
    """The first use of pandas's and Arrow's lazy parts happens here, not in the first call."""
    frame = frame_of(table_of("frame", pd.DataFrame({"a": [1.5, None], "b": ["x", None]})))
    repr(frame)
