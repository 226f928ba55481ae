-- also: cpython
EXEC sp_configure 'external scripts enabled', 1
RECONFIGURE
--> message 15457 line 1: Configuration option 'external scripts enabled' changed from 0 to 1. Run the RECONFIGURE statement to install.

SET NOCOUNT ON
CREATE TABLE t (id int, name nvarchar(10))
INSERT INTO t VALUES (1, N'eins'), (2, N'zwei'), (3, NULL)
CREATE TABLE names (id int, english nvarchar(10))
INSERT INTO names VALUES (1, N'one'), (2, N'two')
--> ok

CREATE PROCEDURE some_rows @least int AS
BEGIN
    SET NOCOUNT ON
    DECLARE @n int = @least
    SELECT id, name FROM t WHERE id >= @n ORDER BY id
END
--> ok

CREATE PROCEDURE two_sets AS SELECT 1 AS a; SELECT 2 AS b
--> ok

CREATE PROCEDURE no_set AS PRINT 'nothing to send'
--> ok

CREATE PROCEDURE failing AS
BEGIN
    SELECT id FROM t
    RAISERROR('no rows any more', 16, 1)
END
--> ok

-- Several inputs, several outputs: each output is a result set, in the order of their numbers.
EXEC sp_execute_external_script @language = N'Python', @script = N'
rows = InputDataSet.merge(english, on="id")
OutputDataSet = rows
counts = pandas.DataFrame({"frame": ["t", "names", "third"], "n": [len(InputDataSet), len(english), len(InputDataSet3)]})
', @input_data_1 = N'SELECT id, name FROM t ORDER BY id',
    @input_data_2 = N'SELECT id, english FROM names WHERE id <= @most ORDER BY id', @input_data_2_name = N'english',
    @input_data_3 = N'SELECT 1 AS a WHERE 1 = 0', @output_data_2_name = N'counts',
    @params = N'@most int', @most = 2
WITH RESULT SETS ((id int, name nvarchar(10), english nvarchar(10)), (frame nvarchar(10), n int))
--> id int | name nvarchar(10) | english nvarchar(10)
--> 1 | eins | one
--> 2 | zwei | two
--> (end)
--> frame nvarchar(10) | n int
--> t | 3
--> names | 2
--> third | 0
--> (end)

-- A further output that the script does not set is no result set.
EXEC sp_execute_external_script @language = N'Python', @script = N'more = pandas.DataFrame({"a": [1]})',
    @output_data_2_name = N'nothing', @output_data_3_name = N'more'
EXEC sp_execute_external_script @language = N'Python', @script = N'more = pandas.DataFrame({"a": [1]})',
    @output_data_2_name = N'more'
WITH RESULT SETS ((a int), (b int))
--> (no name) bigint
--> 1
--> (end)
--> a int
--> 1
--> (end)
--> error 11536 severity 16 state 1 line 4: EXECUTE statement failed because its WITH RESULT SETS clause specified 2 result set(s), but the statement only sent 1 result set(s) at run time.
--> batch ended

CREATE TABLE taken (n int)
INSERT INTO taken EXEC sp_execute_external_script @language = N'Python', @script = N'
OutputDataSet = pandas.DataFrame({"a": [1, 2]})
more = pandas.DataFrame({"a": [3.0]})
', @output_data_2_name = N'more'
SELECT n FROM taken ORDER BY n
--> n int
--> 1
--> 2
--> 3
--> (end)

-- A further input stays as the script leaves it from chunk to chunk.
EXEC sp_execute_external_script @language = N'Python', @script = N'
OutputDataSet = pandas.DataFrame({"n": [len(InputDataSet) * 100 + len(InputDataSet2)]})
', @input_data_1 = N'SELECT id FROM t', @input_data_2 = N'SELECT id FROM names',
    @params = N'@r_rowsPerRead int', @r_rowsPerRead = 2
WITH RESULT SETS ((n int))
EXEC sp_execute_external_script @language = N'Python', @script = N'OutputDataSet = InputDataSet2', @input_data_2 = N'SELECT id FROM names ORDER BY id'
WITH RESULT SETS ((id int))
--> n int
--> 202
--> 102
--> (end)
--> id int
--> 1
--> 2
--> (end)

