"""Tables that arrive as pandas frames, rows of parameters as Python objects."""

import io
import uuid

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.ipc

from .extension import OFFSET_TIMESTAMP, TICKS, UTC_TICKS, UUID, extension_of, storage_of
from .gathered import gather
from .moments import (
    PANDAS_HAS_MICROSECONDS,
    Dropped,
    datetime_of_ticks,
    finer_than_microseconds,
    fits_nanoseconds,
    moment_of_ticks,
    offset_datetime,
    time_of_nanoseconds,
)
from .refusal import BadInput
from .values import each
from .wire import PIECE_BYTES, StreamReader

MICROSECONDS = np.dtype("datetime64[us]")


def read_table(wire):
    """A stream of few rows, as Arrow has them."""
    raw = StreamReader(wire)
    try:
        with pa.ipc.open_stream(pa.PythonFile(io.BufferedReader(raw, PIECE_BYTES), mode="r")) as reader:
            return reader.read_all()
    finally:
        raw.drain()


def read_frame(raw, nullable, rows=0):
    """rows: how many are expected."""
    try:
        gathered = gather(raw, rows)
    finally:
        raw.drain()
    return frame_of(gathered.schema, gathered.columns, gathered.rows, nullable)


def objects(values):
    """A column of Python objects, in which NULL is None."""
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def numbers(column, kind=None):
    """The values behind a column of fixed width, whatever stands at a NULL; over Arrow's memory where that is ours."""
    kind = kind or np.dtype(column.type.to_pandas_dtype())
    parts = [np.frombuffer(chunk.buffers()[1], kind, len(chunk), chunk.offset * kind.itemsize) for chunk in column.chunks if len(chunk)]
    if len(parts) == 1:
        return parts[0] if parts[0].flags.writeable else parts[0].copy()
    return np.concatenate(parts) if parts else np.empty(0, kind)


def nulls(column):
    return column.is_null().to_numpy()


def whole_numbers(column, nullable):
    values = numbers(column)
    if nullable:
        empty = nulls(column) if column.null_count else np.zeros(len(values), dtype=bool)
        return pd.arrays.IntegerArray(values, empty)
    if not column.null_count:
        return values
    empty = nulls(column)
    floats = values.astype(np.float64)
    if column.type == pa.int64():
        # The comparison in float64 would lose the very digits that it looks for.
        inexact = (np.abs(floats) >= 2.0**53) & ~empty
        if any(int(floats[i]) != int(values[i]) for i in np.flatnonzero(inexact)):
            raise BadInput(
                "it has NULLs, so its values arrive as float64, which does not hold %d exactly. Set 'external script "
                "nullable dtypes' to 1 (sp_configure) and get it as Int64, or cast the column to decimal(19,0)"
                % next(values[i] for i in np.flatnonzero(inexact) if int(floats[i]) != int(values[i]))
            )
    floats[empty] = np.nan
    return floats


def truths(column, nullable):
    if nullable:
        empty = nulls(column) if column.null_count else np.zeros(len(column), dtype=bool)
        filled = column.fill_null(False) if column.null_count else column
        return pd.arrays.BooleanArray(np.array(filled, dtype=bool), empty)
    if column.null_count:
        return objects(column.to_pylist())
    return np.array(column, dtype=bool)


def floats(column):
    values = numbers(column)
    if column.null_count:
        values[nulls(column)] = np.nan
    return values


def texts(column, nullable):
    """As pandas itself would have them: its str where that is the default, else objects."""
    if nullable:
        return pd.StringDtype().__from_arrow__(column)
    if getattr(getattr(pd.options, "future", None), "infer_string", False):
        return pd.StringDtype(na_value=np.nan).__from_arrow__(column)
    return column.to_numpy()


