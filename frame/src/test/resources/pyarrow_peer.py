"""Reads an Arrow stream from standard input and answers with one on standard output, as the argument says."""
import datetime
import decimal
import sys

import pyarrow as pa


def echo(source, sink):
    """Every value through Python objects and back, so that pyarrow has to understand it."""
    reader = pa.ipc.open_stream(source)
    with pa.ipc.new_stream(sink, reader.schema) as writer:
        for batch in reader:
            batch.validate(full=True)
            arrays = []
            for column, field in zip(batch.columns, batch.schema):
                kept = pa.types.is_floating(field.type) or isinstance(field.type, pa.BaseExtensionType)
                kept = kept or pa.types.is_temporal(field.type)
                arrays.append(column if kept else pa.array(column.to_pylist(), field.type))
            writer.write_batch(pa.record_batch(arrays, schema=batch.schema))


def describe(source, sink):
    reader = pa.ipc.open_stream(source)
    lines = []
    for field in reader.schema:
        lines.append(f"{field.name}|{field.type}|{field.nullable}|{(field.metadata or {}).get(b'ARROW:extension:name', b'').decode()}")
    for batch in reader:
        for column in batch.columns:
            lines.append(repr(column.slice(0, 3).to_pylist()))
    sink.write("\n".join(lines).encode())


def peers(source, sink):
    """The types that pyarrow writes and frames hold as another one."""
    day = datetime.date(2024, 2, 29)
    moment = datetime.time(23, 59, 59, 999000)
    stamp = datetime.datetime(2024, 2, 29, 12, 30, 15)
    columns = {
        "large_text": pa.array(["é", None, "日本"], pa.large_string()),
        "large_bytes": pa.array([b"\x00\xff", None, b""], pa.large_binary()),
        "date64": pa.array([day, None, datetime.date(1969, 12, 31)], pa.date64()),
        "time_s": pa.array([moment.replace(microsecond=0), None, datetime.time(0)], pa.time32("s")),
        "time_ms": pa.array([moment, None, datetime.time(0)], pa.time32("ms")),
        "time_us": pa.array([moment, None, datetime.time(0)], pa.time64("us")),
        "zoned": pa.array([stamp, None, stamp], pa.timestamp("us", "Europe/Berlin")),
        "nothing": pa.nulls(3),
        "decimal32": pa.array([decimal.Decimal("-9.99"), None, decimal.Decimal("1.00")], pa.decimal32(3, 2)),
        "decimal64": pa.array([decimal.Decimal("-9.99"), None, decimal.Decimal("1.00")], pa.decimal64(18, 2)),
        "fixed": pa.array([b"abc", None, b"xyz"], pa.binary(3)),
        "sliced": pa.array(["no", "no", "a", None, "bc", "no"]).slice(2, 3),
        "sliced_bool": pa.array([False, True, None, True, True]).slice(1, 3),
        "uint64": pa.array([2**64 - 1, None, 0], pa.uint64()),
    }
    table = pa.table(columns)
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)


def refused(source, sink):
    """One stream of one column that frames do not have; the type is named by the second argument."""
    column = {
        "halffloat": lambda: pa.array([1.5], pa.float16()),
        "decimal256": lambda: pa.array([decimal.Decimal(1)], pa.decimal256(50, 0)),
        "list": lambda: pa.array([[1]]),
        "struct": lambda: pa.array([{"a": 1}]),
        "dictionary": lambda: pa.array(["a"]).dictionary_encode(),
        "duration": lambda: pa.array([1], pa.duration("s")),
        "string_view": lambda: pa.array(["a"], pa.string_view()),
        "compressed": lambda: pa.array(list(range(1000))),
        "legacy": lambda: pa.array([1]),
    }[sys.argv[2]]()
    options = pa.ipc.IpcWriteOptions(
        compression="zstd" if sys.argv[2] == "compressed" else None,
        use_legacy_format=sys.argv[2] == "legacy",
    )
    table = pa.table({"x": column})
    with pa.ipc.new_stream(sink, table.schema, options=options) as writer:
        writer.write_table(table)


if __name__ == "__main__":
    globals()[sys.argv[1]](sys.stdin.buffer, sys.stdout.buffer)
    sys.stdout.buffer.flush()
