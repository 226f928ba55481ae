"""Frames that a script returns, as tables that the engine takes."""

import math

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.ipc

from .extension import OFFSET_TIMESTAMP, TICKS, UUID, extension_field
from .moments import check_years, offset_array, ticks_array, whole_ticks
from .objects import object_column
from .refusal import BadOutput
from .wire import END, StreamWriter

# The engine reads one batch while the next is on its way.
BATCH_ROWS = 1 << 15
NOT_A_TIME = np.iinfo(np.int64).min

COMPLEX = "SQL has no complex numbers: send the real and the imaginary part as two columns"


def offset_column(name, series):
    records, null = offset_array(series)
    values = pa.py_buffer(np.ascontiguousarray(records))
    valid = pa.array(~null).buffers()[1] if null.any() else None
    field = extension_field(name, pa.binary(10), OFFSET_TIMESTAMP)
    return field, pa.Array.from_buffers(field.type, len(records), [valid, values])


def duration_column(name, values):
    """bigint: ticks of 100 nanoseconds, SQL's finest; a time holds less than a day."""
    ticks, null = whole_ticks(values, "timedelta64[s]")
    return pa.field(name, pa.int64()), pa.array(ticks, mask=null if null.any() else None)


def all_finite(values):
    # Their sum is quicker to make than to look at each, and seldom too large where they are not.
    with np.errstate(over="ignore", invalid="ignore"):
        return math.isfinite(values.sum()) or bool(np.isfinite(values).all())


def number_column(name, values):
    if values.dtype.kind == "c":
        raise BadOutput(COMPLEX)
    if values.dtype.kind not in "biuf" or values.dtype.itemsize > 8:
        raise BadOutput("SQL has no type for %s; convert it with .astype(), for example to float64" % values.dtype)
    if values.dtype == np.float16:
        values = values.astype(np.float32)
    # A float column of the database holds no NaN and no infinity.
    array = pa.array(values, mask=None if values.dtype.kind != "f" or all_finite(values) else ~np.isfinite(values))
    return pa.field(name, array.type), array


def floating_column(name, array):
    if array.type == pa.float16():
        array = array.cast(pa.float32())
    values = array.to_numpy(zero_copy_only=False)
    return number_column(name, values)


def decimal_column(name, array):
    kind = array.type
    if kind.bit_width > 128 or kind.scale < 0:
        scale = max(0, kind.scale)
        if scale > 38:
            raise BadOutput("decimals with %d digits behind the point; at most 38 are possible" % scale)
        array = array.cast(pa.decimal128(38, scale))
    return pa.field(name, array.type), array


def zoned_column(name, array):
    return offset_column(name, pd.Series(array.to_pandas()))


def with_short_offsets(texts):
    """Less to send; as they are where one of their offsets is too large, be it of a part that does not count."""
    try:
        return texts.cast(pa.string())
    except pa.ArrowInvalid:
        return texts


def arrow_column(name, array):
    """A column that Arrow holds, of whatever type: most go as they are."""
    kind = array.type
    is_ = pa.types
    if is_.is_large_string(kind):
        array = with_short_offsets(array)
    if is_.is_string(kind) or is_.is_large_string(kind):
        return pa.field(name, array.type), array
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
        if isinstance(array, pa.ChunkedArray):
            array = pa.concat_arrays(array.chunks)
    if isinstance(kind, pa.BaseExtensionType):
        if kind.extension_name == UUID:
            return extension_field(name, pa.binary(16), UUID), array.storage
        return arrow_column(name, array.storage)
    if is_.is_dictionary(kind):
        return arrow_column(name, array.dictionary_decode())
    if is_.is_floating(kind):
        return floating_column(name, array)
    if is_.is_decimal(kind):
        return decimal_column(name, array)
    if is_.is_timestamp(kind) and kind.tz is not None:
        return zoned_column(name, array)
    if is_.is_duration(kind):
        return duration_column(name, array.to_numpy(zero_copy_only=False))
    if str(kind) in ("string_view", "binary_view"):
        array = array.cast(pa.large_string() if str(kind) == "string_view" else pa.large_binary())
    elif is_.is_null(kind):
        array = array.cast(pa.string())
    elif is_.is_nested(kind) or is_.is_interval(kind):
        raise BadOutput("SQL has no type for Arrow's %s; send it as text, for example with .map(json.dumps)" % kind)
    return pa.field(name, array.type), array


