"""Outrigger's CPython worker: runs one session's scripts, one at a time, with a frame in and a frame out.

Speaks the host protocol on descriptors 0 and 1, moved out of the way before any script runs. Needs CPython 3.9 or
later, numpy, pandas 1.5 or later and pyarrow. Argument: the bytes of memory that scripts may use.
"""

import datetime
import decimal
import gc
import io
import json
import linecache
import os
import struct
import sys
import threading
import time
import traceback
import types
import uuid

CONTROL, DATA, END, STANDARD_OUTPUT, STANDARD_ERROR = b"C", b"D", b"E", b"O", b"R"
PIECE_BYTES = 1 << 16
CONTROL_MAX = 64 << 20
TEXT_MAX = 1 << 16
SCRIPT = "<script>"

EXTENSION = b"ARROW:extension:name"
EXTENSION_METADATA = b"ARROW:extension:metadata"
TICKS, UTC_TICKS, UUID = "outrigger.ticks", "outrigger.ticks.utc", "arrow.uuid"
OFFSET_TIMESTAMP = "outrigger.datetimeoffset"

TICKS_PER_SECOND = 10_000_000
TICKS_MIN, TICKS_MAX = -62135596800 * TICKS_PER_SECOND, 253402300800 * TICKS_PER_SECOND - 1
NANOSECOND_TICKS_MAX = (2**63 - 1) // 100
EPOCH = datetime.datetime(1970, 1, 1)


class BadOutput(Exception):
    """What the script returned cannot be sent; the text is for the script's author."""


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

    def message(self, step):
        kind, payload = self.receive()
        if kind is None:
            return None
        message = json.loads(payload) if kind == CONTROL else {}
        if message.get("step") != step:
            raise ProtocolError("%s was due" % step)
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


def extension_of(field):
    """The name of a field's extension type, which pyarrow may or may not know."""
    if isinstance(field.type, pa.BaseExtensionType):
        return field.type.extension_name
    return (field.metadata or {}).get(EXTENSION, b"").decode()


def storage_of(column):
    """A chunked array without its extension type."""
    if not isinstance(column.type, pa.BaseExtensionType):
        return column
    return pa.chunked_array([chunk.storage for chunk in column.chunks], type=column.type.storage_type)


