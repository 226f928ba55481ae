"""Defines a nightly job whose step clusters customers, runs it now, and prints what its history says."""
import sys
import time

import pymssql

SCRIPT = """
from sklearn.cluster import KMeans
model = KMeans(n_clusters=2, n_init=3, random_state=1).fit(InputDataSet[["orders", "returns"]])
print("groups: %d" % len(set(model.labels_)))
OutputDataSet = InputDataSet[["customer"]].copy()
OutputDataSet["label"] = model.labels_
"""

with pymssql.connect(
    server="127.0.0.1", port=sys.argv[1], user="sa", password=sys.argv[2], autocommit=True
) as connection:
    cursor = connection.cursor()
    cursor.execute("CREATE DATABASE shop")
    cursor.execute("USE shop")
    cursor.execute("CREATE TABLE dbo.customers (customer int NOT NULL, orders float NOT NULL, returns float NOT NULL)")
    cursor.executemany(
        "INSERT INTO dbo.customers VALUES (%d, %d, %d)",
        [(i, 2 + i % 3, 1) for i in range(20)] + [(i, 90 + i % 3, 40) for i in range(20, 30)],
    )
    cursor.execute("CREATE TABLE dbo.labels (customer int NOT NULL, label int NOT NULL)")
    cursor.execute(
        "CREATE PROCEDURE dbo.label_customers AS EXEC sp_execute_external_script @language = N'Python', @script = N'"
        + SCRIPT.replace("'", "''")
        + "', @input_data_1 = N'SELECT customer, orders, returns FROM dbo.customers'"
        + " WITH RESULT SETS ((customer int, label int))"
    )
    cursor.callproc("msdb.dbo.sp_add_job", ("nightly",))
    cursor.execute(
        "EXEC msdb.dbo.sp_add_jobstep @job_name = %s, @step_name = %s, @database_name = %s, @command = %s",
        ("nightly", "cluster", "shop", "TRUNCATE TABLE dbo.labels; INSERT INTO dbo.labels EXEC dbo.label_customers"),
    )
    cursor.execute(
        "EXEC msdb.dbo.sp_add_jobschedule @job_name = %s, @name = %s, @freq_type = 4, @freq_interval = 1, @active_start_time = 20000",
        ("nightly", "at two"),
    )
    cursor.execute("EXEC msdb.dbo.sp_add_jobserver @job_name = %s", ("nightly",))
    cursor.execute("EXEC msdb.dbo.sp_start_job @job_name = %s", ("nightly",))
    rows = []
    for _ in range(600):
        cursor.execute("EXEC msdb.dbo.sp_help_jobhistory @job_name = %s, @mode = %s, @oldest_first = 1", ("nightly", "FULL"))
        rows = cursor.fetchall()
        if any(row[3] == 0 for row in rows):
            break
        time.sleep(0.1)
    for row in rows:
        print("step", row[3], row[4], "status", row[8], "printed", "groups: 2" in row[7])
    cursor.execute("SELECT COUNT(*) FROM dbo.labels GROUP BY label ORDER BY 1")
    print("labels", [row[0] for row in cursor.fetchall()])
    cursor.execute("SELECT next_run_time FROM msdb.dbo.sysjobschedules")
    print("next", cursor.fetchone()[0])
