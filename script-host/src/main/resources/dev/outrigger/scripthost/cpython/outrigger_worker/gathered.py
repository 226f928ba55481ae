"""Numbers put into one piece of memory as they arrive, while the next batch is on its way."""

import numpy as np
import pyarrow as pa

from .extension import TICKS, UTC_TICKS, extension_of
from .moments import PANDAS_HAS_MICROSECONDS

ROWS_FIRST, ROWS_MANY = 1 << 16, 1 << 19


def values_of(array):
    """The values behind an array of fixed width, whatever stands at a NULL."""
    kind = np.dtype(array.type.to_pandas_dtype())
    return np.frombuffer(array.buffers()[1], kind, len(array), array.offset * kind.itemsize)


class Numbers:
    """A column's values, one behind the other."""

    def __init__(self, kind):
        self.kind = kind
        self.memory = np.empty(0, kind)
        self.rows = 0

    def add(self, array):
        if len(array):
            values = values_of(array)
            self.put(values, self.room(len(values)))

    def room(self, rows):
        start, end = self.rows, self.rows + rows
        if end > len(self.memory):
            larger = np.empty(max(end, int(len(self.memory) * (4 if end < ROWS_MANY else 1.5)), ROWS_FIRST), self.kind)
            larger[:start] = self.memory[:start]
            self.memory = larger
        self.rows = end
        return self.memory[start:end]

    def put(self, values, target):
        target[:] = values

    def values(self):
        """All of them, in memory of their own."""
        self.memory.resize(self.rows, refcheck=False)
        return self.memory


class Microseconds(Numbers):
    """Moments; none of the values once there is one that microseconds do not hold."""

    def __init__(self):
        super().__init__(np.dtype(np.int64))
        self.exact = True

    def put(self, values, target):
        if self.exact:
            np.floor_divide(values, 10, out=target)
            self.exact = np.array_equal(target * 10, values)

    def values(self):
        return super().values() if self.exact else None


def column_for(field):
    """Nothing for a column that is not of numbers."""
    if extension_of(field) in (TICKS, UTC_TICKS):
        return Microseconds() if PANDAS_HAS_MICROSECONDS else None
    if pa.types.is_integer(field.type) or pa.types.is_floating(field.type):
        return Numbers(np.dtype(field.type.to_pandas_dtype()))
    return None


def add(columns, batches, batch):
    for number, column in enumerate(columns):
        if column is not None:
            if len(batches) == 1:
                column.add(batches[0].column(number))
            column.add(batch.column(number))


def gather(reader):
    """A stream's batches as a table, and for each column its values where they are gathered: where there are several
    batches, and the column is one of numbers."""
    columns = [column_for(field) for field in reader.schema]
    batches = []
    for batch in reader:
        if batches:
            try:
                add(columns, batches, batch)
            except MemoryError:
                # The batches as they are take less.
                columns = [None] * len(columns)
        batches.append(batch)
    if len(batches) < 2:
        columns = [None] * len(columns)
    return pa.Table.from_batches(batches, schema=reader.schema), [column and column.values() for column in columns]
