"""Single values of a column or a parameter, whatever library they come from."""

import decimal

import numpy as np
import pandas as pd


def each(convert, values):
    return [None if value is None else convert(value) for value in values]


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
    """numpy's scalars as Python's, its moments and durations as pandas's."""
    if isinstance(value, np.datetime64):
        return pd.Timestamp(value)
    if isinstance(value, np.timedelta64):
        return pd.Timedelta(value)
    return value.item() if isinstance(value, (np.bool_, np.number, np.str_, np.bytes_)) else value
