CREATE DATABASE other
CREATE TABLE t (id int, a int)
INSERT INTO t VALUES (1, 10), (2, 20)
SELECT * INTO other.dbo.t FROM t
INSERT INTO other.dbo.t VALUES (3, 30)
--> (2 rows)
--> (2 rows)
--> (1 row)

-- A column may bring its table's whole name, which must be that of a table of the FROM.
SELECT dbo.t.id, master.dbo.t.a FROM t ORDER BY dbo.t.id
SELECT dbo.t.* FROM dbo.t WHERE DBO.T.id = 2
SELECT other.dbo.t.id FROM other.dbo.t ORDER BY other.dbo.t.id DESC
SELECT dbo.t.id, x.id AS other_id FROM dbo.t JOIN other.dbo.t AS x ON x.id = dbo.t.id + 1 ORDER BY dbo.t.id
SELECT id FROM t WHERE EXISTS (SELECT * FROM other.dbo.t AS x WHERE x.id = dbo.t.id + 2)
UPDATE dbo.t SET a = dbo.t.a + 1 WHERE dbo.t.id = 1
DELETE FROM dbo.t WHERE dbo.t.id = 2
SELECT id, a FROM t
--> id int | a int
--> 1 | 10
--> 2 | 20
--> (end)
--> (2 rows)
--> id int | a int
--> 2 | 20
--> (end)
--> (1 row)
--> id int
--> 3
--> 2
--> 1
--> (end)
--> (3 rows)
--> id int | other_id int
--> 1 | 2
--> 2 | 3
--> (end)
--> (2 rows)
--> id int
--> 1
--> (end)
--> (1 row)
--> (1 row)
--> (1 row)
--> id int | a int
--> 1 | 11
--> (end)
--> (1 row)

SELECT nosuch.t.id FROM dbo.t
--> error 4104 severity 16 state 1 line 1: The multi-part identifier "nosuch.t.id" could not be bound.
--> batch ended

SELECT other.dbo.t.id FROM dbo.t
--> error 4104 severity 16 state 1 line 1: The multi-part identifier "other.dbo.t.id" could not be bound.
--> batch ended

SELECT dbo.t.id FROM dbo.t AS t
--> error 4104 severity 16 state 1 line 1: The multi-part identifier "dbo.t.id" could not be bound.
--> batch ended

SELECT dbo.x.id FROM (SELECT 1 AS id) AS x
--> error 4104 severity 16 state 1 line 1: The multi-part identifier "dbo.x.id" could not be bound.
--> batch ended

-- The inner query's table hides the outer one of the same name, and neither is what is meant by mistake.
DELETE FROM dbo.t WHERE EXISTS (SELECT 1 FROM other.dbo.t WHERE other.dbo.t.id = master.dbo.t.id)
--> error 4104 severity 16 state 1 line 2: The multi-part identifier "master.dbo.t.id" could not be bound.
--> batch ended

SELECT COUNT(*) AS n FROM t
DROP DATABASE other
--> n int not null
--> 1
--> (end)
--> (1 row)
