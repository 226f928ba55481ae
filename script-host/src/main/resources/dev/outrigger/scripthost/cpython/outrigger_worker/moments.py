"""Dates and times as the engine stores them."""

import datetime
import struct
import sys

import numpy as np
import pandas as pd

from .refusal import BadOutput

TICKS_PER_SECOND = 10_000_000
TICKS_MIN, TICKS_MAX = -62135596800 * TICKS_PER_SECOND, 253402300800 * TICKS_PER_SECOND - 1
BLOCK = 1 << 15
NANOSECOND_TICKS_MAX = (2**63 - 1) // 100
EPOCH = datetime.datetime(1970, 1, 1)
UNITS_PER_SECOND = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
PANDAS_HAS_MICROSECONDS = int(pd.__version__.split(".")[0]) >= 2


class Dropped:
    """Counts values whose last digit Python's datetime and time have no room for, and says so once."""

    def __init__(self):
        self.values = 0

    def count(self, values):
        self.values += int(values)

    def tell(self, what):
        if self.values:
            sys.stderr.write(
                "%s: the seventh digit of the second is dropped from %d value%s; cast to a precision of 6 to say so\n"
                % (what, self.values, "" if self.values == 1 else "s")
            )


def fits_nanoseconds(ticks):
    return not len(ticks) or (ticks.min() >= -NANOSECOND_TICKS_MAX and ticks.max() <= NANOSECOND_TICKS_MAX)


def finer_than_microseconds(ticks):
    """How many are; a block at a time, which stays where the processor has it at hand."""
    count = 0
    for start in range(0, len(ticks), BLOCK):
        block = ticks[start : start + BLOCK]
        count += np.count_nonzero(block // 10 * 10 != block)
    return count


def moment_of_ticks(ticks, utc, dropped):
    """A datetime; pandas's own, which is one too, where its nanoseconds are needed."""
    zone = datetime.timezone.utc if utc else None
    if ticks % 10 and abs(ticks) <= NANOSECOND_TICKS_MAX:
        moment = pd.Timestamp(ticks * 100)
        return moment.tz_localize(zone) if utc else moment
    dropped.count(ticks % 10 != 0)
    return datetime_of_ticks(ticks).replace(tzinfo=zone)


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


def ticks_of_duration(value):
    """A duration in ticks; what is finer is dropped."""
    finer = value.nanoseconds // 100 if isinstance(value, pd.Timedelta) else 0
    return (value.days * 86400 + value.seconds) * TICKS_PER_SECOND + value.microseconds * 10 + finer


def nanoseconds_of(value):
    if value.tzinfo is not None:
        raise BadOutput("the time %s has a zone" % value)
    return ((value.hour * 60 + value.minute) * 60 + value.second) * 1_000_000_000 + value.microsecond * 1000


def ticks_array(values):
    """numpy's datetime64, of any unit, as ticks."""
    ticks, null = whole_ticks(values, "datetime64[s]")
    check_years(ticks, 1)
    return ticks, null


def check_years(moments, ticks_each):
    if len(moments) and (moments.min() < TICKS_MIN // ticks_each or moments.max() > TICKS_MAX // ticks_each):
        raise BadOutput("a date is not within the years 1 to 9999")


def whole_ticks(values, seconds):
    """numpy's datetime64 or timedelta64 as ticks, and which of them are NaT."""
    unit, count = np.datetime_data(values.dtype)
    if unit not in UNITS_PER_SECOND or count != 1:
        values, unit = values.astype(seconds), "s"
    null = np.isnat(values)
    numbers = values.view("int64")
    if null.any():
        numbers = np.where(null, 0, numbers)
    per_second = UNITS_PER_SECOND[unit]
    if per_second > TICKS_PER_SECOND:
        return numbers // (per_second // TICKS_PER_SECOND), null
    factor = TICKS_PER_SECOND // per_second
    if len(numbers) and max(abs(int(numbers.min())), abs(int(numbers.max()))) > (2**63 - 1) // factor:
        raise BadOutput("a date or duration is too far from zero")
    return numbers * factor, null


def offset_array(series):
    """A column of datetimes in one time zone, each with its offset from UTC."""
    wall = series.dt.tz_localize(None).to_numpy()
    utc, null = ticks_array(series.dt.tz_convert("UTC").dt.tz_localize(None).to_numpy())
    offset = ticks_array(wall)[0] - utc
    minutes, rest = np.divmod(offset, 60 * TICKS_PER_SECOND)
    wrong = ~null & ((rest != 0) | (np.abs(minutes) > 14 * 60))
    if wrong.any():
        raise BadOutput("the offset of %s is not one of whole minutes within 14 hours" % series[wrong].iloc[0])
    records = np.zeros(len(utc), dtype=[("ticks", "<i8"), ("minutes", "<i2")])
    records["ticks"], records["minutes"] = utc, minutes
    return records, null
