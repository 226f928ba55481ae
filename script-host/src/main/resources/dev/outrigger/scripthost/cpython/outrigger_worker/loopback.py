"""The module outrigger: queries of the database that a script runs in, as its caller, in the caller's transaction."""

import datetime
import decimal
import json
import sys
import threading
import types
import uuid

import pandas as pd
import pyarrow as pa
import pyarrow.ipc

from .arriving import read_frame
from .objects import object_column
from .refusal import BadInput, BadOutput
from .values import missing, plain
from .wire import END, AnswerReader, ProtocolError, StreamWriter

# What the engine takes at most: of a message, in bytes, and of parameters.
MESSAGE_MAX = 1_000_000
PARAMETERS_MAX = 2100
VALUES = (
    bool, int, float, decimal.Decimal, str, bytes, bytearray, memoryview, datetime.date, datetime.time, uuid.UUID
)


class SqlError(Exception):
    """What the database said."""

    def __init__(self, number, severity, state, line, procedure, message):
        super().__init__(number, severity, state, line, procedure, message)
        self.number = number
        self.severity = severity
        self.state = state
        self.line = line
        self.procedure = procedure
        self.message = message

    def __str__(self):
        place = "" if self.procedure is None else "Procedure %s, " % self.procedure
        return "Msg %d, Level %d, State %d, %sLine %d: %s" % (
            self.number, self.severity, self.state, place, self.line, self.message)


SqlError.__module__ = "outrigger"


def value_column(number, value):
    """One parameter as a column of its own; what would have to be written out as text is refused."""
    single = None if missing(value) else plain(value)
    if single is not None and not isinstance(single, VALUES):
        raise TypeError(
            "parameter %d: SQL has no type for a %s; give a number, text, bytes, a date or None"
            % (number, type(value).__name__)
        )
    try:
        return object_column("p%d" % number, [single])
    except (BadOutput, ValueError, TypeError, ArithmeticError, pa.ArrowException) as e:
        raise ValueError("parameter %d: %s" % (number, e)) from None


def parameter_row(values):
    fields, columns = [], []
    for number, value in enumerate(values, 1):
        field, column = value_column(number, value)
        fields.append(field)
        columns.append(column)
    schema = pa.schema(fields)
    return schema, pa.RecordBatch.from_arrays(columns, schema=schema) if fields else None


def named(parameters):
    if parameters is None:
        return [], []
    if isinstance(parameters, dict):
        return [name.lstrip("@") for name in parameters], list(parameters.values())
    if isinstance(parameters, (list, tuple)):
        return [""] * len(parameters), list(parameters)
    raise TypeError("parameters are a list, a tuple or a dict, not a %s" % type(parameters).__name__)


class Loopback:
    """The worker's side: hears queries of the script's own thread while the script runs."""

    def __init__(self, wire):
        self.wire = wire
        self.nullable = False
        self.frame_bytes = 0
        self.thread = None
        self.asking = False
        module = types.ModuleType("outrigger", __doc__)
        module.__all__ = ["query", "execute", "SqlError"]
        module.SqlError = SqlError

        def query(sql, parameters=None):
            """The rows of one SELECT, or of an EXECUTE, as a DataFrame."""
            return self.ask(sql, True, parameters)

        def execute(sql, parameters=None):
            """Runs one INSERT, UPDATE, DELETE, MERGE or EXECUTE; returns the number of rows."""
            return self.ask(sql, False, parameters)

        for function in (query, execute):
            function.__module__ = "outrigger"
            setattr(module, function.__name__, function)
        sys.modules["outrigger"] = module

    def open(self, session):
        self.nullable = session["nullableDtypes"]
        self.frame_bytes = session["frameBytes"]
        self.thread = threading.get_ident()

    def close(self):
        self.thread = None

    def ask(self, sql, rows, parameters):
        if not isinstance(sql, str):
            raise TypeError("a query is text, not a %s" % type(sql).__name__)
        if threading.get_ident() != self.thread:
            raise RuntimeError("outrigger asks the database from the script's own thread, while the script runs")
        if self.asking:
            raise RuntimeError("outrigger asks the database one query at a time")
        names, values = named(parameters)
        if len(json.dumps([sql, names])) > MESSAGE_MAX:
            raise ValueError("the query is longer than the database takes from a script; give long values as parameters")
        if len(values) > PARAMETERS_MAX:
            raise ValueError("a query has at most %d parameters" % PARAMETERS_MAX)
        schema, row = parameter_row(values)
        if row is not None and row.nbytes > self.frame_bytes:
            raise ValueError(
                "parameters of %d bytes; a frame may have %d, the setting 'external script frame (KB)'"
                % (row.nbytes, self.frame_bytes)
            )
        self.asking = True
        try:
            return self.asked(sql, rows, names, schema, row)
        finally:
            self.asking = False

    def asked(self, sql, rows, names, schema, row):
        self.wire.tell("Query", hold=True, text=sql, rows=rows, names=names)
        stream = StreamWriter(self.wire)
        with pa.ipc.new_stream(pa.PythonFile(stream, mode="w"), schema) as writer:
            if row is not None:
                writer.write_batch(row)
        stream.end_piece()
        self.wire.send(END)
        frame, end = self.answer()
        if end["step"] == "QueryFailed":
            raise SqlError(
                end["number"], end["severity"], end["state"], end["line"], end["procedure"] or None, end["text"])
        if not rows:
            return end["rows"]
        if isinstance(frame, BaseException):
            raise frame
        return pd.DataFrame() if frame is None else frame

    def answer(self):
        """The rows, or what went wrong with them here, and how the query ended: all of it is read, come what may."""
        frame = None
        message = self.message()
        if message["step"] == "QueryRows":
            reader = AnswerReader(self.wire)
            try:
                frame = read_frame(reader, self.nullable)
            except BadInput as e:
                frame = ValueError(str(e))
            except (Exception, KeyboardInterrupt) as e:
                frame = e
            reader.drain()
            message = self.message()
        if message["step"] not in ("QueryDone", "QueryFailed"):
            raise ProtocolError("the end of an answer was due")
        return frame, message

    def message(self):
        return json.loads(self.wire.receive_answer())
