SELECT LEN('abc  ') AS a, LEN('') AS b, DATALENGTH('abc  ') AS c, DATALENGTH(N'abc') AS d, LEN(NULL) AS e, LEN(N'日本') AS f
--> a int not null | b int not null | c int not null | d int not null | e int | f int not null
--> 3 | 0 | 5 | 6 | NULL | 2
--> (end)
--> (1 row)

SELECT UPPER('aBc') AS a, LOWER('aBc') AS b, LTRIM('  a ') + '|' AS c, RTRIM(' a  ') + '|' AS d, TRIM('  a  ') + '|' AS e, REVERSE('abc') AS f
--> a varchar(3) not null | b varchar(3) not null | c varchar(5) not null | d varchar(5) not null | e varchar(6) not null | f varchar(3) not null
--> ABC | abc | a | |  a| | a| | cba
--> (end)
--> (1 row)

SELECT SUBSTRING('abcdef', 2, 3) AS a, SUBSTRING('abcdef', 0, 3) AS b, SUBSTRING('abcdef', -1, 3) AS c, SUBSTRING('abc', 5, 2) AS d, LEFT('abcdef', 2) AS e, RIGHT('abcdef', 2) AS f, LEFT('abc', 9) AS g
--> a varchar(3) not null | b varchar(3) not null | c varchar(3) not null | d varchar(2) not null | e varchar(2) not null | f varchar(2) not null | g varchar(3) not null
--> bcd | ab | a |  | ab | ef | abc
--> (end)
--> (1 row)

SELECT SUBSTRING('abc', 1, -1) AS fails
--> fails varchar(1) not null
--> (end)
--> error 537 severity 16 state 1 line 1: Invalid length parameter passed to the LEFT or SUBSTRING function.

SELECT LEFT('abc', -1) AS fails
--> fails varchar(1) not null
--> (end)
--> error 537 severity 16 state 1 line 1: Invalid length parameter passed to the LEFT or SUBSTRING function.

SELECT CHARINDEX('b', 'abcb') AS a, CHARINDEX('b', 'abcb', 3) AS b, CHARINDEX('x', 'abc') AS c, CHARINDEX('B', 'abc') AS d, PATINDEX('%c_e%', 'abcde') AS e, PATINDEX('%[0-9]%', 'ab3') AS f
--> a int not null | b int not null | c int not null | d int not null | e int not null | f int not null
--> 2 | 4 | 0 | 2 | 3 | 3
--> (end)
--> (1 row)

SELECT REPLACE('abcabc', 'b', 'XY') AS a, REPLACE('aBc', 'b', '-') AS b, STUFF('abcdef', 2, 3, 'X') AS c, REPLICATE('ab', 3) AS d, REPLICATE('a', -1) AS e, '[' + SPACE(3) + ']' AS f
--> a varchar(8000) not null | b varchar(8000) not null | c varchar(8000) | d varchar(8000) | e varchar(8000) | f varchar(8000)
--> aXYcaXYc | a-c | aXef | ababab | NULL | [   ]
--> (end)
--> (1 row)

SELECT CONCAT('a', NULL, 1, 2.5) AS a, CONCAT_WS(',', 'a', NULL, 'b') AS b, 'a' + NULL AS c, QUOTENAME('a]b') AS d, QUOTENAME('x', '''') AS e
--> a varchar(18) not null | b varchar(8000) not null | c varchar(2) | d nvarchar(258) | e nvarchar(258)
--> a12.5 | a,b | NULL | [a]]b] | 'x'
--> (end)
--> (1 row)

SELECT ASCII('A') AS a, CHAR(66) AS b, UNICODE(N'あ') AS c, NCHAR(12354) AS d, CHAR(256) AS e
--> a int | b char(1) | c int | d nchar(1) | e char(1)
--> 65 | B | 12354 | あ | NULL
--> (end)
--> (1 row)

SELECT CASE WHEN 'abc' = 'ABC  ' THEN 1 ELSE 0 END AS a, CASE WHEN 'a' < 'B' THEN 1 ELSE 0 END AS b, CASE WHEN 'abc' = ' abc' THEN 1 ELSE 0 END AS c, CASE WHEN 'abc' = 'ABC' COLLATE Latin1_General_BIN2 THEN 1 ELSE 0 END AS d
--> a int not null | b int not null | c int not null | d int not null
--> 1 | 1 | 0 | 0
--> (end)
--> (1 row)

SELECT CASE WHEN 'abc' LIKE 'A%' THEN 1 ELSE 0 END AS a, CASE WHEN 'a_c' LIKE 'a[_]c' THEN 1 ELSE 0 END AS b, CASE WHEN '50%' LIKE '50!%' ESCAPE '!' THEN 1 ELSE 0 END AS c, CASE WHEN 'abc' LIKE '[^a]%' THEN 1 ELSE 0 END AS d, CASE WHEN 'abc ' LIKE 'abc' THEN 1 ELSE 0 END AS e
--> a int not null | b int not null | c int not null | d int not null | e int not null
--> 1 | 1 | 1 | 0 | 1
--> (end)
--> (1 row)

SELECT LEN('a', 'b') AS fails
--> error 174 severity 15 state 1 line 1: The len function requires 1 argument(s).
--> batch ended

SELECT NOSUCH('a') AS fails
--> error 195 severity 15 state 1 line 1: 'NOSUCH' is not a recognized built-in function name.
--> batch ended

-- Bytes that code page 1252 has no character for are themselves; a letter without a capital there stays.
SELECT CAST(CAST(0x818D8F909D80 AS varchar(6)) AS varbinary(6)) AS back, ASCII(CHAR(129)) AS code, UNICODE(CHAR(128)) AS euro
SELECT UPPER('ƒÿ') AS varchars, UPPER(N'ƒÿ') AS nvarchars
--> back varbinary(6) not null | code int | euro int
--> 0x818D8F909D80 | 129 | 8364
--> (end)
--> (1 row)
--> varchars varchar(2) not null | nvarchars nvarchar(2) not null
--> ƒŸ | ƑŸ
--> (end)
--> (1 row)
