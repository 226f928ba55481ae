"""Dates and times as the engine stores them."""

import datetime
import struct

import numpy as np
import pandas as pd

from .refusal import BadOutput

TICKS_PER_SECOND = 10_000_000
TICKS_MIN, TICKS_MAX = -62135596800 * TICKS_PER_SECOND, 253402300800 * TICKS_PER_SECOND - 1
NANOSECOND_TICKS_MAX = (2**63 - 1) // 100
EPOCH = datetime.datetime(1970, 1, 1)
UNITS_PER_SECOND = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}


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
