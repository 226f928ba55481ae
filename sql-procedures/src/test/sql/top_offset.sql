CREATE TABLE t (id int NOT NULL, v int)
INSERT INTO t VALUES (1, 30), (2, 10), (3, 20), (4, 20)
SELECT TOP 2 id FROM t ORDER BY v DESC, id
--> (4 rows)
--> id int not null
--> 1
--> 3
--> (end)
--> (2 rows)

SELECT TOP 2 WITH TIES id, v FROM t ORDER BY v
--> id int not null | v int
--> 2 | 10
--> 3 | 20
--> 4 | 20
--> (end)
--> (3 rows)

SELECT TOP 50 PERCENT id FROM t ORDER BY id
--> id int not null
--> 1
--> 2
--> (end)
--> (2 rows)

DECLARE @n int = 3
SELECT TOP (@n) id FROM t ORDER BY id
SELECT TOP (0) id FROM t
--> id int not null
--> 1
--> 2
--> 3
--> (end)
--> (3 rows)
--> id int not null
--> (end)
--> (0 rows)

SELECT id FROM t ORDER BY id OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY
--> id int not null
--> 2
--> 3
--> (end)
--> (2 rows)

SELECT id FROM t ORDER BY id OFFSET 3 ROWS
--> id int not null
--> 4
--> (end)
--> (1 row)

DECLARE @skip int = 2
SELECT id FROM t ORDER BY v, id OFFSET @skip ROWS FETCH FIRST 1 ROW ONLY
--> id int not null
--> 4
--> (end)
--> (1 row)

-- ORDER BY: a column's alias, its position, or what is not selected.
SELECT v AS x, id FROM t ORDER BY x DESC, 2
SELECT id FROM t ORDER BY -v, id
SELECT DISTINCT v FROM t ORDER BY v
--> x int | id int not null
--> 30 | 1
--> 20 | 3
--> 20 | 4
--> 10 | 2
--> (end)
--> (4 rows)
--> id int not null
--> 1
--> 3
--> 4
--> 2
--> (end)
--> (4 rows)
--> v int
--> 10
--> 20
--> 30
--> (end)
--> (3 rows)

SELECT DISTINCT v FROM t ORDER BY id
--> error 145 severity 15 state 1 line 1: ORDER BY items must appear in the select list if SELECT DISTINCT is specified.
--> batch ended

SELECT id FROM t OFFSET 1 ROWS
--> error 102 severity 15 state 1 line 1: Incorrect syntax near 'OFFSET'.
--> batch ended

DELETE TOP (1) FROM t
SELECT COUNT(*) AS n FROM t
--> (1 row)
--> n int not null
--> 3
--> (end)
--> (1 row)

