CREATE TABLE v (id int NOT NULL, a int, b int)
INSERT INTO v VALUES (1, 1, 1), (2, 1, NULL), (3, NULL, NULL), (4, 2, 1)
SELECT id FROM v WHERE a = b
SELECT id FROM v WHERE NOT (a = b)
SELECT id FROM v WHERE a = b OR b IS NULL ORDER BY id
SELECT id FROM v WHERE a IS NOT NULL AND b IS NULL
--> (4 rows)
--> id int not null
--> 1
--> (end)
--> (1 row)
--> id int not null
--> 4
--> (end)
--> (1 row)
--> id int not null
--> 1
--> 2
--> 3
--> (end)
--> (3 rows)
--> id int not null
--> 2
--> (end)
--> (1 row)

-- A comparison with NULL is never true.
SELECT id FROM v WHERE a = NULL OR a <> NULL
--> id int not null
--> (end)
--> (0 rows)

-- NOT IN with a NULL in the list finds nothing; NOT EXISTS does.
SELECT id FROM v WHERE id NOT IN (1, NULL)
SELECT id FROM v WHERE id NOT IN (SELECT b FROM v) ORDER BY id
SELECT id FROM v WHERE NOT EXISTS (SELECT 1 FROM v AS w WHERE w.b = v.id) ORDER BY id
SELECT id FROM v WHERE id IN (1, NULL)
--> id int not null
--> (end)
--> (0 rows)
--> id int not null
--> (end)
--> (0 rows)
--> id int not null
--> 2
--> 3
--> 4
--> (end)
--> (3 rows)
--> id int not null
--> 1
--> (end)
--> (1 row)

-- Aggregates pass over NULL; groups and DISTINCT hold it to be one value; it sorts first.
SELECT COUNT(*) AS n, COUNT(b) AS c, SUM(b) AS s, MIN(b) AS mi, COUNT(DISTINCT b) AS dc FROM v
SELECT b, COUNT(*) AS n FROM v GROUP BY b ORDER BY b
SELECT DISTINCT b FROM v ORDER BY b DESC
SELECT SUM(a) AS s, COUNT(a) AS c, MAX(a) AS m FROM v WHERE 1 = 0
--> n int not null | c int not null | s int | mi int | dc int not null
--> 4 | 2 | 2 | 1 | 1
--> (end)
--> (1 row)
--> b int | n int not null
--> NULL | 2
--> 1 | 2
--> (end)
--> (2 rows)
--> b int
--> 1
--> NULL
--> (end)
--> (2 rows)
--> s int | c int not null | m int
--> NULL | 0 | NULL
--> (end)
--> (1 row)

SELECT ISNULL(NULL, 5) AS a, COALESCE(NULL, NULL, 'x') AS b, NULLIF(1, 1) AS c, NULLIF(1, 2) AS d, NULL + 1 AS e, CASE NULL WHEN NULL THEN 'equal' ELSE 'not' END AS f
--> a int not null | b varchar(1) not null | c int | d int | e int | f varchar(5) not null
--> 5 | x | NULL | 1 | NULL | not
--> (end)
--> (1 row)

IF NULL = NULL PRINT 'equal' ELSE PRINT 'not equal'
IF NOT (NULL = NULL) PRINT 'unequal' ELSE PRINT 'unknown'
--> print: not equal
--> print: unknown

SELECT id FROM v WHERE a BETWEEN NULL AND 5
SELECT id FROM v WHERE NOT (a BETWEEN 2 AND NULL) ORDER BY id
--> id int not null
--> (end)
--> (0 rows)
--> id int not null
--> 1
--> 2
--> (end)
--> (2 rows)