-- A procedure's result as input; it sees the parameters.
EXEC sp_execute_external_script @language = N'Python', @script = N'OutputDataSet = InputDataSet',
    @input_data_1 = N'EXEC dbo.some_rows @least = @from', @params = N'@from int', @from = 2
WITH RESULT SETS ((id int, name nvarchar(10)))
EXEC sp_execute_external_script @language = N'Python', @script = N'
OutputDataSet = pandas.DataFrame({"n": [len(InputDataSet)], "more": [len(InputDataSet2)]})',
    @input_data_1 = N'EXECUTE some_rows 1;', @input_data_2 = N'EXEC some_rows 3',
    @params = N'@r_rowsPerRead int', @r_rowsPerRead = 2
WITH RESULT SETS ((n int, more int))
--> id int | name nvarchar(10)
--> 2 | zwei
--> 3 | NULL
--> (end)
--> n int | more int
--> 2 | 1
--> 1 | 1
--> (end)

INSERT INTO taken EXEC sp_execute_external_script @language = N'Python', @script = N'OutputDataSet = InputDataSet[["id"]]',
    @input_data_1 = N'EXEC some_rows 3'
SELECT COUNT(*) AS n FROM taken
--> n int not null
--> 4
--> (end)

EXEC sp_execute_external_script @language = N'Python', @script = N'print("no")', @input_data_1 = N'EXEC two_sets'
EXEC sp_execute_external_script @language = N'Python', @script = N'print("no")', @input_data_1 = N'EXEC no_set'
EXEC sp_execute_external_script @language = N'Python', @script = N'print("no")', @input_data_1 = N'EXEC failing'
EXEC sp_execute_external_script @language = N'Python', @script = N'print("no")', @input_data_1 = N'EXEC no_such'
PRINT 'goes on'
--> error 49542 severity 16 state 1 procedure two_sets line 1: The procedure in '@input_data_1' sent more than one result set; the input of a script is one result set.
--> print: nothing to send
--> error 49542 severity 16 state 1 line 2: The procedure in '@input_data_1' sent no result set; the input of a script is one result set.
--> error 50000 severity 16 state 1 procedure failing line 4: no rows any more
--> error 2812 severity 16 state 62 line 1: Could not find stored procedure 'no_such'.
--> print: goes on

EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1 = N'EXEC some_rows 1; SELECT 1 AS a'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1 = N'EXEC (''SELECT 1 AS a'')'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1 = N'UPDATE t SET id = 1'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_2 = N'SELECT id INTO u FROM t'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1 = N'EXEC some_rows 1', @input_data_1_partition_by_columns = N'no_such'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_9 = N'SELECT 1 AS a'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_2 = N'SELECT 1 AS a', @input_data_2_name = N'InputDataSet'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_2_name = N'x'
--> error 39001 severity 16 state 1 line 1: Only SELECT statement is supported for input data query to 'sp_execute_external_script' stored procedure.
--> error 39001 severity 16 state 1 line 2: Only SELECT statement is supported for input data query to 'sp_execute_external_script' stored procedure.
--> error 39001 severity 16 state 1 line 3: Only SELECT statement is supported for input data query to 'sp_execute_external_script' stored procedure.
--> error 39015 severity 16 state 1 line 4: SELECT INTO statement is not supported for input data query to 'sp_execute_external_script' stored procedure.
--> error 39104 severity 16 state 1 line 5: Column 'no_such' in '@input_data_1_partition_by_columns' is not defined in the SELECT clause of '@input_data_1' parameter.
--> error 49500 severity 16 state 1 line 6: The argument @input_data_9 of sp_execute_external_script is not supported by Outrigger: a script has at most 8 inputs and as many outputs, numbered from 1.
--> error 49544 severity 16 state 1 line 7: The name 'InputDataSet' is given to more than one input of the script.
--> error 201 severity 16 state 4 line 8: Procedure or function 'sp_execute_external_script' expects parameter '@input_data_2', which was not supplied.

