-- requires: scripts
EXEC sp_configure 'external scripts enabled', 1
RECONFIGURE
SET NOCOUNT ON
--> message 15457 line 1: Configuration option 'external scripts enabled' changed from 0 to 1. Run the RECONFIGURE statement to install.

-- Every type goes in and comes back.
EXEC sp_execute_external_script N'Python', N'OutputDataSet = InputDataSet', N'SELECT CAST(1 AS bit) AS a, CAST(200 AS tinyint) AS b,
CAST(-5 AS smallint) AS c, 6 AS d, CAST(9007199254740993 AS bigint) AS e, CAST(1.5 AS real) AS f, CAST(2.25 AS float) AS g'
--> (no name) bit | (no name) tinyint | (no name) smallint | (no name) int | (no name) bigint | (no name) real | (no name) float
--> 1 | 200 | -5 | 6 | 9007199254740993 | 1.5 | 2.25
--> (end)

EXEC sp_execute_external_script N'Python', N'OutputDataSet = InputDataSet', N'SELECT CAST(12.34 AS decimal(7,2)) AS a,
CAST(5.5 AS money) AS b'
WITH RESULT SETS ((a decimal(7,2), b money))
--> a decimal(7,2) | b money
--> 12.34 | 5.5000
--> (end)

EXEC sp_execute_external_script N'Python', N'OutputDataSet = InputDataSet', N'SELECT CAST(''abc'' AS char(5)) AS a, N''日本語'' AS b,
CAST(0x00FF AS varbinary(10)) AS c'
--> (no name) nvarchar(max) | (no name) nvarchar(max) | (no name) varbinary(max)
--> abc   | 日本語 | 0x00FF
--> (end)

EXEC sp_execute_external_script N'Python', N'OutputDataSet = InputDataSet', N'SELECT CAST(''2024-02-29'' AS date) AS a,
CAST(''2024-02-29 12:34:56.789'' AS datetime) AS b, CAST(''2024-02-29 12:34:56.1234567'' AS datetime2(7)) AS c,
CAST(''0001-01-01'' AS datetime2(6)) AS d, CAST(''12:34:56.1234567'' AS time(7)) AS e'
WITH RESULT SETS ((a date, b datetime, c datetime2(7), d datetime2(6), e time(7)))
--> a date | b datetime | c datetime2(7) | d datetime2(6) | e time(7)
--> 2024-02-29 | 2024-02-29 12:34:56.790 | 2024-02-29 12:34:56.1234567 | 0001-01-01 00:00:00.000000 | 12:34:56.1234567
--> (end)

EXEC sp_execute_external_script N'Python', N'OutputDataSet = InputDataSet',
    N'SELECT CAST(''6F9619FF-8B86-D011-B42D-00C04FC964FF'' AS uniqueidentifier) AS a'
WITH RESULT SETS ((a uniqueidentifier))
--> a uniqueidentifier
--> 6F9619FF-8B86-D011-B42D-00C04FC964FF
--> (end)

-- Parameters of every kind; NULL is None.
DECLARE @d date = '2024-02-29', @t datetime2(6) = '2024-02-29 12:34:56.123456', @m decimal(10,4) = 1.2345, @b bit = 1,
    @y varbinary(10) = 0x0102, @n int, @u nvarchar(max) = N'日本', @big bigint = 9007199254740993
EXEC sp_execute_external_script N'Python', N'
print(d, t, m, b, n)
n_was_none = n is None
', @params = N'@d date OUTPUT, @t datetime2(6) OUTPUT, @m decimal(10,4) OUTPUT, @b bit OUTPUT, @y varbinary(10) OUTPUT,
    @n int OUTPUT, @u nvarchar(max) OUTPUT, @big bigint OUTPUT, @n_was_none bit OUTPUT',
    @d = @d OUTPUT, @t = @t OUTPUT, @m = @m OUTPUT, @b = @b OUTPUT, @y = @y OUTPUT, @n = @n OUTPUT, @u = @u OUTPUT,
    @big = @big OUTPUT, @n_was_none = NULL
SELECT @d AS d, @t AS t, @m AS m, @b AS b, @y AS y, @n AS n, @u AS u, @big AS big
--> message 39005 line 1: STDOUT message(s) from external script: \n2024-02-29 2024-02-29 12:34:56.123456 1.2345 True None\n
--> d date | t datetime2(6) | m decimal(10,4) | b bit | y varbinary(10) | n int | u nvarchar(max) | big bigint
--> 2024-02-29 | 2024-02-29 12:34:56.123456 | 1.2345 | 1 | 0x0102 | NULL | 日本 | 9007199254740993
--> (end)

-- NaN is NULL in SQL.
EXEC sp_execute_external_script N'Python', N'
import pandas as pd
OutputDataSet = pd.DataFrame({"a": [1.5, float("nan"), float("inf")]})'
--> (no name) float
--> 1.5
--> NULL
--> NULL
--> (end)

-- Standard error has its own message.
EXEC sp_execute_external_script N'Python', N'
import sys
sys.stderr.write("careful\n")'
--> message 39022 line 1: STDERR message(s) from external script: \ncareful\n

-- A syntax error is told in the script's own line.
EXEC sp_execute_external_script N'Python', N'x = 1
y = = 2'
--> error 39004 severity 16 state 20 line 2: A 'Python' script error occurred during execution of 'sp_execute_external_script' with HRESULT 0x80004004. Script line 2: SyntaxError: no viable alternative at input '='\nAn external script error occurred: \n  File "<script>", line 2\n    y = = 2\nSyntaxError: no viable alternative at input '='

EXEC sp_configure 'external script output (KB)', 1
RECONFIGURE
BEGIN TRY
    EXEC sp_execute_external_script N'Python', N'print("x" * 5000)'
END TRY
BEGIN CATCH
    PRINT CONCAT(ERROR_NUMBER(), ' state ', ERROR_STATE(), ': ', ERROR_MESSAGE())
END CATCH
--> message 15457 line 1: Configuration option 'external script output (KB)' changed from 16384 to 1. Run the RECONFIGURE statement to install.
--> print: 39127 state 3: The 'Python' script ran out of resources: it printed more than 1 KB, the setting 'external script output (KB)'. Let the script do less, or raise the setting with sp_configure and RECONFIGURE.