-- A share of the rows, and those that equal the last one.
CREATE TABLE scores (id int IDENTITY PRIMARY KEY, team varchar(5), points int)
INSERT INTO scores (team, points) VALUES ('a', 10), ('b', 7), ('A', 7), ('c', NULL), ('b', 7), ('c', 3), ('a', 10)
SELECT TOP 3 WITH TIES id, points FROM scores ORDER BY points DESC
SELECT TOP (1) WITH TIES team FROM scores ORDER BY team
SELECT TOP 2 WITH TIES team, points FROM scores ORDER BY points, team DESC
SELECT TOP 40 PERCENT id, points FROM scores ORDER BY points DESC, id
SELECT TOP (1.5) PERCENT id FROM scores ORDER BY id
SELECT TOP 25 PERCENT WITH TIES id, points FROM scores ORDER BY points DESC
SELECT TOP 0 PERCENT id FROM scores
SELECT TOP (50) PERCENT id FROM scores WHERE id > 100
SELECT COUNT(*) AS n FROM (SELECT TOP 100 PERCENT id FROM scores ORDER BY points) AS t
SELECT COUNT(*) AS n FROM (SELECT TOP 50 PERCENT id FROM scores ORDER BY points) AS t
SELECT DISTINCT TOP 1 WITH TIES points FROM scores ORDER BY points DESC
SELECT TOP 1 WITH TIES team, COUNT(*) AS n FROM scores GROUP BY team ORDER BY COUNT(*) DESC
SELECT TOP 1 WITH TIES id FROM scores ORDER BY ROW_NUMBER() OVER (PARTITION BY team ORDER BY id)
DECLARE @n int = 2
SELECT TOP (@n) WITH TIES points FROM scores ORDER BY points
SELECT TOP (@n * 10.0) PERCENT points FROM scores ORDER BY points
--> (7 rows)
--> id int not null | points int
--> 1 | 10
--> 7 | 10
--> 2 | 7
--> 3 | 7
--> 5 | 7
--> (end)
--> (5 rows)
--> team varchar(5)
--> a
--> A
--> a
--> (end)
--> (3 rows)
--> team varchar(5) | points int
--> c | NULL
--> c | 3
--> (end)
--> (2 rows)
--> id int not null | points int
--> 1 | 10
--> 7 | 10
--> 2 | 7
--> (end)
--> (3 rows)
--> id int not null
--> 1
--> (end)
--> (1 row)
--> id int not null | points int
--> 1 | 10
--> 7 | 10
--> (end)
--> (2 rows)
--> id int not null
--> (end)
--> (0 rows)
--> id int not null
--> (end)
--> (0 rows)
--> n int not null
--> 7
--> (end)
--> (1 row)
--> n int not null
--> 4
--> (end)
--> (1 row)
--> points int
--> 10
--> (end)
--> (1 row)
--> team varchar(5) | n int not null
--> a | 3
--> (end)
--> (1 row)
--> id int not null
--> 1
--> 2
--> 4
--> (end)
--> (3 rows)
--> points int
--> NULL
--> 3
--> (end)
--> (2 rows)
--> points int
--> NULL
--> 3
--> (end)
--> (2 rows)

SELECT TOP 2 WITH TIES id FROM scores
--> error 1062 severity 15 state 1 line 1: The TOP N WITH TIES clause is not allowed without a corresponding ORDER BY clause.

SELECT TOP 101 PERCENT id FROM scores
--> error 1031 severity 15 state 1 line 1: Percent values must be between 0 and 100.

SELECT TOP (-1) PERCENT id FROM scores
--> error 1031 severity 15 state 1 line 1: Percent values must be between 0 and 100.

SELECT COUNT(*) AS n FROM (SELECT TOP 50 PERCENT id FROM scores) AS t
SELECT TOP 10 PERCENT 'one' AS n FROM scores
DECLARE @share varchar(5) = '29'
SELECT TOP (@share) PERCENT id FROM scores ORDER BY id
--> n int not null
--> 4
--> (end)
--> (1 row)
--> n varchar(3) not null
--> one
--> (end)
--> (1 row)
--> id int not null
--> 1
--> 2
--> 3
--> (end)
--> (3 rows)

SELECT TOP (2.7) id FROM scores
--> error 1060 severity 15 state 1 line 1: The number of rows provided for a TOP or FETCH clauses row count parameter must be an integer.

DECLARE @n varchar(3) = '5'
SELECT TOP (@n) id FROM scores
--> error 1060 severity 15 state 1 line 2: The number of rows provided for a TOP or FETCH clauses row count parameter must be an integer.

SELECT TOP (NULL) id FROM scores
--> error 10742 severity 15 state 1 line 1: The number of rows given to TOP, OFFSET or FETCH (FETCH) must not be NULL or negative.

CREATE VIEW best AS SELECT TOP 100 PERCENT id, points FROM scores ORDER BY points DESC
--> ok

SELECT COUNT(*) AS n FROM best
WITH t AS (SELECT TOP 2 WITH TIES points FROM scores ORDER BY points DESC) SELECT COUNT(*) AS n, MIN(points) AS low FROM t
SELECT s.id FROM scores AS s WHERE s.id IN (SELECT TOP 1 WITH TIES id FROM scores ORDER BY points DESC) OPTION (RECOMPILE)
DROP VIEW best
DROP TABLE scores
--> n int not null
--> 7
--> (end)
--> (1 row)
--> n int not null | low int
--> 2 | 10
--> (end)
--> (1 row)
--> id int not null
--> 1
--> 7
--> (end)
--> (2 rows)
