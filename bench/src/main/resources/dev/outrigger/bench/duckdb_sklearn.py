"""The main job in DuckDB and scikit-learn, in one warm process: what a Python user would write.

Reads a command a line on standard input (words apart by tabs) and answers each with a line: "ok" and values as
name=value, or "error" and a reason.
"""

import os
import sys
import time

import duckdb
import numpy
import pandas
import sklearn
import threadpoolctl
from sklearn.cluster import KMeans

FEATURES = ["order_ratio", "item_ratio", "money_ratio", "frequency"]
GROUPS = 4


def versions():
    kernels = sorted({pool["architecture"] for pool in threadpoolctl.threadpool_info() if "architecture" in pool})
    return {
        "version": "DuckDB %s, scikit-learn %s, numpy %s, pandas %s, Python %s, BLAS kernel %s"
        % (
            duckdb.__version__,
            sklearn.__version__,
            numpy.__version__,
            pandas.__version__,
            sys.version.split()[0],
            " and ".join(kernels) or "unknown",
        )
    }


def labels(features):
    model = KMeans(n_clusters=GROUPS, n_init=1, random_state=111).fit(features)
    ranks = numpy.empty(GROUPS, dtype=numpy.int32)
    ranks[numpy.argsort(model.cluster_centers_[:, 3], kind="stable")] = range(GROUPS)
    return ranks[model.labels_]


def judge(path):
    """How many rows of an answer have the label that they get here, in the answer's own order of rows."""
    answer = pandas.read_csv(path, header=None, names=["customer"] + FEATURES + ["label"])
    return {"same": int((labels(answer[FEATURES]) == answer["label"]).sum())}


class Job:
    def __init__(self, file, folder):
        self.folder = folder
        self.connection = duckdb.connect(file)
        with open(os.path.join(folder, "tables.sql"), encoding="utf-8") as text:
            self.tables = text.read()
        with open(os.path.join(folder, "query.sql"), encoding="utf-8") as text:
            self.query = text.read()

    def prepare(self):
        self.connection.execute("CREATE SCHEMA dbo")
        self.connection.execute(self.tables)
        for table in ("store_sales", "store_returns"):
            path = os.path.join(self.folder, table + ".csv").replace("'", "''")
            self.connection.execute("COPY dbo.%s FROM '%s' (FORMAT csv, HEADER false)" % (table, path))
        self.connection.execute(
            "CREATE TABLE dbo.customer_labels (customer int, order_ratio double NOT NULL, item_ratio double NOT NULL,"
            " money_ratio double NOT NULL, frequency double NOT NULL, label int NOT NULL)"
        )
        self.connection.execute("CHECKPOINT")
        return {}

    def reset(self):
        self.connection.execute("TRUNCATE dbo.customer_labels")
        self.connection.execute("CHECKPOINT")
        return {}

    def run(self):
        times = [time.perf_counter()]
        behaviour = self.connection.execute(self.query).df()
        times.append(time.perf_counter())
        behaviour["label"] = labels(behaviour[FEATURES])
        times.append(time.perf_counter())
        self.connection.execute("INSERT INTO dbo.customer_labels SELECT * FROM behaviour")
        times.append(time.perf_counter())
        self.connection.execute("CHECKPOINT")
        times.append(time.perf_counter())
        query, clustering, write, checkpoint = numpy.diff(times)
        return {
            "seconds": times[3] - times[0],
            "rows": len(behaviour),
            "figure:query": query,
            "figure:k-means": clustering,
            "figure:write": write,
            "figure:checkpoint": checkpoint,
        }

    def answer(self, path):
        rows = self.connection.execute("SELECT * FROM dbo.customer_labels").fetchall()
        with open(path, "w", encoding="utf-8") as out:
            for row in rows:
                out.write(",".join("NaN" if value is None else repr(value) for value in row) + "\n")
        return {}


def main():
    job = Job(sys.argv[1], sys.argv[2])
    for line in sys.stdin:
        command, *arguments = line.rstrip("\n").split("\t")
        try:
            if command == "hello":
                reply = versions()
            elif command == "prepare":
                reply = job.prepare()
            elif command in ("reset", "run") and arguments == ["MAIN_JOB"]:
                reply = getattr(job, command)()
            elif command == "clean":
                reply = job.reset()
            elif command == "judge":
                reply = judge(arguments[0])
            elif command == "answer" and arguments[0] == "MAIN_JOB":
                reply = job.answer(arguments[1])
            else:
                raise ValueError("no such command: " + line.strip())
            words = ["ok"] + ["%s=%s" % (name, value) for name, value in reply.items()]
        except Exception as failure:
            words = ["error", "%s: %s" % (type(failure).__name__, " ".join(str(failure).split()))]
        print("\t".join(words), flush=True)
    job.connection.close()


main()
