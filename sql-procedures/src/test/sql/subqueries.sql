CREATE TABLE e (id int NOT NULL, name varchar(10), boss int, pay int)
INSERT INTO e VALUES (1, 'ann', NULL, 100), (2, 'bob', 1, 80), (3, 'cid', 1, 90), (4, 'dee', 2, 85)
SELECT name FROM e WHERE pay > (SELECT AVG(pay) FROM e) ORDER BY id
--> (4 rows)
--> name varchar(10)
--> ann
--> cid
--> (end)
--> (2 rows)

SELECT name, (SELECT b.name FROM e AS b WHERE b.id = e.boss) AS boss FROM e ORDER BY id
--> name varchar(10) | boss varchar(10)
--> ann | NULL
--> bob | ann
--> cid | ann
--> dee | bob
--> (end)
--> (4 rows)

SELECT name FROM e WHERE EXISTS (SELECT * FROM e AS x WHERE x.boss = e.id) ORDER BY id
--> name varchar(10)
--> ann
--> bob
--> (end)
--> (2 rows)

SELECT name FROM e WHERE id IN (SELECT boss FROM e) ORDER BY id
--> name varchar(10)
--> ann
--> bob
--> (end)
--> (2 rows)

SELECT name FROM e WHERE id NOT IN (SELECT boss FROM e WHERE boss IS NOT NULL) ORDER BY id
--> name varchar(10)
--> cid
--> dee
--> (end)
--> (2 rows)

SELECT name FROM e WHERE pay >= ALL (SELECT pay FROM e)
SELECT name FROM e WHERE pay < ANY (SELECT pay FROM e WHERE boss = 1) ORDER BY id
SELECT name FROM e WHERE pay > ALL (SELECT pay FROM e WHERE id > 9) ORDER BY id
--> name varchar(10)
--> ann
--> (end)
--> (1 row)
--> name varchar(10)
--> bob
--> dee
--> (end)
--> (2 rows)
--> name varchar(10)
--> ann
--> bob
--> cid
--> dee
--> (end)
--> (4 rows)

SELECT d.boss, d.n FROM (SELECT boss, COUNT(*) AS n FROM e GROUP BY boss) AS d WHERE d.n > 1
--> boss int | n int not null
--> 1 | 2
--> (end)
--> (1 row)

SELECT (SELECT 1 WHERE 1 = 0) AS nothing, (SELECT COUNT(*) FROM e) AS n
--> nothing int | n int
--> NULL | 4
--> (end)
--> (1 row)

SELECT name, (SELECT pay FROM e) AS fails FROM e
--> error 512 severity 16 state 1 line 1: Subquery returned more than 1 value. This is not permitted when the subquery follows =, !=, <, <= , >, >= or when the subquery is used as an expression.

SELECT (SELECT id, name FROM e) AS fails
--> error 116 severity 16 state 1 line 1: Only one expression can be specified in the select list when the subquery is not introduced with EXISTS.
--> batch ended

SELECT name FROM e WHERE id IN (SELECT id, boss FROM e)
--> error 116 severity 16 state 1 line 1: Only one expression can be specified in the select list when the subquery is not introduced with EXISTS.
--> batch ended

SELECT * FROM (SELECT id FROM e)
--> error 102 severity 15 state 1 line 1: Incorrect syntax near ')'.
--> batch ended

SELECT * FROM (SELECT id, id FROM e) AS d
--> error 8156 severity 16 state 1 line 1: The column 'id' was specified multiple times for 'd'.
--> batch ended

SELECT * FROM (SELECT id + 1 FROM e) AS d
--> error 8155 severity 16 state 1 line 1: No column name was specified for column 1 of 'd'.
--> batch ended

SELECT * FROM (SELECT id FROM e ORDER BY id) AS d
--> error 1033 severity 15 state 1 line 1: The ORDER BY clause is invalid in views, inline functions, derived tables, subqueries, and common table expressions, unless TOP, OFFSET or FOR XML is also specified.
--> batch ended