def datetime_of_ticks(ticks):
    return EPOCH + datetime.timedelta(microseconds=ticks // 10)


def offset_datetime(value):
    ticks, minutes = struct.unpack("<qh", value)
    utc = datetime_of_ticks(ticks).replace(tzinfo=datetime.timezone.utc)
    return utc.astimezone(datetime.timezone(datetime.timedelta(minutes=minutes)))


def time_of_nanoseconds(value):
    seconds, nanoseconds = divmod(value, 1_000_000_000)
    minutes, second = divmod(seconds, 60)
    return datetime.time(minutes // 60, minutes % 60, second, nanoseconds // 1000)


def objects(values):
    """A column of Python objects, in which NULL is None."""
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return pd.Series(array, dtype=object)


def each(convert, values):
    return [None if value is None else convert(value) for value in values]


def series_of_ticks(column, utc):
    """Microseconds as pandas prefers, nanoseconds where a value needs them and can have them."""
    valid = column.is_valid().to_numpy(zero_copy_only=False) if column.null_count else None
    ticks = column.fill_null(0).to_numpy() if column.null_count else column.to_numpy()
    fits = not len(ticks) or (ticks.min() >= -NANOSECOND_TICKS_MAX and ticks.max() <= NANOSECOND_TICKS_MAX)
    old = int(pd.__version__.split(".")[0]) < 2
    if old and not fits:
        return objects(each(datetime_of_ticks, column.to_pylist()))
    if old or (fits and (ticks % 10 != 0).any()):
        values = (ticks * 100).view("datetime64[ns]")
    else:
        values = (ticks // 10).view("datetime64[us]")
    if valid is not None:
        values = values.copy()
        values[~valid] = np.datetime64("NaT")
    series = pd.Series(values)
    return series.dt.tz_localize("UTC") if utc else series


def series_of(field, column):
    extension = extension_of(field)
    column = storage_of(column)
    kind = column.type
    if extension in (TICKS, UTC_TICKS):
        return series_of_ticks(column, extension == UTC_TICKS)
    if extension == OFFSET_TIMESTAMP:
        return objects(each(offset_datetime, column.to_pylist()))
    if extension == UUID:
        return objects(each(lambda value: str(uuid.UUID(bytes=value)).upper(), column.to_pylist()))
    if pa.types.is_time64(kind):
        return objects(each(time_of_nanoseconds, column.cast(pa.int64()).to_pylist()))
    if pa.types.is_string(kind) or pa.types.is_binary(kind) or pa.types.is_date(kind) or pa.types.is_decimal(kind):
        return objects(column.to_pylist())
    return column.to_pandas()


def frame_of(table):
    series = [series_of(table.schema.field(i), table.column(i)) for i in range(table.num_columns)]
    # Positions as keys, because names may be the same.
    frame = pd.DataFrame(dict(enumerate(series)), index=pd.RangeIndex(table.num_rows))
    names = table.schema.names
    frame.columns = pd.Index(names, dtype=object) if len(names) else pd.Index([], dtype=object)
    return frame


def scalar_of(field, column):
    value = storage_of(column).cast(pa.int64())[0].as_py() if pa.types.is_time64(column.type) else None
    if value is not None:
        return time_of_nanoseconds(value)
    if column.null_count:
        return None
    extension = extension_of(field)
    value = storage_of(column)[0].as_py()
    if extension in (TICKS, UTC_TICKS):
        moment = datetime_of_ticks(value)
        return moment.replace(tzinfo=datetime.timezone.utc) if extension == UTC_TICKS else moment
    if extension == OFFSET_TIMESTAMP:
        return offset_datetime(value)
    if extension == UUID:
        return str(uuid.UUID(bytes=value)).upper()
    return value


def missing(value):
    """None, NaN, NaT and pandas.NA, whatever kind of number or moment they stand for."""
    if value is None or value is pd.NaT or value is getattr(pd, "NA", None):
        return True
    if isinstance(value, (float, np.floating)):
        return value != value
    if isinstance(value, decimal.Decimal):
        return value.is_nan()
    return isinstance(value, (np.datetime64, np.timedelta64)) and bool(np.isnat(value))


def plain(value):
    """numpy's scalars as Python's."""
    return value.item() if isinstance(value, (np.bool_, np.number, np.str_, np.bytes_)) else value


def extension_field(name, storage, extension):
    return pa.field(name, storage, metadata={EXTENSION: extension.encode(), EXTENSION_METADATA: b""})


def ticks_of(moment):
    if isinstance(moment, pd.Timestamp):
        ticks = moment.to_pydatetime(warn=False)
        sub_microseconds = moment.nanosecond // 100
    else:
        ticks, sub_microseconds = moment, 0
    if ticks.tzinfo is not None:
        ticks = ticks.astimezone(datetime.timezone.utc).replace(tzinfo=None)
    delta = ticks - EPOCH
    return (delta.days * 86400 + delta.seconds) * TICKS_PER_SECOND + delta.microseconds * 10 + sub_microseconds


def offset_bytes(moment):
    offset = moment.utcoffset()
    minutes, rest = divmod(offset.days * 86400 + offset.seconds, 60)
    if rest or offset.microseconds or abs(minutes) > 14 * 60:
        raise BadOutput("the offset %s of %s is not one of whole minutes within 14 hours" % (offset, moment))
    return struct.pack("<qh", ticks_of(moment), minutes)


def nanoseconds_of(value):
    if value.tzinfo is not None:
        raise BadOutput("the time %s has a zone" % value)
    return ((value.hour * 60 + value.minute) * 60 + value.second) * 1_000_000_000 + value.microsecond * 1000


UNITS_PER_SECOND = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}


def ticks_array(values):
    """numpy's datetime64, of any unit, as ticks."""
    unit = np.datetime_data(values.dtype)[0]
    if unit not in UNITS_PER_SECOND:
        values, unit = values.astype("datetime64[s]"), "s"
    null = np.isnat(values)
    numbers = np.where(null, 0, values.view("int64"))
    per_second = UNITS_PER_SECOND[unit]
    if per_second > TICKS_PER_SECOND:
        ticks = numbers // (per_second // TICKS_PER_SECOND)
    else:
        factor = TICKS_PER_SECOND // per_second
        if len(numbers) and (numbers.min() < TICKS_MIN // factor or numbers.max() > TICKS_MAX // factor):
            raise BadOutput("a date is not within the years 1 to 9999")
        ticks = numbers * factor
    return ticks, null


def decimals(values):
    """Exact numbers at the scale that all of them need."""
    scale = digits = 0
    for value in values:
        if value is None:
            continue
        if not value.is_finite():
            raise BadOutput("%s is no number" % value)
        _, figures, exponent = value.as_tuple()
        scale = max(scale, -exponent)
        digits = max(digits, len(figures) + exponent)
    precision = max(1, digits + scale)
    if precision > 38:
        raise BadOutput("decimals of %d digits; at most 38 are possible" % precision)
    return pa.array(values, type=pa.decimal128(precision, scale))


def text_of(value):
    if isinstance(value, str):
        return value
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).decode()
    return str(value)


def object_column(name, values):
    """A column of Python objects goes by what the objects are; where they differ, as text."""
    values = [None if missing(value) else plain(value) for value in values]
    kinds = {type(value) for value in values if value is not None}

    def all_are(*wanted):
        return bool(kinds) and all(issubclass(kind, wanted) for kind in kinds)

    if all_are(bool):
        return pa.field(name, pa.bool_()), pa.array(values, type=pa.bool_())
    if all_are(int) and bool not in kinds:
        if all(value is None or -(2**63) <= value < 2**63 for value in values):
            return pa.field(name, pa.int64()), pa.array(values, type=pa.int64())
        array = decimals(each(decimal.Decimal, values))
        return pa.field(name, array.type), array
    if all_are(int, float) and bool not in kinds:
        floats = [None if value is None or value - value != 0 else float(value) for value in values]
        return pa.field(name, pa.float64()), pa.array(floats, type=pa.float64())
    if all_are(int, decimal.Decimal) and bool not in kinds:
        array = decimals(each(decimal.Decimal, values))
        return pa.field(name, array.type), array
    if all_are(bytes, bytearray, memoryview):
        return pa.field(name, pa.binary()), pa.array(each(bytes, values), type=pa.binary())
    if all_are(uuid.UUID):
        field = extension_field(name, pa.binary(16), UUID)
        return field, pa.array(each(lambda value: value.bytes, values), type=field.type)
    if all_are(datetime.datetime):
        zoned = {value.tzinfo is not None for value in values if value is not None}
        if zoned == {True}:
            field = extension_field(name, pa.binary(10), OFFSET_TIMESTAMP)
            return field, pa.array(each(offset_bytes, values), type=field.type)
        if zoned == {False}:
            field = extension_field(name, pa.int64(), TICKS)
            return field, pa.array(each(ticks_of, values), type=field.type)
        raise BadOutput("some of its datetimes have a time zone and some have none")
    if all_are(datetime.date) and not any(issubclass(kind, datetime.datetime) for kind in kinds):
        return pa.field(name, pa.date32()), pa.array(values, type=pa.date32())
    if all_are(datetime.time):
        return pa.field(name, pa.time64("ns")), pa.array(
            each(nanoseconds_of, values), type=pa.int64()).cast(pa.time64("ns"))
    if any(issubclass(kind, (datetime.timedelta, np.timedelta64)) for kind in kinds):
        raise BadOutput("Unsupported data type timedelta; convert it, for example with .dt.total_seconds()")
    if any(issubclass(kind, complex) for kind in kinds):
        raise BadOutput("Unsupported data type complex; send its real and imaginary parts")
    return pa.field(name, pa.string()), pa.array(each(text_of, values), type=pa.string())


WIDER = {"int8": "int16", "uint16": "int32", "uint32": "int64", "float16": "float32"}


def number_column(name, values):
    kind = values.dtype.name
    if kind in WIDER:
        values = values.astype(WIDER[kind])
    elif kind == "uint64":
        if len(values) and values.max() > 2**63 - 1:
            array = pa.array([decimal.Decimal(int(value)) for value in values], type=pa.decimal128(20, 0))
            return pa.field(name, array.type), array
        values = values.astype("int64")
    elif kind not in ("bool", "uint8", "int16", "int32", "int64", "float32", "float64"):
        raise BadOutput("Unsupported data type %s" % kind)
    # A float column of the database holds no NaN and no infinity.
    mask = ~np.isfinite(values) if values.dtype.kind == "f" else None
    array = pa.array(values, mask=mask)
    return pa.field(name, array.type), array


def nullable_column(name, series):
    """pandas's nullable and Arrow-backed types."""
    array = pa.Array.from_pandas(series)
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks() if array.num_chunks != 1 else array.chunk(0)
    kind = array.type
    if isinstance(array, pa.ExtensionArray) or pa.types.is_timestamp(kind) or pa.types.is_decimal(kind):
        return object_column(name, series.astype(object))
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_boolean(kind):
        if not array.null_count:
            return number_column(name, array.to_numpy(zero_copy_only=False))
        wider = {pa.int8(): pa.int16(), pa.uint16(): pa.int32(), pa.uint32(): pa.int64(), pa.float16(): pa.float32()}
        if kind == pa.uint64():
            return object_column(name, array.to_pylist())
        array = array.cast(wider.get(kind, kind))
        if pa.types.is_floating(array.type):
            return object_column(name, array.to_pylist())
        return pa.field(name, array.type), array
    if pa.types.is_duration(kind):
        raise BadOutput("Unsupported data type %s; convert it, for example with .dt.total_seconds()" % series.dtype)
    return object_column(name, series.astype(object))


def column_of(name, series):
    dtype = series.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        values = series.astype(object)
        categories = series.cat.categories.dtype
        if not series.isna().any() and isinstance(categories, np.dtype):
            values = series.astype(categories)
            return column_of(name, values)
        return object_column(name, values)
    if isinstance(dtype, pd.SparseDtype):
        return column_of(name, series.sparse.to_dense())
    if isinstance(dtype, pd.DatetimeTZDtype):
        return object_column(name, series.astype(object))
    if isinstance(dtype, (pd.PeriodDtype, pd.IntervalDtype)):
        raise BadOutput("Unsupported data type %s; convert it to text or to a date" % dtype)
    if not isinstance(dtype, np.dtype):
        if isinstance(dtype, pd.StringDtype):
            return object_column(name, series.astype(object))
        return nullable_column(name, series)
    if dtype.kind == "M":
        ticks, null = ticks_array(series.to_numpy())
        field = extension_field(name, pa.int64(), TICKS)
        return field, pa.array(ticks, type=pa.int64(), mask=null)
    if dtype.kind == "m":
        raise BadOutput("Unsupported data type timedelta64; convert it, for example with .dt.total_seconds()")
    if dtype.kind in "OSU":
        return object_column(name, series.to_numpy())
    return number_column(name, series.to_numpy())


def table_of(name, frame):
    if not isinstance(frame, pd.DataFrame):
        raise BadOutput(
            "the output variable %s is a %s, not a pandas DataFrame; make one, for example pandas.DataFrame(%s)"
            % (name, type(frame).__name__, name)
        )
    fields, columns = [], []
    for i in range(frame.shape[1]):
        title = str(frame.columns[i])
        try:
            field, column = column_of(title, frame.iloc[:, i])
        except (BadOutput, ValueError, TypeError, OverflowError, pa.ArrowInvalid, pa.ArrowTypeError) as e:
            raise BadOutput("output column %d '%s': %s" % (i + 1, title, e)) from None
        fields.append(field)
        columns.append(column)
    return pa.Table.from_arrays(columns, schema=pa.schema(fields)) if fields else None


def send_batch(writer, batch, frame_bytes):
    if batch.nbytes > frame_bytes:
        if batch.num_rows == 1:
            raise BadOutput("a row of %d bytes; a frame may have %d" % (batch.nbytes, frame_bytes))
        half = batch.num_rows // 2
        send_batch(writer, batch.slice(0, half), frame_bytes)
        send_batch(writer, batch.slice(half), frame_bytes)
    else:
        writer.write_batch(batch)


def send_table(wire, table, frame_rows, frame_bytes):
    sink = io.BufferedWriter(StreamWriter(wire), PIECE_BYTES)
    with pa.ipc.new_stream(pa.PythonFile(sink, mode="w"), table.schema) as writer:
        for batch in table.to_batches(max_chunksize=frame_rows):
            send_batch(writer, batch, frame_bytes)
    sink.flush()
    wire.send(END)


def declared_type(field):
    extension = extension_of(field)
    return {TICKS: "datetime2", UTC_TICKS: "datetime2 at UTC", OFFSET_TIMESTAMP: "datetimeoffset", UUID: "uniqueidentifier"}.get(
        extension, str(field.type)
    )


def whole(value):
    if isinstance(value, (bool, int)):
        return int(value)
    if isinstance(value, (float, decimal.Decimal)) and value == int(value):
        return int(value)
    if isinstance(value, str):
        return int(value)
    raise ValueError("not a whole number")


def as_text(value):
    if isinstance(value, (bytes, bytearray, memoryview)):
        raise ValueError("bytes are no text; decode them")
    return str(value)


def as_bytes(value):
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    raise ValueError("only bytes are")


def as_moment(value):
    if isinstance(value, str):
        return datetime.datetime.fromisoformat(value)
    if isinstance(value, np.datetime64):
        return pd.Timestamp(value)
    if isinstance(value, datetime.datetime):
        return value
    if isinstance(value, datetime.date):
        return datetime.datetime(value.year, value.month, value.day)
    raise ValueError("not a date")


def as_naive(value):
    moment = as_moment(value)
    if moment.tzinfo is not None:
        raise ValueError("it has a time zone")
    return moment


def as_date(value):
    moment = as_naive(value)
    if moment.time() != datetime.time():
        raise ValueError("it has a time of day")
    return moment.date()


def as_zoned(value):
    moment = as_moment(value)
    return moment.replace(tzinfo=datetime.timezone.utc) if moment.tzinfo is None else moment


def as_truth(value):
    if isinstance(value, (bool, int, float)) and value in (0, 1):
        return bool(value)
    raise ValueError("neither true nor false")


def as_decimal(value, kind):
    exact = value if isinstance(value, decimal.Decimal) else decimal.Decimal(str(value))
    with decimal.localcontext() as context:
        context.prec = 76
        return exact.quantize(decimal.Decimal(1).scaleb(-kind.scale), rounding=decimal.ROUND_HALF_UP)


def stored(field, value):
    """A parameter's value as its declared type stores it."""
    extension = extension_of(field)
    kind = field.type.storage_type if isinstance(field.type, pa.BaseExtensionType) else field.type
    if extension == TICKS:
        return kind, ticks_of(as_naive(value))
    if extension == UTC_TICKS:
        return kind, ticks_of(as_zoned(value))
    if extension == OFFSET_TIMESTAMP:
        return kind, offset_bytes(as_zoned(value))
    if extension == UUID:
        return kind, (value if isinstance(value, uuid.UUID) else uuid.UUID(as_text(value))).bytes
    if pa.types.is_boolean(kind):
        return kind, as_truth(value)
    if pa.types.is_integer(kind):
        return kind, whole(value)
    if pa.types.is_floating(kind):
        number = float(value)
        return kind, number if number - number == 0 else None
    if pa.types.is_decimal(kind):
        return kind, as_decimal(value, kind)
    if pa.types.is_string(kind):
        return kind, as_text(value)
    if pa.types.is_binary(kind):
        return kind, as_bytes(value)
    if pa.types.is_date(kind):
        return kind, as_date(value)
    if pa.types.is_time64(kind):
        return pa.int64(), nanoseconds_of(value if isinstance(value, datetime.time) else datetime.time.fromisoformat(value))
    if pa.types.is_timestamp(kind):
        return kind, as_zoned(value) if kind.tz else as_naive(value)
    raise ValueError("a type that this host does not know")


def parameter_column(field, value):
    try:
        kind, converted = (None, None) if missing(value) else stored(field, plain(value))
        storage = field.type.storage_type if isinstance(field.type, pa.BaseExtensionType) else field.type
        array = pa.array([converted], type=kind or storage)
        if array.type != storage:
            array = array.cast(storage)
        if isinstance(field.type, pa.BaseExtensionType):
            array = pa.ExtensionArray.from_storage(field.type, array)
        return array
    except (ArithmeticError, ValueError, TypeError, BadOutput, pa.ArrowException) as e:
        shown = repr(value)
        shown = shown if len(shown) <= 100 else shown[:100] + "..."
        raise BadOutput(
            "output parameter %s: %s of type %s does not fit %s: %s"
            % (field.name, shown, type(value).__name__, declared_type(field), e)
        ) from None


def parameter_table(parameters, schema, names):
    fields, columns = [], []
    for i, parameter in enumerate(parameters):
        if parameter["output"]:
            field = schema.field(i).with_name(parameter["name"]).with_nullable(True)
            fields.append(field)
            columns.append(parameter_column(field, names.get(parameter["name"])))
    if not fields:
        # One row of no columns, which a table cannot hold.
        return pa.schema([]), None
    schema = pa.schema(fields)
    return schema, pa.RecordBatch.from_arrays(columns, schema=schema)


def send_parameters(wire, schema, batch):
    sink = io.BufferedWriter(StreamWriter(wire), PIECE_BYTES)
    with pa.ipc.new_stream(pa.PythonFile(sink, mode="w"), schema) as writer:
        if batch is not None:
            writer.write_batch(batch)
    sink.flush()
    wire.send(END)


def cut(text):
    text = text.encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= TEXT_MAX else text[: TEXT_MAX // 2] + "\n...\n" + text[-TEXT_MAX // 2 :]


def described(error):
    """The last line and the whole of a traceback, from the script's own first frame on."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename == __file__:
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
    names[session["inputName"]] = frame_of(table) if table is not None else pd.DataFrame()
    for i, parameter in enumerate(parameters):
        names[parameter["name"]] = scalar_of(values.schema.field(i), values.column(i))
    return names


def read_table(wire):
    raw = StreamReader(wire)
    with pa.ipc.open_stream(pa.PythonFile(io.BufferedReader(raw, PIECE_BYTES), mode="r")) as reader:
        table = reader.read_all()
    raw.drain()
    return table


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


def limit_memory(bytes_allowed):
    """Holds this process to what it has mapped by now and the scripts' share."""
    try:
        import resource

        with open("/proc/self/statm") as statm:
            mapped = int(statm.read().split()[0]) * resource.getpagesize()
        limit = mapped + bytes_allowed
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard != resource.RLIM_INFINITY:
            limit = min(limit, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ImportError, OSError, ValueError) as e:
        return "the memory limit cannot be set: %s" % e
    return ""


def watch_parent():
    """Ends this process when the one that started it is gone; a sandbox does that by itself."""
    parent = os.getppid()

    def watch():
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    if parent != 1 and parent != 0:
        threading.Thread(target=watch, name="outrigger-parent", daemon=True).start()


def load():
    """Imports what scripts find without importing it; what is missing, as a sentence."""
    global np, pa, pd
    if sys.version_info < (3, 9):
        return "%s is Python %s; scripts need 3.9 or later" % (sys.executable, sys.version.split()[0])
    for name in ("numpy", "pandas", "pyarrow"):
        try:
            __import__(name)
        except ImportError as e:
            return "the Python at %s cannot import %s (%s): run \"%s -m pip install %s\"" % (
                sys.executable, name, e, sys.executable, name)
    import numpy as np
    import pandas as pd
    import pyarrow as pa
    import pyarrow.ipc

    if tuple(int(part) for part in pd.__version__.split(".")[:2]) < (1, 5):
        return "the Python at %s has pandas %s; scripts need 1.5 or later: run \"%s -m pip install -U pandas\"" % (
            sys.executable, pd.__version__, sys.executable)
    return ""


def warm_up():
    """The first use of pandas's and Arrow's lazy parts happens here, not in the first call."""
    frame = frame_of(table_of("frame", pd.DataFrame({"a": [1.5, None], "b": ["x", None]})))
    repr(frame)


def move_protocol():
    read_descriptor, write_descriptor = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    # What native code prints to descriptor 1 arrives as standard error.
    os.dup2(2, 1)
    sys.stdin = open(os.devnull)
    return Wire(read_descriptor, write_descriptor)


def serve():
    wire = move_protocol()
    problem = load()
    if not problem:
        warm_up()
        problem = limit_memory(int(sys.argv[1]))
    if problem:
        wire.tell("CannotStart", text=problem)
        return
    sys.argv = [SCRIPT]
    watch_parent()
    main = sys.modules["__main__"]
    gc.collect()
    gc.freeze()
    wire.tell("Ready", version=sys.version.split()[0])
    while True:
        session = wire.message("InitSession")
        if session is None:
            # Threads that a script left behind do not keep the process.
            os._exit(0)
        call(wire, session, main)


if __name__ == "__main__":
    serve()
