SELECT DATEADD(day, 1, CAST('2024-02-28' AS date)) AS a, DATEADD(month, 1, CAST('2024-01-31' AS date)) AS b, DATEADD(year, 1, CAST('2024-02-29' AS datetime)) AS c, DATEADD(hour, -25, CAST('2024-01-01' AS datetime2(0))) AS d, DATEADD(minute, 1, '2024-01-01') AS e
--> a date not null | b date not null | c datetime not null | d datetime2(0) not null | e datetime not null
--> 2024-02-29 | 2024-02-29 | 2025-02-28 00:00:00.000 | 2023-12-30 23:00:00 | 2024-01-01 00:01:00.000
--> (end)
--> (1 row)

SELECT DATEDIFF(year, '2023-12-31', '2024-01-01') AS a, DATEDIFF(month, '2024-01-31', '2024-02-01') AS b, DATEDIFF(day, '2024-01-01 23:59', '2024-01-02 00:01') AS c, DATEDIFF(hour, '2024-01-01 00:59', '2024-01-01 01:00') AS d, DATEDIFF(week, '2024-01-06', '2024-01-07') AS e, DATEDIFF_BIG(second, '1970-01-01', '2100-01-01') AS f
--> a int not null | b int not null | c int not null | d int not null | e int not null | f bigint not null
--> 1 | 1 | 1 | 1 | 1 | 4102444800
--> (end)
--> (1 row)

SELECT DATEDIFF(second, '1900-01-01', '2100-01-01') AS overflow
--> overflow int not null
--> (end)
--> error 535 severity 16 state 1 line 1: The datediff function resulted in an overflow. The number of dateparts separating two date/time instances is too large. Try to use datediff with a less precise datepart.

SELECT YEAR('2024-03-05') AS y, MONTH('2024-03-05') AS m, DAY('2024-03-05') AS d, DATEPART(quarter, '2024-05-01') AS q, DATEPART(dayofyear, '2024-12-31') AS dy, DATEPART(weekday, '2024-03-05') AS dw, DATEPART(iso_week, '2024-12-30') AS isowk, DATEPART(week, '2024-12-31') AS wk
--> y int not null | m int not null | d int not null | q int not null | dy int not null | dw int not null | isowk int not null | wk int not null
--> 2024 | 3 | 5 | 2 | 366 | 3 | 1 | 53
--> (end)
--> (1 row)

SELECT DATENAME(month, '2024-03-05') AS m, DATENAME(weekday, '2024-03-05') AS w, DATENAME(year, '2024-03-05') AS y, DATEPART(ms, '13:14:15.678') AS ms, DATEPART(ns, CAST('13:14:15.1234567' AS time)) AS ns
--> m nvarchar(30) not null | w nvarchar(30) not null | y nvarchar(30) not null | ms int not null | ns int not null
--> March | Tuesday | 2024 | 678 | 123456700
--> (end)
--> (1 row)

SELECT EOMONTH('2024-02-10') AS a, EOMONTH('2024-01-31', 1) AS b, DATEFROMPARTS(2024, 2, 29) AS c, DATETIMEFROMPARTS(2024, 2, 29, 1, 2, 3, 4) AS d, ISDATE('2024-02-30') AS f, ISDATE('2024-02-29') AS g
--> a date not null | b date not null | c date not null | d datetime not null | f int not null | g int not null
--> 2024-02-29 | 2024-02-29 | 2024-02-29 | 2024-02-29 01:02:03.003 | 0 | 1
--> (end)
--> (1 row)

SELECT DATEFROMPARTS(2023, 2, 29) AS fails
--> fails date not null
--> (end)
--> error 289 severity 16 state 1 line 1: Cannot construct data type date, some of the arguments have values which are not valid.

SELECT DATEADD(year, 8000, CAST('2024-01-01' AS date)) AS fails
--> fails date not null
--> (end)
--> error 517 severity 16 state 1 line 1: Adding a value to a 'date' column caused an overflow.

SELECT CONVERT(varchar(30), CAST('2024-03-05 13:14:15.678' AS datetime), 120) AS a, CONVERT(varchar(30), CAST('2024-03-05 13:14:15.678' AS datetime), 121) AS b, CONVERT(varchar(30), CAST('2024-03-05 13:14:15.678' AS datetime), 126) AS c, CONVERT(varchar(30), CAST('2024-03-05' AS date), 103) AS d, CONVERT(varchar(30), CAST('2024-03-05' AS date), 112) AS e, CONVERT(varchar(30), CAST('2024-03-05 13:14' AS datetime), 101) AS f
--> a varchar(30) not null | b varchar(30) not null | c varchar(30) not null | d varchar(30) not null | e varchar(30) not null | f varchar(30) not null
--> 2024-03-05 13:14:15 | 2024-03-05 13:14:15.677 | 2024-03-05T13:14:15.677 | 05/03/2024 | 20240305 | 03/05/2024
--> (end)
--> (1 row)

