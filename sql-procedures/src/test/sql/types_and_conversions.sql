-- Literals have types.
SELECT 1 AS i, 2147483648 AS d, 1.50 AS n, 1e3 AS f, 'ab' AS s, N'日本' AS u, 0x0AFF AS b, $12.5 AS m, NULL AS z
--> i int not null | d decimal(10,0) not null | n decimal(3,2) not null | f float not null | s varchar(2) not null | u nvarchar(2) not null | b varbinary(2) not null | m money not null | z int
--> 1 | 2147483648 | 1.50 | 1000 | ab | 日本 | 0x0AFF | 12.5000 | NULL
--> (end)
--> (1 row)

-- Precedence decides what a mixed expression becomes.
SELECT '5' + 3 AS a, 1 + 2.5 AS b, 1 + CAST(2 AS float) AS c
--> a int not null | b decimal(3,1) not null | c float not null
--> 8 | 3.5 | 3
--> (end)
--> (1 row)

SELECT CAST(1 AS bit) + 1 AS a, CAST(200 AS tinyint) + CAST(50 AS tinyint) AS b, 'a' + N'b' AS c
--> a int not null | b tinyint not null | c nvarchar(2) not null
--> 2 | 250 | ab
--> (end)
--> (1 row)

SELECT CAST(200 AS tinyint) + CAST(100 AS tinyint) AS overflow
--> overflow tinyint not null
--> (end)
--> error 8115 severity 16 state 1 line 1: Arithmetic overflow error converting expression to data type tinyint.

-- CASE and COALESCE take the highest type, whichever branch is taken.
SELECT CASE WHEN 1 = 1 THEN 1 ELSE 2.5 END AS a, COALESCE(NULL, 1, 2.25) AS b, ISNULL(CAST(NULL AS varchar(2)), 'long') AS c, IIF(1 = 0, 'a', N'bcd') AS d
--> a decimal(11,1) not null | b decimal(12,2) not null | c varchar(2) not null | d nvarchar(3) not null
--> 1.0 | 1.00 | lo | bcd
--> (end)
--> (1 row)

SELECT CASE WHEN 1 = 1 THEN 'abc' ELSE 1 END AS fails
--> fails int not null
--> (end)
--> error 245 severity 16 state 1 line 1: Conversion failed when converting the varchar value 'abc' to data type int.
--> batch ended

-- Casts cut texts and round numbers.
SELECT CAST('abcdef' AS varchar(3)) AS a, CAST(1.567 AS decimal(4,1)) AS b, CAST(2.5 AS int) AS c, CAST(-2.9 AS int) AS d, CAST(2.9e0 AS int) AS e, CAST(12345 AS varchar(5)) AS f, CAST(12345 AS varchar(4)) AS g
--> a varchar(3) not null | b decimal(4,1) not null | c int not null | d int not null | e int not null | f varchar(5) not null | g varchar(4) not null
--> abc | 1.6 | 2 | -2 | 2 | 12345 | *
--> (end)
--> (1 row)

SELECT CAST(12345.6 AS decimal(5,2)) AS overflow
--> overflow decimal(5,2) not null
--> (end)
--> error 8115 severity 16 state 1 line 1: Arithmetic overflow error converting numeric to data type numeric.

SELECT CAST(12345.6 AS varchar(4)) AS short
--> short varchar(4) not null
--> (end)
--> error 8115 severity 16 state 1 line 1: Arithmetic overflow error converting numeric to data type varchar.

SELECT CAST(300 AS tinyint) AS overflow
--> overflow tinyint not null
--> (end)
--> error 220 severity 16 state 1 line 1: Arithmetic overflow error for data type tinyint, value = 300.

SELECT CAST(3000000000 AS int) AS overflow
--> overflow int not null
--> (end)
--> error 8115 severity 16 state 1 line 1: Arithmetic overflow error converting numeric to data type int.

SELECT CAST('' AS int) AS a, CAST(' 12 ' AS int) AS b, CAST('+7' AS int) AS c, CAST('' AS datetime) AS d, CAST(0x01 AS int) AS e, CAST(1 AS varbinary(4)) AS f
--> a int not null | b int not null | c int not null | d datetime not null | e int not null | f varbinary(4) not null
--> 0 | 12 | 7 | 1900-01-01 00:00:00.000 | 1 | 0x00000001
--> (end)
--> (1 row)

SELECT CAST('1.5' AS int) AS fails
--> fails int not null
--> (end)
--> error 245 severity 16 state 1 line 1: Conversion failed when converting the varchar value '1.5' to data type int.
--> batch ended

SELECT CAST('x' AS decimal(5,2)) AS fails
--> fails decimal(5,2) not null
--> (end)
--> error 8114 severity 16 state 1 line 1: Error converting data type varchar to numeric.
--> batch ended

SELECT CAST('2024-02-30' AS date) AS fails
--> fails date not null
--> (end)
--> error 241 severity 16 state 1 line 1: Conversion failed when converting date and/or time from character string.
--> batch ended

