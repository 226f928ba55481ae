-- also: cpython
EXEC sp_configure 'external scripts enabled', 1
RECONFIGURE
--> message 15457 line 1: Configuration option 'external scripts enabled' changed from 0 to 1. Run the RECONFIGURE statement to install.

SET NOCOUNT ON
CREATE TABLE t (id int, name nvarchar(10), grp varchar(5), amount decimal(7,2))
INSERT INTO t VALUES (1, N'eins', 'b', 1.25), (2, N'zwei', 'A', NULL), (3, NULL, NULL, 3.75),
    (4, N'vier', 'a', 4.00), (5, N'fünf', 'B', 5.50), (6, N'sechs', NULL, 6.00), (7, N'sieben', 'c', 7.25)
--> ok

-- The script runs once for each chunk; what it sets stays.
DECLARE @seen int = 0, @chunks nvarchar(100)
EXEC sp_execute_external_script @language = N'Python', @script = N'
if seen == 0: sizes = []
sizes.append(len(InputDataSet))
seen = sum(sizes)
chunks = ",".join([str(size) for size in sizes])
OutputDataSet = pandas.DataFrame({"last": [int(InputDataSet["id"].max())], "rows": [len(InputDataSet)]})
', @input_data_1 = N'SELECT id, name FROM t ORDER BY id', @params = N'@r_rowsPerRead int, @seen int OUTPUT, @chunks nvarchar(100) OUTPUT',
    @r_rowsPerRead = 3, @seen = @seen OUTPUT, @chunks = @chunks OUTPUT
WITH RESULT SETS ((last int, size int))
SELECT @seen AS seen, @chunks AS chunks
--> last int | size int
--> 3 | 3
--> 6 | 3
--> 7 | 1
--> (end)
--> seen int | chunks nvarchar(100)
--> 7 | 3,3,1
--> (end)

-- One call with an empty frame of the right columns when there are no rows.
EXEC sp_execute_external_script @language = N'Python', @script = N'
print(list(InputDataSet.columns), len(InputDataSet))
OutputDataSet = InputDataSet
', @input_data_1 = N'SELECT id, name FROM t WHERE id > 100', @params = N'@r_rowsPerRead int', @r_rowsPerRead = 3
WITH RESULT SETS ((id int, name nvarchar(10)))
EXEC sp_execute_external_script @language = N'Python', @script = N'
print(list(InputDataSet.columns), len(InputDataSet))
', @input_data_1 = N'SELECT id, grp FROM t WHERE id > 100', @input_data_1_partition_by_columns = N'grp', @parallel = 1
--> message 39005 line 1: STDOUT message(s) from external script: \n['id', 'name'] 0\n
--> id int | name nvarchar(10)
--> (end)
--> message 39005 line 1: STDOUT message(s) from external script: \n['id', 'grp'] 0\n

-- More rows than there are: one chunk. Chunks without columns add nothing.
EXEC sp_execute_external_script @language = N'Python', @script = N'OutputDataSet = InputDataSet[["id"]]',
    @input_data_1 = N'SELECT id FROM t ORDER BY id', @params = N'@r_rowsPerRead bigint', @r_rowsPerRead = 5000000000
EXEC sp_execute_external_script @language = N'Python', @script = N'
if int(InputDataSet["id"].max()) > 4: OutputDataSet = InputDataSet
', @input_data_1 = N'SELECT id FROM t ORDER BY id', @params = N'@r_rowsPerRead int', @r_rowsPerRead = 2
--> (no name) int
--> 1
--> 2
--> 3
--> 4
--> 5
--> 6
--> 7
--> (end)
--> (no name) int
--> 5
--> 6
--> 7
--> (end)

-- The first chunk with rows gives the columns' types; a value that does not fit there is an error, not a change.
EXEC sp_execute_external_script @language = N'Python', @script = N'
first = int(InputDataSet["id"].min()) == 1
OutputDataSet = pandas.DataFrame({"v": [1, 2] if first else [3.0, 4.0]})
', @input_data_1 = N'SELECT id FROM t WHERE id <= 4 ORDER BY id', @params = N'@r_rowsPerRead int', @r_rowsPerRead = 2
EXEC sp_execute_external_script @language = N'Python', @script = N'
first = int(InputDataSet["id"].min()) == 1
OutputDataSet = pandas.DataFrame({"v": [1, 2] if first else [3.0, 4.5]})
', @input_data_1 = N'SELECT id FROM t WHERE id <= 4 ORDER BY id', @params = N'@r_rowsPerRead int', @r_rowsPerRead = 2
--> (no name) bigint
--> 1
--> 2
--> 3
--> 4
--> (end)
--> (no name) bigint
--> 1
--> 2
--> (end)
--> error 49540 severity 16 state 1 line 6: Chunk 2 of the script's output has in column 1 ('v') a value that does not fit bigint, the type that an earlier chunk gave the column: 4.5. Give the columns' types with WITH RESULT SETS: every chunk is then converted to them.

-- With WITH RESULT SETS every chunk is converted to what is declared.
EXEC sp_execute_external_script @language = N'Python', @script = N'
first = int(InputDataSet["id"].min()) == 1
OutputDataSet = pandas.DataFrame({"v": [1, 2] if first else [3.0, 4.5]})
', @input_data_1 = N'SELECT id FROM t WHERE id <= 4 ORDER BY id', @params = N'@r_rowsPerRead int', @r_rowsPerRead = 2
WITH RESULT SETS ((v float NOT NULL))
--> v float not null
--> 1
--> 2
--> 3
--> 4.5
--> (end)