-- A procedure's rows in partitions: NULL first, text by its collation, then the order asked for, then the procedure's own.
CREATE PROCEDURE mixed_rows AS
SELECT shop, day, n FROM (VALUES (N'b', 2, 1), (N'A', 1, 2), (NULL, 1, 3), (N'B', 1, 4), (N'a', 3, 5), (N'b', 2, 6), (NULL, 0, 7)) AS v (shop, day, n)
--> ok

EXEC sp_execute_external_script @language = N'Python', @script = N'
OutputDataSet = pandas.DataFrame({"rows": [" ".join(str(n) for n in InputDataSet["n"])]})
', @input_data_1 = N'EXEC mixed_rows', @input_data_1_partition_by_columns = N'shop', @input_data_1_order_by_columns = N'day DESC'
WITH RESULT SETS ((n nvarchar(20)))
--> n nvarchar(20)
--> 3 7
--> 5 2
--> 1 6 4
--> (end)

-- Several outputs of a script in chunks: one result set for each, the first one's first.
EXEC sp_execute_external_script @language = N'Python', @script = N'
OutputDataSet = InputDataSet[["n"]]
totals = pandas.DataFrame({"rows": [len(InputDataSet)], "total": [float(InputDataSet["n"].sum())]})
if len(InputDataSet) > 2: many = pandas.DataFrame({"first": [int(InputDataSet["n"][0])]})
', @input_data_1 = N'SELECT shop, n FROM (VALUES (N''a'', 1), (N''b'', 2), (N''b'', 3), (N''c'', 4), (N''c'', 5), (N''c'', 6)) AS v (shop, n)',
    @input_data_1_partition_by_columns = N'shop', @input_data_1_order_by_columns = N'n',
    @output_data_2_name = N'totals', @output_data_3_name = N'many'
WITH RESULT SETS ((n int), (rows int, total float), (first int))
--> n int
--> 1
--> 2
--> 3
--> 4
--> 5
--> 6
--> (end)
--> rows int | total float
--> 1 | 1
--> 2 | 5
--> 3 | 15
--> (end)
--> first int
--> 4
--> (end)

EXEC sp_execute_external_script @language = N'Python', @script = N'
OutputDataSet = InputDataSet[["n"]]
totals = pandas.DataFrame({"total": [int(InputDataSet["n"].sum())]})
', @input_data_1 = N'SELECT n FROM (VALUES (1), (2), (3), (4), (5)) AS v (n) ORDER BY n OPTION (MAXDOP 2)',
    @output_data_2_name = N'totals', @params = N'@r_rowsPerRead int', @r_rowsPerRead = 2, @parallel = 1
WITH RESULT SETS ((n int), (total int))
--> n int
--> 1
--> 2
--> 3
--> 4
--> 5
--> (end)
--> total int
--> 3
--> 7
--> 5
--> (end)

-- What is kept is bounded.
EXEC sp_configure 'show advanced options', 1
RECONFIGURE
EXEC sp_configure 'external script frame (KB)', 16384
RECONFIGURE
EXEC sp_execute_external_script @language = N'Python', @script = N'
OutputDataSet = InputDataSet
copy = pandas.DataFrame({"t": ["x" * 3000000 for n in InputDataSet["n"]]})
', @input_data_1 = N'SELECT n FROM (VALUES (1), (2), (3), (4), (5), (6), (7)) AS v (n)',
    @output_data_2_name = N'copy', @params = N'@r_rowsPerRead int', @r_rowsPerRead = 2
WITH RESULT SETS ((n int), (t nvarchar(max)))
--> message 15457 line 1: Configuration option 'show advanced options' changed from 0 to 1. Run the RECONFIGURE statement to install.
--> message 15457 line 1: Configuration option 'external script frame (KB)' changed from 262144 to 16384. Run the RECONFIGURE statement to install.
--> n int
--> 1
--> 2
--> 3
--> 4
--> 5
--> 6
--> (end)
--> error 49546 severity 16 state 1 line 6: The rows of the script's further outputs take more than the 16384 KB that may be kept until those of the first output have gone (the setting 'external script frame (KB)'). Return the largest output as the first one.
