"""Rows through a script in a plain Python process that reads and writes Arrow IPC by itself: what a Python user would write.

Reads a command a line on standard input (words apart by tabs) and answers each with a line: "ok" and values as
name=value, or "error" and a reason.
"""

import os
import sys
import time

import pandas
import pyarrow
import pyarrow.csv

COLUMNS = {
    "id": pyarrow.int32(),
    "quantity": pyarrow.int32(),
    "total": pyarrow.int64(),
    "price": pyarrow.float64(),
    "ratio": pyarrow.float64(),
    "name": pyarrow.string(),
    "city": pyarrow.string(),
    "sold": pyarrow.timestamp("us"),
    "amount": pyarrow.decimal128(9, 2),
}
TASKS = {"ROWS": list(COLUMNS)[:-1], "DECIMAL_ROWS": list(COLUMNS)}
SAMPLE = 97


def script(InputDataSet):
    InputDataSet["price"] = InputDataSet["price"] * 1.25
    OutputDataSet = InputDataSet
    return OutputDataSet


class Job:
    def __init__(self, folder):
        self.folder = folder

    def path(self, task, kind):
        return os.path.join(self.folder, "%s-%s.arrow" % (task.lower(), kind))

    def prepare(self):
        """The rows as Arrow IPC, in pieces as a database hands them out."""
        table = pyarrow.csv.read_csv(
            os.path.join(self.folder, "measured.csv"),
            read_options=pyarrow.csv.ReadOptions(column_names=list(COLUMNS)),
            convert_options=pyarrow.csv.ConvertOptions(column_types=COLUMNS),
        )
        for task, columns in TASKS.items():
            chosen = table.select(columns)
            with pyarrow.OSFile(self.path(task, "in"), "wb") as sink:
                with pyarrow.ipc.new_stream(sink, chosen.schema) as writer:
                    writer.write_table(chosen, max_chunksize=16384)

    def run(self, task):
        times = [time.perf_counter()]
        with pyarrow.OSFile(self.path(task, "in"), "rb") as source:
            with pyarrow.ipc.open_stream(source) as reader:
                frame = reader.read_all().to_pandas()
        times.append(time.perf_counter())
        frame = script(frame)
        times.append(time.perf_counter())
        table = pyarrow.Table.from_pandas(frame, preserve_index=False)
        with pyarrow.OSFile(self.path(task, "out"), "wb") as sink:
            with pyarrow.ipc.new_stream(sink, table.schema) as writer:
                writer.write_table(table)
        times.append(time.perf_counter())
        return {
            "seconds": times[3] - times[0],
            "rows": len(frame),
            "figure:read": times[1] - times[0],
            "figure:script": times[2] - times[1],
            "figure:write": times[3] - times[2],
        }

    def answer(self, task, path):
        self.run(task)
        with pyarrow.OSFile(self.path(task, "out"), "rb") as source:
            with pyarrow.ipc.open_stream(source) as reader:
                frame = reader.read_all().to_pandas()
        frame = frame[frame["id"] % SAMPLE == 0]
        start = pandas.Timestamp("2000-01-01")
        with open(path, "w", encoding="utf-8") as out:
            for row in frame.itertuples(index=False):
                words = ["D%d" % row.id, "D%d" % row.quantity, "D%d" % row.total, "F%r" % float(row.price)]
                words += ["F%r" % float(row.ratio), "T" + row.name, "T" + row.city]
                words.append("D%d" % ((row.sold - start) // pandas.Timedelta(seconds=1)))
                if "amount" in frame:
                    words.append("D%s" % row.amount)
                out.write("\t".join(words) + "\n")

    def clean(self):
        for task in TASKS:
            if os.path.exists(self.path(task, "out")):
                os.remove(self.path(task, "out"))


def main():
    job = Job(sys.argv[1])
    for line in sys.stdin:
        command, *arguments = line.rstrip("\n").split("\t")
        reply = {}
        try:
            if command == "hello":
                reply["version"] = "pandas %s, pyarrow %s, Python %s" % (
                    pandas.__version__, pyarrow.__version__, sys.version.split()[0])
            elif command == "prepare":
                job.prepare()
            elif command == "clean":
                job.clean()
            elif command == "run" and arguments[0] in TASKS:
                reply = job.run(arguments[0])
            elif command == "answer" and arguments[0] in TASKS:
                job.answer(*arguments)
            elif command != "reset":
                raise ValueError("no such command: " + line.strip())
            words = ["ok"] + ["%s=%s" % (name, value) for name, value in reply.items()]
        except Exception as failure:
            words = ["error", "%s: %s" % (type(failure).__name__, " ".join(str(failure).split()))]
        print("\t".join(words), flush=True)


main()
