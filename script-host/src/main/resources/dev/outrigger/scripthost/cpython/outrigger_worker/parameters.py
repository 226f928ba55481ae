"""Output parameters: the value of a variable as its declared type stores it."""

import datetime
import decimal
import uuid

import numpy as np
import pyarrow as pa
import pyarrow.ipc

from .extension import OFFSET_TIMESTAMP, TICKS, UTC_TICKS, UUID, extension_of
from .moments import nanoseconds_of, offset_bytes, ticks_of, ticks_of_duration
from .refusal import BadOutput
from .values import missing, plain
from .wire import END, StreamWriter


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
    if isinstance(value, datetime.timedelta):
        return ticks_of_duration(value)
    raise ValueError("not a whole number")


FLOAT32_MAX = float(np.finfo(np.float32).max)


def floating(value, kind):
    number = float(value)
    if number - number != 0:
        return None
    if kind == pa.float32() and abs(number) > FLOAT32_MAX:
        raise ValueError("too large")
    return number


def as_time(value):
    if isinstance(value, datetime.timedelta):
        ticks = ticks_of_duration(value)
        if not 0 <= ticks < 86400 * 10**7:
            raise ValueError("not a time within one day")
        return ticks * 100
    return nanoseconds_of(value if isinstance(value, datetime.time) else datetime.time.fromisoformat(value))


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
    if isinstance(value, (bool, int, float, decimal.Decimal)):
        return value != 0
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
        return kind, floating(value, kind)
    if pa.types.is_decimal(kind):
        return kind, as_decimal(value, kind)
    if pa.types.is_string(kind):
        return kind, as_text(value)
    if pa.types.is_binary(kind):
        return kind, as_bytes(value)
    if pa.types.is_date(kind):
        return kind, as_date(value)
    if pa.types.is_time64(kind):
        return pa.int64(), as_time(value)
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


def parameter_table(parameters, schema, names, frame_bytes):
    fields, columns = [], []
    for i, parameter in enumerate(parameters):
        if parameter["output"]:
            field = schema.field(i).with_name(parameter["name"]).with_nullable(True)
            fields.append(field)
            column = parameter_column(field, names.get(parameter["name"]))
            if column.nbytes > frame_bytes:
                raise BadOutput(
                    "output parameter %s: %d bytes; a frame may have %d, the setting 'external script frame (KB)'"
                    % (parameter["name"], column.nbytes, frame_bytes)
                )
            columns.append(column)
    if not fields:
        # One row of no columns, which a table cannot hold.
        return pa.schema([]), None
    schema = pa.schema(fields)
    return schema, pa.RecordBatch.from_arrays(columns, schema=schema)


def send_parameters(wire, schema, batch):
    stream = StreamWriter(wire)
    with pa.ipc.new_stream(pa.PythonFile(stream, mode="w"), schema) as writer:
        if batch is not None:
            writer.write_batch(batch)
    stream.end_piece()
    wire.send(END, hold=True)