-- So does the table of an INSERT.
CREATE TABLE into_table (v decimal(5,1))
INSERT INTO into_table EXEC sp_execute_external_script @language = N'Python', @script = N'
first = int(InputDataSet["id"].min()) == 1
OutputDataSet = pandas.DataFrame({"v": [1, 2] if first else [3.0, 4.5]})
', @input_data_1 = N'SELECT id FROM t WHERE id <= 4 ORDER BY id', @params = N'@r_rowsPerRead int', @r_rowsPerRead = 2
SELECT v FROM into_table ORDER BY v
--> v decimal(5,1)
--> 1.0
--> 2.0
--> 3.0
--> 4.5
--> (end)

EXEC sp_execute_external_script @language = N'Python', @script = N'
first = int(InputDataSet["id"].min()) == 1
OutputDataSet = InputDataSet[["id"]] if first else InputDataSet
', @input_data_1 = N'SELECT id, name FROM t WHERE id <= 4 ORDER BY id', @params = N'@r_rowsPerRead int', @r_rowsPerRead = 2
EXEC sp_execute_external_script @language = N'Python', @script = N'
if int(InputDataSet["id"].max()) > 4:
    raise ValueError("the third chunk")
OutputDataSet = InputDataSet
', @input_data_1 = N'SELECT id FROM t ORDER BY id', @params = N'@r_rowsPerRead int', @r_rowsPerRead = 2
EXEC sp_execute_external_script @language = N'Python', @script = N'OutputDataSet = InputDataSet',
    @input_data_1 = N'SELECT 10 / (id - 4) AS v FROM t ORDER BY id', @params = N'@r_rowsPerRead int', @r_rowsPerRead = 2
--> (no name) int
--> 1
--> 2
--> (end)
--> error 49541 severity 16 state 1 line 1: Chunk 2 of the script's output has 2 column(s); an earlier chunk had 1. Let the script return the same columns for each chunk.
--> (no name) int
--> 1
--> 2
--> 3
--> 4
--> (end)
--> error 39004 severity 16 state 20 line 5: A 'Python' script error occurred during execution of 'sp_execute_external_script' with HRESULT 0x80004004. Script line 3: ValueError: the third chunk\nAn external script error occurred: \nTraceback (most recent call last):\n  File "<script>", line 3, in <module>\n    raise ValueError("the third chunk")\nValueError: the third chunk
--> error 8134 severity 16 state 1 procedure sp_execute_external_script line 1: Divide by zero error encountered.

-- Arguments that are wrong.
EXEC sp_execute_external_script @language = N'Python', @script = N'', @params = N'@r_rowsPerRead int', @r_rowsPerRead = 0
EXEC sp_execute_external_script @language = N'Python', @script = N'', @params = N'@r_rowsPerRead int', @r_rowsPerRead = NULL
EXEC sp_execute_external_script @language = N'Python', @script = N'', @params = N'@r_rowsPerRead nvarchar(5)', @r_rowsPerRead = N'5'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @params = N'@r_rowsPerRead int, @r_rowsPerRead int', @r_rowsPerRead = 5
EXEC sp_execute_external_script @language = N'Python', @script = N'', @params = N'@r_rowsPerRead int', @r_rowsPerRead = 5, @R_ROWSPERREAD = 6
EXEC sp_execute_external_script @language = N'Python', @script = N'', @r_rowsPerRead = 5
EXEC sp_execute_external_script @language = NULL, @script = N''
EXEC sp_execute_external_script @language = N'Python', @script = NULL
EXEC sp_execute_external_script @language = N'Python', @script = N'', @script = N''
EXEC sp_execute_external_script @language = N'Python', @script = N'', @no_such = 1
--> error 39132 severity 16 state 1 line 2: The parameter '@r_rowsPerRead' must be a positive integer.
--> error 39132 severity 16 state 1 line 3: The parameter '@r_rowsPerRead' must be a positive integer.
--> error 39132 severity 16 state 1 line 4: The parameter '@r_rowsPerRead' must be a positive integer.
--> error 39026 severity 16 state 1 line 5: The parameter name 'r_rowsPerRead' is specified multiple times. It is reserved for specifying streaming behavior in the stored procedure 'sp_execute_external_script'.
--> error 39026 severity 16 state 1 line 6: The parameter name 'r_rowsPerRead' is specified multiple times. It is reserved for specifying streaming behavior in the stored procedure 'sp_execute_external_script'.
--> error 8145 severity 16 state 2 line 7: @r_rowsPerRead is not a parameter for procedure sp_execute_external_script.
--> error 201 severity 16 state 4 line 8: Procedure or function 'sp_execute_external_script' expects parameter '@language', which was not supplied.
--> error 201 severity 16 state 4 line 9: Procedure or function 'sp_execute_external_script' expects parameter '@script', which was not supplied.
--> error 39027 severity 16 state 1 line 10: Parameter '@script' was specified multiple times to sp_execute_external_script stored procedure.
--> error 8145 severity 16 state 2 line 11: @no_such is not a parameter for procedure sp_execute_external_script.
