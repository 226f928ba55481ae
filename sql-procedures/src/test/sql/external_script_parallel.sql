-- also: cpython
EXEC sp_configure 'external scripts enabled', 1
RECONFIGURE
EXEC sp_configure 'show advanced options', 1
RECONFIGURE
EXEC sp_configure 'external script parallel hosts', 3
RECONFIGURE
--> message 15457 line 1: Configuration option 'external scripts enabled' changed from 0 to 1. Run the RECONFIGURE statement to install.
--> message 15457 line 1: Configuration option 'show advanced options' changed from 0 to 1. Run the RECONFIGURE statement to install.
--> message 15457 line 1: Configuration option 'external script parallel hosts' changed from 0 to 3. Run the RECONFIGURE statement to install.

SET NOCOUNT ON
CREATE TABLE t (id int, grp int)
INSERT INTO t SELECT a.n * 5 + b.n, (a.n * 5 + b.n) % 4 FROM (VALUES (0), (1), (2), (3)) AS a(n), (VALUES (1), (2), (3), (4), (5)) AS b(n)
--> ok

-- Results come in the order of the rows, whichever host is the first to end.
EXEC sp_execute_external_script @language = N'Python', @script = N'
import time
time.sleep(0.05 if int(InputDataSet["id"].min()) % 2 else 0)
OutputDataSet = InputDataSet
', @input_data_1 = N'SELECT id FROM t ORDER BY id', @parallel = 1, @params = N'@r_rowsPerRead int', @r_rowsPerRead = 3
WITH RESULT SETS ((id int NOT NULL))
--> id int not null
--> 1
--> 2
--> 3
--> 4
--> 5
--> 6
--> 7
--> 8
--> 9
--> 10
--> 11
--> 12
--> 13
--> 14
--> 15
--> 16
--> 17
--> 18
--> 19
--> 20
--> (end)

-- Whole partitions go to one host each.
EXEC sp_execute_external_script @language = N'Python', @script = N'
OutputDataSet = pandas.DataFrame({"ids": [",".join([str(int(i)) for i in InputDataSet["id"]])]})
', @input_data_1 = N'SELECT id, grp FROM t', @parallel = 1, @input_data_1_partition_by_columns = N'grp', @input_data_1_order_by_columns = N'id'
WITH RESULT SETS ((ids nvarchar(40)))
EXEC sp_execute_external_script @language = N'Python', @script = N'
OutputDataSet = pandas.DataFrame({"n": [len(InputDataSet)]})
', @input_data_1 = N'SELECT id, grp FROM t OPTION (MAXDOP 1)', @parallel = 1
WITH RESULT SETS ((n int))
EXEC sp_execute_external_script @language = N'Python', @script = N'
OutputDataSet = pandas.DataFrame({"n": [len(InputDataSet)]})
', @input_data_1 = N'SELECT id, grp FROM t WHERE id < 0', @parallel = 1
WITH RESULT SETS ((n int))
--> ids nvarchar(40)
--> 4,8,12,16,20
--> 1,5,9,13,17
--> 2,6,10,14,18
--> 3,7,11,15,19
--> (end)
--> n int
--> 20
--> (end)
--> n int
--> 0
--> (end)

-- The first failure in the order of the rows is the call's.
EXEC sp_execute_external_script @language = N'Python', @script = N'
import time
first = int(InputDataSet["id"].min())
if first == 4: time.sleep(0.3)
if first >= 4:
    raise ValueError("at %d" % first)
OutputDataSet = InputDataSet
', @input_data_1 = N'SELECT id FROM t ORDER BY id', @parallel = 1, @params = N'@r_rowsPerRead int', @r_rowsPerRead = 3
WITH RESULT SETS ((id int NOT NULL))
PRINT 'goes on'
--> id int not null
--> 1
--> 2
--> 3
--> (end)
--> error 39004 severity 16 state 20 line 2: A 'Python' script error occurred during execution of 'sp_execute_external_script' with HRESULT 0x80004004. Script line 6: ValueError: at 4\nAn external script error occurred: \nTraceback (most recent call last):\n  File "<script>", line 6, in <module>\n    raise ValueError("at %d" % first)\nValueError: at 4
--> print: goes on

EXEC sp_execute_external_script @language = N'Python', @script = N'pass',
    @input_data_1 = N'SELECT id FROM t', @parallel = 1, @params = N'@r_rowsPerRead int', @r_rowsPerRead = 3
DECLARE @n int = 1
EXEC sp_execute_external_script @language = N'Python', @script = N'pass',
    @input_data_1 = N'SELECT id FROM t', @parallel = 1, @params = N'@n int OUTPUT', @n = @n OUTPUT
EXEC sp_execute_external_script @language = N'Python', @script = N'print("runs")', @parallel = 1
EXEC sp_execute_external_script @language = N'Python', @script = N'pass', @parallel = N'x'
--> error 39024 severity 16 state 1 line 1: Parallel execution of 'sp_execute_external_script' failed. Specify WITH RESULT SETS clause with output schema.
--> error 49500 severity 16 state 1 line 4: An OUTPUT parameter beside @parallel = 1 of sp_execute_external_script is not supported by Outrigger: each process would have a value of its own. Return it as a column, or leave one of them out.
--> message 39005 line 1: STDOUT message(s) from external script: \nruns\n
--> error 8114 severity 16 state 5 line 7: Error converting data type nvarchar to bit.
