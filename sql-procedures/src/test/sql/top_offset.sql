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
--> error 49500 severity 16 state 1 line 1: TOP ... WITH TIES is not supported by Outrigger.
--> batch ended

SELECT TOP 50 PERCENT id FROM t ORDER BY id
--> error 49500 severity 16 state 1 line 1: TOP ... PERCENT is not supported by Outrigger.
--> batch ended

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
