-- requires: scripts
EXEC sp_configure 'external scripts enabled', 1
RECONFIGURE
--> ?

-- A frame in, a frame out: columns come back without names.
SET NOCOUNT ON
CREATE TABLE t (id int, name nvarchar(10), amount decimal(7,2), score float)
INSERT INTO t VALUES (1, N'eins', 1.25, 0.5), (2, N'zwei', NULL, 1.5), (3, NULL, 3.75, NULL)
--> ?

EXEC sp_execute_external_script @language = N'Python',
    @script = N'OutputDataSet = InputDataSet',
    @input_data_1 = N'SELECT id, name, score FROM t ORDER BY id'
--> ?

EXECUTE sp_execute_external_script @LANGUAGE = N'python', @SCRIPT = N'
out = data[["id"]]
', @input_data_1 = N'SELECT id FROM t WHERE id <> @skip ORDER BY id;', @input_data_1_name = N'data',
    @output_data_1_name = N'out', @params = N'@skip int', @skip = 2
WITH RESULT SETS ((number bigint NOT NULL))
--> ?

-- Parameters go in and come back.
DECLARE @n int = 20, @s nvarchar(20) = N'hello', @f float
EXEC sp_execute_external_script N'Python', N'
n = n + 1
s = s.upper()
f = half / 2
', @params = N'@n int OUTPUT, @s nvarchar(20) OUTPUT, @half float, @f float OUTPUT',
    @n = @n OUTPUT, @s = @s OUTPUT, @half = 1, @f = @f OUTPUT
SELECT @n AS n, @s AS s, @f AS f
--> ?

-- Nothing is cut off silently.
DECLARE @s nvarchar(3)
EXEC sp_execute_external_script N'Python', N's = "much too long"', @params = N'@s nvarchar(3) OUTPUT', @s = @s OUTPUT
SELECT @s AS s
--> ?

EXEC sp_execute_external_script N'Python', N'print("from the script")'
--> ?

-- The traceback has the user's own lines; what was printed before arrives.
EXEC sp_execute_external_script @language = N'Python', @script = N'print("before")
x = 1
raise ValueError("no good")'
PRINT 'goes on'
--> ?

BEGIN TRY
    EXEC sp_execute_external_script @language = N'Python', @script = N'1 / 0'
END TRY
BEGIN CATCH
    PRINT ERROR_NUMBER()
    PRINT ERROR_MESSAGE()
END CATCH
--> ?

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
EXEC sp_execute_external_script @language = N'Python', @script = N'', @input_data_1 = N'SELECT SYSDATETIMEOFFSET() AS d'
PRINT 'end'
--> ?

EXEC sp_execute_external_script @language = N'Python', @script = N'print(len(InputDataSet) if "InputDataSet" in globals() else "none")', @input_data_1 = N'  ;'
EXEC sp_execute_external_script @language = N'Python', @script = N'pass', @parallel = 0
--> ?

-- The query's own error is the error, in its own line.
EXEC sp_execute_external_script @language = N'Python', @script = N'pass', @input_data_1 = N'SELECT id,
1 / (id - 3) AS x FROM t'
PRINT 'goes on'
--> ?

CREATE TABLE r (id bigint, name nvarchar(20))
--> ?

CREATE PROCEDURE runs AS
EXEC sp_execute_external_script @language = N'Python', @script = N'OutputDataSet = InputDataSet',
    @input_data_1 = N'SELECT id, name FROM t ORDER BY id'
WITH RESULT SETS ((a int, b nvarchar(20)))
--> ?

INSERT INTO r EXEC runs
INSERT INTO r EXEC sp_execute_external_script N'Python', N'OutputDataSet = InputDataSet', N'SELECT id + 10 AS a, name FROM t'
SELECT * FROM r ORDER BY id
--> ?

CREATE PROCEDURE breaks AS
EXEC sp_execute_external_script @language = N'Python', @script = N'raise KeyError("k")',
    @input_data_1 = N'SELECT id, name FROM t' WITH RESULT SETS ((a int, b nvarchar(20)))
--> ?

INSERT INTO r EXEC breaks
SELECT COUNT(*) AS n FROM r
--> ?

EXEC sp_execute_external_script @language = N'Python', @script = N'pass' WITH RESULT SETS ((a int))
PRINT 'not reached'
--> ?

EXEC sp_configure 'external script timeout (s)', 1
RECONFIGURE
--> ?

EXEC sp_execute_external_script @language = N'Python', @script = N'
while True:
    pass'
PRINT 'goes on'
--> ?

EXEC sp_configure 'external script timeout (s)', 60
RECONFIGURE
EXEC sp_configure 'external script output (KB)', 8
RECONFIGURE
EXEC sp_execute_external_script @language = N'Python', @script = N'print("works again")'
--> ?
