-- requires: cpython
EXEC sp_configure 'external scripts enabled', 1
RECONFIGURE
--> message 15457 line 1: Configuration option 'external scripts enabled' changed from 0 to 1. Run the RECONFIGURE statement to install.

-- A frame in, a frame out: columns come back without names.
SET NOCOUNT ON
CREATE TABLE t (id int, name nvarchar(10), amount decimal(7,2), score float)
INSERT INTO t VALUES (1, N'eins', 1.25, 0.5), (2, N'zwei', NULL, 1.5), (3, NULL, 3.75, NULL)
--> ok

EXEC sp_execute_external_script @language = N'Python',
    @script = N'OutputDataSet = InputDataSet',
    @input_data_1 = N'SELECT id, name, score FROM t ORDER BY id'
--> (no name) int | (no name) nvarchar(max) | (no name) float
--> 1 | eins | 0.5
--> 2 | zwei | 1.5
--> 3 | NULL | NULL
--> (end)

EXECUTE sp_execute_external_script @LANGUAGE = N'python', @SCRIPT = N'
out = data[["id"]]
', @input_data_1 = N'SELECT id FROM t WHERE id <> @skip ORDER BY id;', @input_data_1_name = N'data',
    @output_data_1_name = N'out', @params = N'@skip int', @skip = 2
WITH RESULT SETS ((number bigint NOT NULL))
--> number bigint not null
--> 1
--> 3
--> (end)

-- Parameters go in and come back.
DECLARE @n int = 20, @s nvarchar(20) = N'hello', @f float
EXEC sp_execute_external_script N'Python', N'
n = n + 1
s = s.upper()
f = half / 2
', @params = N'@n int OUTPUT, @s nvarchar(20) OUTPUT, @half float, @f float OUTPUT',
    @n = @n OUTPUT, @s = @s OUTPUT, @half = 1, @f = @f OUTPUT
SELECT @n AS n, @s AS s, @f AS f
--> n int | s nvarchar(20) | f float
--> 21 | HELLO | 0.5
--> (end)

-- Nothing is cut off silently.
DECLARE @s nvarchar(3)
EXEC sp_execute_external_script N'Python', N's = "much too long"', @params = N'@s nvarchar(3) OUTPUT', @s = @s OUTPUT
SELECT @s AS s
--> error 49521 severity 16 state 1 line 3: The value that the external script left in '@s' does not fit its declared type nvarchar(3). Declare it longer: values are never cut off silently.
--> s nvarchar(3)
--> NULL
--> (end)

EXEC sp_execute_external_script N'Python', N'print("from the script")'
--> message 39005 line 1: STDOUT message(s) from external script: \nfrom the script\n

-- The traceback has the user's own lines; what was printed before arrives.
EXEC sp_execute_external_script @language = N'Python', @script = N'print("before")
x = 1
raise ValueError("no good")'
PRINT 'goes on'
--> message 39005 line 1: STDOUT message(s) from external script: \nbefore\n
--> error 39004 severity 16 state 20 line 2: A 'Python' script error occurred during execution of 'sp_execute_external_script' with HRESULT 0x80004004. Script line 3: ValueError: no good\nAn external script error occurred: \nTraceback (most recent call last):\n  File "<script>", line 3, in <module>\n    raise ValueError("no good")\nValueError: no good\nSTDOUT message(s) from external script: \nbefore
--> print: goes on

BEGIN TRY
    EXEC sp_execute_external_script @language = N'Python', @script = N'1 / 0'
END TRY
BEGIN CATCH
    PRINT ERROR_NUMBER()
    PRINT ERROR_MESSAGE()
END CATCH
--> print: 39004
--> print: A 'Python' script error occurred during execution of 'sp_execute_external_script' with HRESULT 0x80004004. Script line 1: ZeroDivisionError: division by zero\nAn external script error occurred: \nTraceback (most recent call last):\n  File "<script>", line 1, in <module>\n    1 / 0\n     ~~^~~\nZeroDivisionError: division by zero

EXEC sp_execute_external_script @language = N'R', @script = N'x <- 1'
EXEC sp_execute_external_script @language = N'Klingon', @script = N'Qapla'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1 = N'DELETE FROM t'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1 = N'SELECT 1 AS a SELECT 2 AS b'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1 = N'SELECT id INTO u FROM t'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1 = N'SELECT
 nothing FROM t'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @params = N'@a int'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @params = N'@a int', @a = 1, @a = 2