SELECT CAST('true' AS bit) AS a, CAST(5 AS bit) AS b, CAST('0' AS bit) AS c, CAST(0.4 AS bit) AS d
--> a bit not null | b bit not null | c bit not null | d bit not null
--> 1 | 1 | 0 | 1
--> (end)
--> (1 row)

SELECT TRY_CAST('x' AS int) AS a, TRY_CAST('2024-02-30' AS date) AS c
--> a int | c date
--> NULL | NULL
--> (end)
--> (1 row)

SELECT CAST(CAST(1e0 / 3 AS float) AS varchar(30)) AS a, CAST(1e10 AS varchar(30)) AS b, CAST(CAST(0.1 AS real) AS float) AS c, CONVERT(varchar(30), 1234567.0e0) AS d, STR(12.345, 8, 2) AS e
--> a varchar(30) not null | b varchar(30) not null | c float not null | d varchar(30) not null | e varchar(8)
--> 0.333333 | 1e+010 | 0.10000000149011612 | 1.23457e+006 |    12.35
--> (end)
--> (1 row)

SELECT CONVERT(varchar(30), CAST(1234567.891 AS money), 1) AS a, CONVERT(varchar(30), CAST(1234567.891 AS money)) AS b, CONVERT(varchar(10), 0x0AFF, 1) AS c, CONVERT(varbinary(4), '0x0AFF', 1) AS d
--> a varchar(30) not null | b varchar(30) not null | c varchar(10) not null | d varbinary(4) not null
--> 1,234,567.89 | 1234567.89 | 0x0AFF | 0x0AFF
--> (end)
--> (1 row)

SELECT CAST(CAST('2024-03-05 13:14:15.678' AS datetime2) AS varchar(40)) AS a, CAST(CAST('2024-03-05 13:14:15' AS datetime) AS varchar(40)) AS b, CAST(CAST('2024-03-05' AS date) AS varchar(40)) AS c, CAST('13:14' AS time(0)) AS d
--> a varchar(40) not null | b varchar(40) not null | c varchar(40) not null | d time(0) not null
--> 2024-03-05 13:14:15.6780000 | Mar  5 2024  1:14PM | 2024-03-05 | 13:14:00
--> (end)
--> (1 row)

SELECT CAST('2024-03-05 13:14:15.678' AS datetime) AS a, CAST('2024-03-05 13:14:45' AS smalldatetime) AS b, CAST('2024-03-05 13:14:15 +02:00' AS datetimeoffset(0)) AS c
--> a datetime not null | b smalldatetime not null | c datetimeoffset(0) not null
--> 2024-03-05 13:14:15.677 | 2024-03-05 13:15:00.000 | 2024-03-05 13:14:15 +02:00
--> (end)
--> (1 row)

SELECT CAST('6F9619FF-8B86-D011-B42D-00C04FC964FF' AS uniqueidentifier) AS g
--> g uniqueidentifier not null
--> 6F9619FF-8B86-D011-B42D-00C04FC964FF
--> (end)
--> (1 row)

SELECT CAST('x' AS uniqueidentifier) AS g
--> g uniqueidentifier not null
--> (end)
--> error 8169 severity 16 state 1 line 1: Conversion failed when converting from a character string to uniqueidentifier.
--> batch ended

SELECT CAST(CAST('2024-01-01' AS date) AS int) AS refused
--> error 529 severity 16 state 1 line 1: Explicit conversion from data type date to int is not allowed.
--> batch ended

-- A varchar has the characters of its code page alone.
SELECT '日本é€ł' AS a, N'日本é€ł' AS b, CAST(N'Łódź 日 ａＢ' AS varchar(20)) AS c, UPPER('µÿ') AS d
CREATE TABLE code_page (v varchar(10), n nvarchar(10), c char(4))
INSERT INTO code_page VALUES (N'日本', N'日本', N'日')
INSERT INTO code_page SELECT N'š日', n, n FROM code_page
UPDATE code_page SET v = N'ж' + v WHERE v = '??'
SELECT *, DATALENGTH(v) AS bytes FROM code_page
DECLARE @v varchar(10) = N'ąж' SELECT @v AS v, CASE WHEN @v = 'a?' THEN 1 ELSE 0 END AS same
DROP TABLE code_page
--> a varchar(5) not null | b nvarchar(5) not null | c varchar(20) not null | d varchar(2) not null
--> ??é€l | 日本é€ł | Lódz ? aB | µŸ
--> (end)
--> (1 row)
--> (1 row)
--> (1 row)
--> (1 row)
--> v varchar(10) | n nvarchar(10) | c char(4) | bytes int
--> ??? | 日本 | ?    | 3
--> š? | 日本 | ??   | 2
--> (end)
--> (2 rows)
--> v varchar(10) | same int not null
--> a? | 1
--> (end)
--> (1 row)
