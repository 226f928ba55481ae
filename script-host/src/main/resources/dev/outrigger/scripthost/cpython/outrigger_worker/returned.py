"""Frames that a script returns, as tables that the engine takes."""

import datetime
import decimal
import io
import uuid

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.ipc
from pandas.api.types import infer_dtype

from .extension import OFFSET_TIMESTAMP, TICKS, UUID, extension_field
from .moments import nanoseconds_of, offset_bytes, ticks_array, ticks_of
from .refusal import BadOutput
from .values import each, missing, plain
from .wire import END, PIECE_BYTES, StreamWriter


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
    # Most are text. pandas looks at them, and Arrow takes them, without a step of Python's for each.
    if infer_dtype(values, skipna=True) == "string":
        return pa.field(name, pa.string()), pa.array(values, type=pa.string(), from_pandas=True)
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
    finite = np.isfinite(values) if values.dtype.kind == "f" else None
    # Without a mask Arrow refers to the values; with one it copies them.
    array = pa.array(values) if finite is None or finite.all() else pa.array(values, mask=~finite)
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
            return pa.field(name, pa.string()), pa.Array.from_pandas(series).cast(pa.string())
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
    wire.send(END, hold=True)