EXEC sp_execute_external_script @language = N'Python', @script = N'', @unknown = 1
EXEC sp_execute_external_script @language = N'Python'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @parallel = 1
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1_partition_by_columns = N'a'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @params = N'@r_rowsPerRead int', @r_rowsPerRead = 5
EXEC sp_execute_external_script @language = N'Python', @script = N'', @params = N'@script int'
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1 = N'SELECT CAST(N''2020-01-01 10:00:00.1234567 +00:00'' AS datetimeoffset) AS d'
PRINT 'end'
--> error 39007 severity 16 state 1 line 1: The specified language 'R' does not exist or you do not have permission. R is not available in Outrigger: write the script in Python (@language = N'Python').
--> error 39007 severity 16 state 1 line 2: The specified language 'Klingon' does not exist or you do not have permission. Outrigger runs 'Python', 'Java', and what CREATE EXTERNAL LANGUAGE has made in the database.
--> error 39001 severity 16 state 1 line 3: Only SELECT statement is supported for input data query to 'sp_execute_external_script' stored procedure.
--> error 39001 severity 16 state 1 line 4: Only SELECT statement is supported for input data query to 'sp_execute_external_script' stored procedure.
--> error 39015 severity 16 state 1 line 5: SELECT INTO statement is not supported for input data query to 'sp_execute_external_script' stored procedure.
--> error 207 severity 16 state 1 procedure sp_execute_external_script line 2: Invalid column name 'nothing'.
--> error 39016 severity 16 state 1 line 8: The parameterized external script expects the parameter '@a', which was not supplied.
--> error 39027 severity 16 state 1 line 9: Parameter '@a' was specified multiple times to sp_execute_external_script stored procedure.
--> error 8145 severity 16 state 2 line 10: @unknown is not a parameter for procedure sp_execute_external_script.
--> error 201 severity 16 state 4 line 11: Procedure or function 'sp_execute_external_script' expects parameter '@script', which was not supplied.
--> error 39104 severity 16 state 1 line 13: Column 'a' in '@input_data_1_partition_by_columns' is not defined in the SELECT clause of '@input_data_1' parameter.
--> error 39008 severity 16 state 1 line 15: Invalid parameter name '@script' specified for procedure. This clashes with internal parameters.
--> message 39022 line 1: STDERR message(s) from external script: \ninput column 1 'd': the seventh digit of the second is dropped from 1 value; cast to a precision of 6 to say so\n
--> print: end

EXEC sp_execute_external_script @language = N'Python', @script = N'print(len(InputDataSet) if "InputDataSet" in globals() else "none")', @input_data_1 = N'  ;'
EXEC sp_execute_external_script @language = N'Python', @script = N'pass', @parallel = 0
--> message 39005 line 1: STDOUT message(s) from external script: \n0\n

-- The query's own error is the error, in its own line.
EXEC sp_execute_external_script @language = N'Python', @script = N'pass', @input_data_1 = N'SELECT id,
1 / (id - 3) AS x FROM t'
PRINT 'goes on'
--> error 8134 severity 16 state 1 procedure sp_execute_external_script line 1: Divide by zero error encountered.
--> print: goes on

CREATE TABLE r (id bigint, name nvarchar(20))
--> ok

CREATE PROCEDURE runs AS
EXEC sp_execute_external_script @language = N'Python', @script = N'OutputDataSet = InputDataSet',
    @input_data_1 = N'SELECT id, name FROM t ORDER BY id'
WITH RESULT SETS ((a int, b nvarchar(20)))
--> ok

INSERT INTO r EXEC runs
INSERT INTO r EXEC sp_execute_external_script N'Python', N'OutputDataSet = InputDataSet', N'SELECT id + 10 AS a, name FROM t'
SELECT * FROM r ORDER BY id
--> id bigint | name nvarchar(20)
--> 1 | eins
--> 2 | zwei
--> 3 | NULL
--> 11 | eins
--> 12 | zwei
--> 13 | NULL
--> (end)

CREATE PROCEDURE breaks AS
EXEC sp_execute_external_script @language = N'Python', @script = N'raise KeyError("k")',
    @input_data_1 = N'SELECT id, name FROM t' WITH RESULT SETS ((a int, b nvarchar(20)))
--> ok

INSERT INTO r EXEC breaks
SELECT COUNT(*) AS n FROM r
--> error 39004 severity 16 state 20 procedure breaks line 2: A 'Python' script error occurred during execution of 'sp_execute_external_script' with HRESULT 0x80004004. Script line 1: KeyError: 'k'\nAn external script error occurred: \nTraceback (most recent call last):\n  File "<script>", line 1, in <module>\n    raise KeyError("k")\nKeyError: 'k'
--> n int not null
--> 6
--> (end)

EXEC sp_execute_external_script @language = N'Python', @script = N'pass' WITH RESULT SETS ((a int))
PRINT 'not reached'
--> error 11536 severity 16 state 1 line 1: EXECUTE statement failed because its WITH RESULT SETS clause specified 1 result set(s), but the statement only sent 0 result set(s) at run time.
--> batch ended

EXEC sp_configure 'external script timeout (s)', 1
RECONFIGURE
--> message 15457 line 1: Configuration option 'external script timeout (s)' changed from 600 to 1. Run the RECONFIGURE statement to install.

EXEC sp_execute_external_script @language = N'Python', @script = N'
while True: pass'
PRINT 'goes on'
--> error 39127 severity 16 state 1 line 1: The 'Python' script ran out of resources: it did not end within 1 s, the setting 'external script timeout (s)'. Let the script do less, or raise the setting with sp_configure and RECONFIGURE. It was at line 2 of the script.\nAn external script error occurred: \nTraceback (most recent call last):\n  File "<script>", line 2, in <module>\n    while True: pass
--> print: goes on

EXEC sp_configure 'external script timeout (s)', 60
RECONFIGURE
EXEC sp_configure 'external script output (KB)', 8
RECONFIGURE
EXEC sp_execute_external_script @language = N'Python', @script = N'print("works again")'
--> message 15457 line 1: Configuration option 'external script timeout (s)' changed from 1 to 60. Run the RECONFIGURE statement to install.
--> message 15457 line 1: Configuration option 'external script output (KB)' changed from 16384 to 8. Run the RECONFIGURE statement to install.
--> message 39005 line 1: STDOUT message(s) from external script: \nworks again\n