def moments(column, utc, dropped):
    """Microseconds as pandas prefers, nanoseconds where a value needs them and can have them."""
    empty = nulls(column) if column.null_count else None
    exact = pa.types.is_timestamp(column.type)
    values = numbers(column, MICROSECONDS) if exact else finest_moments(column, empty, dropped)
    if values.dtype == object:
        return values
    if empty is not None:
        values[empty] = np.datetime64("NaT")
    return pd.Series(values).dt.tz_localize("UTC") if utc else values


def finest_moments(column, empty, dropped):
    ticks = numbers(column)
    if empty is not None:
        ticks[empty] = 0
    finer = finer_than_microseconds(ticks)
    fits = (PANDAS_HAS_MICROSECONDS and not finer) or fits_nanoseconds(ticks)
    if not PANDAS_HAS_MICROSECONDS and not fits:
        dropped.count(finer)
        return objects(each(datetime_of_ticks, column.to_pylist()))
    # In the same memory, which is the column's own: other memory costs more than the division.
    if not PANDAS_HAS_MICROSECONDS or (fits and finer):
        return np.multiply(ticks, 100, out=ticks).view("datetime64[ns]")
    dropped.count(finer)
    return np.floor_divide(ticks, 10, out=ticks).view("datetime64[us]")


def offset_moments(column, dropped):
    values = column.to_pylist()
    dropped.count(sum(1 for value in values if value is not None and int.from_bytes(value[:8], "little", signed=True) % 10))
    return objects(each(offset_datetime, values))


def times(column, dropped):
    values = column.cast(pa.int64()).to_pylist()
    dropped.count(sum(1 for value in values if value is not None and value % 1000))
    return objects(each(time_of_nanoseconds, values))


def uuid_text(value):
    return str(uuid.UUID(bytes=value)).upper()


def column_of(field, column, nullable, dropped):
    extension = extension_of(field)
    column = storage_of(column)
    kind = column.type
    if extension in (TICKS, UTC_TICKS):
        return moments(column, extension == UTC_TICKS, dropped)
    if extension == OFFSET_TIMESTAMP:
        return offset_moments(column, dropped)
    if extension == UUID:
        return objects(each(uuid_text, column.to_pylist()))
    if pa.types.is_time64(kind):
        return times(column, dropped)
    if pa.types.is_integer(kind):
        return whole_numbers(column, nullable)
    if pa.types.is_floating(kind):
        return floats(column)
    if pa.types.is_boolean(kind):
        return truths(column, nullable)
    if pa.types.is_large_string(kind) or pa.types.is_string(kind):
        return texts(column, nullable)
    if pa.types.is_large_binary(kind) or pa.types.is_binary(kind) or pa.types.is_decimal(kind):
        return column.to_numpy()
    if pa.types.is_date(kind):
        return objects(column.to_pylist())
    return column.to_pandas()


def frame_of(schema, arrays, rows, nullable=False):
    """nullable: NULL is pandas's NA in columns of whole numbers, bits and text."""
    columns = {}
    for i, field in enumerate(schema):
        dropped = Dropped()
        try:
            # Positions as keys, because names may be the same.
            columns[i] = column_of(field, arrays[i], nullable, dropped)
        except BadInput as e:
            raise BadInput("input column %d '%s': %s" % (i + 1, field.name, e)) from None
        dropped.tell("input column %d '%s'" % (i + 1, field.name))
    frame = pd.DataFrame(columns, index=pd.RangeIndex(rows), copy=False)
    frame.columns = pd.Index(schema.names, dtype=object)
    return frame


def scalar_of(field, column):
    if column.null_count:
        return None
    extension = extension_of(field)
    dropped = Dropped()
    value = storage_of(column)[0]
    if extension in (TICKS, UTC_TICKS):
        result = moment_of_ticks(value.as_py(), extension == UTC_TICKS, dropped)
    elif extension == OFFSET_TIMESTAMP:
        result = offset_moments(storage_of(column), dropped)[0]
    elif extension == UUID:
        result = uuid_text(value.as_py())
    elif pa.types.is_time64(column.type):
        result = times(column, dropped)[0]
    else:
        result = value.as_py()
    dropped.tell("parameter %s" % field.name)
    return result
