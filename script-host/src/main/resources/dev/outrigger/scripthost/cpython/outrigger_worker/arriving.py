"""Tables that arrive as pandas frames, rows of parameters as Python objects."""

import datetime
import io
import uuid

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.ipc

from .extension import OFFSET_TIMESTAMP, TICKS, UTC_TICKS, UUID, extension_of, storage_of
from .moments import NANOSECOND_TICKS_MAX, datetime_of_ticks, offset_datetime, time_of_nanoseconds
from .values import each
from .wire import PIECE_BYTES, StreamReader


def read_table(wire):
    raw = StreamReader(wire)
    with pa.ipc.open_stream(pa.PythonFile(io.BufferedReader(raw, PIECE_BYTES), mode="r")) as reader:
        table = reader.read_all()
    raw.drain()
    return table


def objects(values):
    """A column of Python objects, in which NULL is None."""
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return pd.Series(array, dtype=object)


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
    if pa.types.is_string(kind) or pa.types.is_binary(kind):
        return pd.Series(column.to_numpy(), dtype=object, copy=False)
    if pa.types.is_date(kind) or pa.types.is_decimal(kind):
        return objects(column.to_pylist())
    if not column.null_count and (pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_boolean(kind)):
        return numbers(column.to_numpy())
    return column.to_pandas()


def numbers(values):
    """A script may write to its frame: what refers to Arrow's memory is copied, what has come in pieces was already."""
    return pd.Series(values if values.flags.writeable else values.copy(), copy=False)


def frame_of(table):
    series = [series_of(table.schema.field(i), table.column(i)) for i in range(table.num_columns)]
    # Positions as keys, because names may be the same.
    frame = pd.DataFrame(dict(enumerate(series)), index=pd.RangeIndex(table.num_rows), copy=False)
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
