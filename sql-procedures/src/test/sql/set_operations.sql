SELECT 1 AS a UNION SELECT 2 UNION SELECT 1 ORDER BY a
--> a int not null
--> 1
--> 2
--> (end)
--> (2 rows)

SELECT 1 AS a UNION ALL SELECT 2.5 UNION ALL SELECT NULL
--> a decimal(11,1)
--> 1.0
--> 2.5
--> NULL
--> (end)
--> (3 rows)

SELECT 'a' AS c UNION SELECT 'A ' UNION SELECT 'b'
--> c varchar(2) not null
--> a
--> b
--> (end)
--> (2 rows)

SELECT 'a' AS c UNION ALL SELECT N'bcd' ORDER BY 1 DESC
--> c nvarchar(3) not null
--> bcd
--> a
--> (end)
--> (2 rows)

-- INTERSECT binds tighter than UNION and EXCEPT; NULL equals NULL here.
SELECT a FROM (VALUES (1), (2), (NULL)) AS x (a) EXCEPT SELECT a FROM (VALUES (2), (3)) AS y (a) ORDER BY a
--> a int
--> NULL
--> 1
--> (end)
--> (2 rows)

SELECT a FROM (VALUES (1), (1), (NULL)) AS x (a) INTERSECT SELECT a FROM (VALUES (1), (NULL), (3)) AS y (a) ORDER BY a
--> a int
--> NULL
--> 1
--> (end)
--> (2 rows)

SELECT 1 AS a UNION SELECT 2 INTERSECT SELECT 3
--> a int not null
--> 1
--> (end)
--> (1 row)

(SELECT 1 AS a UNION SELECT 2) INTERSECT SELECT 2
--> a int not null
--> 2
--> (end)
--> (1 row)

SELECT 1 AS a UNION SELECT 1, 2
--> error 205 severity 16 state 1 line 1: All queries combined using a UNION, INTERSECT or EXCEPT operator must have an equal number of expressions in their target lists.
--> batch ended

SELECT 1 AS a UNION SELECT 'x'
--> a int not null
--> 1
--> (end)
--> error 245 severity 16 state 1 line 1: Conversion failed when converting the varchar value 'x' to data type int.
--> batch ended

SELECT 1 AS a UNION SELECT 2 ORDER BY b
--> error 207 severity 16 state 1 line 1: Invalid column name 'b'.
--> batch ended

SELECT 'x' AS a EXCEPT SELECT 'X'
--> a varchar(1) not null
--> (end)
--> (0 rows)

SELECT TOP 1 a FROM (SELECT 3 AS a UNION ALL SELECT 4) AS u ORDER BY a DESC
--> a int not null
--> 4
--> (end)
--> (1 row)