SELECT CONVERT(date, '05/03/2024', 103) AS a, CONVERT(date, '05/03/2024', 101) AS b, CONVERT(datetime, '20240305') AS c
--> a date not null | b date not null | c datetime not null
--> 2024-03-05 | 2024-05-03 | 2024-03-05 00:00:00.000
--> (end)
--> (1 row)

SELECT CAST('2024-03-05' AS datetime) + 1 AS a, CAST('2024-03-05' AS datetime) - CAST('2024-03-04' AS datetime) AS b, CAST('2024-03-05 12:00' AS datetime) - 0.5 AS c
--> a datetime not null | b datetime not null | c datetime not null
--> 2024-03-06 00:00:00.000 | 1900-01-02 00:00:00.000 | 2024-03-05 00:00:00.000
--> (end)
--> (1 row)

SELECT CAST('2024-03-05' AS date) + 1 AS refused
--> error 206 severity 16 state 1 line 1: Operand type clash: date is incompatible with int
--> batch ended

SELECT CASE WHEN CAST('2024-03-05' AS date) = '2024-03-05' THEN 1 ELSE 0 END AS a, CASE WHEN CAST('2024-03-05' AS datetime) < CAST('2024-03-05 00:00:00.001' AS datetime2) THEN 1 ELSE 0 END AS b
--> a int not null | b int not null
--> 1 | 1
--> (end)
--> (1 row)

SELECT SWITCHOFFSET(CAST('2024-03-05 12:00 +00:00' AS datetimeoffset(0)), '+02:00') AS a, TODATETIMEOFFSET(CAST('2024-03-05 12:00' AS datetime2(0)), '-05:00') AS b
--> a datetimeoffset(0) not null | b datetimeoffset(0) not null
--> 2024-03-05 14:00:00 +02:00 | 2024-03-05 12:00:00 -05:00
--> (end)
--> (1 row)

-- One instant for a whole statement.
SELECT CASE WHEN SYSDATETIME() = SYSDATETIME() AND GETDATE() = CURRENT_TIMESTAMP THEN 1 ELSE 0 END AS same, DATEDIFF(day, GETDATE(), SYSDATETIME()) AS d
--> same int not null | d int not null
--> 1 | 0
--> (end)
--> (1 row)

SELECT DATEPART(fortnight, '2024-01-01') AS fails
--> error 155 severity 15 state 1 line 1: 'fortnight' is not a recognized datepart option.
--> batch ended

-- No value leaves its type's range.
SELECT SMALLDATETIMEFROMPARTS(2079, 6, 6, 23, 59) AS s, CAST('9999-12-31' AS datetime) - CAST('8100-01-01' AS datetime) AS d

SELECT SMALLDATETIMEFROMPARTS(2079, 6, 7, 0, 0)

SELECT DATETIMEFROMPARTS(9999, 12, 31, 23, 59, 59, 999)

SELECT CAST('9999-12-31' AS datetime) + 1

SELECT CAST('1900-01-01' AS smalldatetime) - 1

SELECT CAST('1753-01-01' AS datetime) - CAST('2000-01-01' AS datetime)

SELECT SWITCHOFFSET(CAST('0001-01-01T00:00:00+00:00' AS datetimeoffset), '-05:00')

SELECT TODATETIMEOFFSET(CAST('9999-12-31T23:00:00' AS datetime2), '-05:00')
--> s smalldatetime not null | d datetime not null
--> 2079-06-06 23:59:00.000 | 3799-12-30 00:00:00.000
--> (end)
--> (1 row)
--> (no name) smalldatetime not null
--> (end)
--> error 289 severity 16 state 1 line 4: Cannot construct data type smalldatetime, some of the arguments have values which are not valid.
--> (no name) datetime not null
--> (end)
--> error 289 severity 16 state 1 line 6: Cannot construct data type datetime, some of the arguments have values which are not valid.
--> (no name) datetime not null
--> (end)
--> error 517 severity 16 state 1 line 8: Adding a value to a 'datetime' column caused an overflow.
--> (no name) smalldatetime not null
--> (end)
--> error 517 severity 16 state 1 line 10: Adding a value to a 'smalldatetime' column caused an overflow.
--> (no name) datetime not null
--> (end)
--> error 517 severity 16 state 1 line 12: Adding a value to a 'datetime' column caused an overflow.
--> (no name) datetimeoffset(7) not null
--> (end)
--> error 9813 severity 16 state 1 line 14: The timezone provided to builtin function switchoffset would cause the datetimeoffset to overflow the range of valid date range in either UTC or local time.
--> (no name) datetimeoffset(7) not null
--> (end)
--> error 9813 severity 16 state 1 line 16: The timezone provided to builtin function todatetimeoffset would cause the datetimeoffset to overflow the range of valid date range in either UTC or local time.