def category_column(name, series):
    """A category goes by the type of its categories, in which a missing one is NULL."""
    field, values = column_of(name, pd.Series(series.cat.categories))
    codes = series.cat.codes.to_numpy()
    missing = codes < 0
    return field, values.take(pa.array(np.where(missing, 0, codes), type=pa.int64(), mask=missing))


def microsecond_column(name, values):
    """As they are: the engine makes ticks of them."""
    microseconds = values.view(np.int64)
    null = np.isnat(values) if len(values) and microseconds.min() == NOT_A_TIME else None
    check_years(microseconds if null is None else microseconds[~null], 10)
    array = pa.array(microseconds, mask=null)
    return pa.field(name, pa.timestamp("us")), array.view(pa.timestamp("us"))


def column_of(name, series):
    dtype = series.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        return category_column(name, series)
    if isinstance(dtype, pd.SparseDtype):
        return column_of(name, series.sparse.to_dense())
    if isinstance(dtype, pd.DatetimeTZDtype):
        return offset_column(name, series)
    if isinstance(dtype, (pd.PeriodDtype, pd.IntervalDtype)):
        return object_column(name, series.astype(object).to_numpy())
    if not isinstance(dtype, np.dtype):
        return arrow_column(name, pa.Array.from_pandas(series))
    if dtype == "datetime64[us]":
        return microsecond_column(name, series.to_numpy())
    if dtype.kind == "M":
        ticks, null = ticks_array(series.to_numpy())
        field = extension_field(name, pa.int64(), TICKS)
        return field, pa.array(ticks, mask=null if null.any() else None)
    if dtype.kind == "m":
        return duration_column(name, series.to_numpy())
    if dtype.kind in "OSU":
        return object_column(name, series.to_numpy())
    return number_column(name, series.to_numpy())


def made_of(name, value):
    """How a frame is made of what is none."""
    if value is None:
        return "%s = pandas.DataFrame(); a method called with inplace=True returns None" % name
    if hasattr(value, "to_pandas"):
        return "%s.to_pandas()" % name
    if isinstance(value, pd.Series):
        return "%s.to_frame()" % name
    return "pandas.DataFrame(%s)" % name


def table_of(name, frame):
    if not isinstance(frame, pd.DataFrame):
        raise BadOutput(
            "the output variable %s is a %s, not a pandas DataFrame; make one, for example %s"
            % (name, type(frame).__name__, made_of(name, frame))
        )
    fields, columns = [], []
    for i in range(frame.shape[1]):
        title = str(frame.columns[i])
        try:
            field, column = column_of(title, frame.iloc[:, i])
        except (BadOutput, ValueError, TypeError, ArithmeticError, NotImplementedError, pa.ArrowException) as e:
            raise BadOutput("output column %d '%s': %s" % (i + 1, title, e)) from None
        fields.append(field)
        columns.append(column)
    return pa.Table.from_arrays(columns, schema=pa.schema(fields)) if fields else None


def send_batch(writer, batch, frame_bytes):
    if batch.nbytes > frame_bytes:
        if batch.num_rows == 1:
            raise BadOutput("a row of %d bytes; a frame may have %d, the setting 'external script frame (KB)'" % (batch.nbytes, frame_bytes))
        half = batch.num_rows // 2
        send_batch(writer, batch.slice(0, half), frame_bytes)
        send_batch(writer, batch.slice(half), frame_bytes)
    else:
        writer.write_batch(batch)


def send_table(wire, table, frame_rows, frame_bytes):
    stream = StreamWriter(wire)
    with pa.ipc.new_stream(pa.PythonFile(stream, mode="w"), table.schema) as writer:
        for batch in table.to_batches(max_chunksize=min(frame_rows, BATCH_ROWS)):
            send_batch(writer, batch, frame_bytes)
    stream.end_piece()
    wire.send(END, hold=True)