-- A name that the inner query does not know is the outer one's.
SELECT name FROM e WHERE id IN (SELECT id FROM (SELECT 1 AS one) AS d) ORDER BY id
--> name varchar(10)
--> ann
--> bob
--> cid
--> dee
--> (end)
--> (4 rows)

DECLARE @n int = (SELECT MAX(pay) FROM e)
IF EXISTS (SELECT * FROM e WHERE pay = @n) PRINT @n
IF (SELECT COUNT(*) FROM e) > 3 PRINT 'many'
--> print: 100
--> print: many

SELECT e.name, m.top_pay FROM e JOIN (SELECT boss, MAX(pay) AS top_pay FROM e GROUP BY boss) AS m ON m.boss = e.id AND m.top_pay = (SELECT MAX(x.pay) FROM e AS x WHERE x.boss = e.id) ORDER BY e.id
--> name varchar(10) | top_pay int
--> ann | 90
--> bob | 85
--> (end)
--> (2 rows)

-- A quantified comparison with the row around it, where it is not the whole condition.
CREATE TABLE outside (a int, b int)
INSERT INTO outside VALUES (1, 1), (2, 2), (3, NULL)
SELECT a FROM outside AS o WHERE a <> ANY (SELECT i.a FROM outside AS i WHERE i.b = o.b) OR a = 3 ORDER BY a
SELECT a FROM outside AS o WHERE a < ALL (SELECT i.a FROM outside AS i WHERE i.b > o.b) OR a = 9 ORDER BY a
--> (3 rows)
--> a int
--> 3
--> (end)
--> (1 row)
--> a int
--> 1
--> 2
--> 3
--> (end)
--> (3 rows)

CREATE TABLE bigs (x int, y int); CREATE TABLE smalls (x int, y int)
INSERT INTO bigs VALUES (1,1),(2,NULL),(NULL,3),(4,4); INSERT INTO smalls VALUES (1,1),(NULL,3),(4,5)

SELECT x, CASE WHEN x IN (SELECT s.x FROM smalls AS s WHERE s.y = b.y) THEN 1 ELSE 0 END AS found, (SELECT COUNT_BIG(*) FROM smalls AS s WHERE s.y = b.y) AS n FROM bigs AS b ORDER BY x
--> (4 rows)
--> (3 rows)
--> x int | found int not null | n bigint
--> NULL | 0 | 1
--> 1 | 1 | 1
--> 2 | 0 | 0
--> 4 | 0 | 0
--> (end)
--> (4 rows)

-- EXISTS over no rows is false, also beside a subquery that reads the row outside it.
CREATE TABLE some_rows (id int NOT NULL PRIMARY KEY, n int)
CREATE TABLE no_rows (id int NOT NULL PRIMARY KEY)
INSERT INTO some_rows VALUES (1, 1), (2, 2), (3, NULL)
SELECT COUNT(*) AS none FROM some_rows AS a, some_rows AS b WHERE EXISTS (SELECT 1 FROM no_rows) OR a.id IN (SELECT 5 FROM some_rows WHERE b.n <> b.n)
SELECT COUNT(*) AS everything FROM some_rows AS a, some_rows AS b WHERE EXISTS (SELECT 1 FROM some_rows) OR a.id IN (SELECT 5 FROM some_rows WHERE b.n <> b.n)
SELECT COUNT(*) AS none FROM (SELECT DISTINCT 1 AS k FROM no_rows) AS d, some_rows AS a WHERE a.id = 1 OR a.id IN (SELECT s.id FROM some_rows AS s WHERE a.n = s.id)
SELECT COUNT(*) AS none FROM (SELECT k, COUNT(*) AS n FROM (SELECT 1 AS k FROM no_rows) AS e GROUP BY k) AS d, some_rows AS a WHERE a.id = 1 OR a.id IN (SELECT s.id FROM some_rows AS s WHERE a.n = s.id)
--> (3 rows)
--> none int not null
--> 0
--> (end)
--> (1 row)
--> everything int not null
--> 9
--> (end)
--> (1 row)
--> none int not null
--> 0
--> (end)
--> (1 row)
--> none int not null
--> 0
--> (end)
--> (1 row)
