"""Columns of Python objects, in the type that all their values share."""

import datetime
import decimal
import uuid

import pandas as pd
import pyarrow as pa

from .extension import OFFSET_TIMESTAMP, TICKS, UUID, extension_field
from .moments import nanoseconds_of, offset_bytes, ticks_of, ticks_of_duration
from .refusal import BadOutput
from .values import each, missing, plain


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


def plain_column(name, array):
    return pa.field(name, array.type), array


def whole_numbers(name, values):
    if all(value is None or -(2**63) <= value < 2**63 for value in values):
        return plain_column(name, pa.array(values, type=pa.int64()))
    return plain_column(name, decimals(each(decimal.Decimal, values)))


def datetimes(name, values):
    zoned = {value.tzinfo is not None for value in values if value is not None}
    if len(zoned) > 1:
        raise BadOutput("some of its datetimes have a time zone and some have none")
    if True in zoned:
        field = extension_field(name, pa.binary(10), OFFSET_TIMESTAMP)
        return field, pa.array(each(offset_bytes, values), type=field.type)
    field = extension_field(name, pa.int64(), TICKS)
    return field, pa.array(each(ticks_of, values), type=field.type)


def object_column(name, given):
    """A column of Python objects goes by what the objects are; where they differ, as text."""
    if pd.api.types.infer_dtype(given, skipna=True) == "string":
        array = pa.array(given, from_pandas=True)
        if pa.types.is_string(array.type) or pa.types.is_large_string(array.type):
            return plain_column(name, array)
    values = [None if missing(value) else plain(value) for value in given]
    kinds = {type(value) for value in values if value is not None}

    def all_are(*wanted):
        return bool(kinds) and all(issubclass(kind, wanted) for kind in kinds)

    if all_are(bool):
        return plain_column(name, pa.array(values, type=pa.bool_()))
    if any(issubclass(kind, complex) for kind in kinds):
        raise BadOutput("SQL has no complex numbers: send the real and the imaginary part as two columns")
    if bool not in kinds:
        if all_are(int):
            return whole_numbers(name, values)
        if all_are(int, float):
            numbers = [None if value is None or value - value != 0 else float(value) for value in values]
            return plain_column(name, pa.array(numbers, type=pa.float64()))
        if all_are(int, decimal.Decimal):
            return plain_column(name, decimals(each(decimal.Decimal, values)))
    if all_are(bytes, bytearray, memoryview):
        return plain_column(name, pa.array(each(bytes, values), type=pa.binary()))
    if all_are(uuid.UUID):
        field = extension_field(name, pa.binary(16), UUID)
        return field, pa.array(each(lambda value: value.bytes, values), type=field.type)
    if all_are(datetime.datetime):
        return datetimes(name, values)
    if all_are(datetime.date) and not any(issubclass(kind, datetime.datetime) for kind in kinds):
        return plain_column(name, pa.array(values, type=pa.date32()))
    if all_are(datetime.time):
        nanoseconds = pa.array(each(nanoseconds_of, values), type=pa.int64())
        return plain_column(name, nanoseconds.cast(pa.time64("ns")))
    if all_are(datetime.timedelta):
        return plain_column(name, pa.array(each(ticks_of_duration, values), type=pa.int64()))
    return plain_column(name, pa.array(each(text_of, values), type=pa.string()))
