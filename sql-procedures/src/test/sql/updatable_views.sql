-- Rows are changed through a view over one table.
CREATE TABLE base (id int IDENTITY PRIMARY KEY, name varchar(10) NOT NULL, n int, secret int DEFAULT 7)
INSERT INTO base (name, n) VALUES ('a', 1), ('b', 2), ('c', 30)
--> (3 rows)

CREATE VIEW small AS SELECT id, name AS title, n, n * 2 AS twice FROM dbo.base AS x WHERE x.n < 10
--> ok

CREATE VIEW smaller (number, called) AS SELECT s.id, s.title FROM small AS s WHERE s.id > 1
--> ok

INSERT INTO small (title, n) VALUES ('d', 4), ('e', 50)
INSERT INTO smaller (called) SELECT 'f'
SELECT * FROM base
SELECT * FROM small
SELECT * FROM smaller
--> (2 rows)
--> (1 row)
--> id int not null | name varchar(10) not null | n int | secret int
--> 1 | a | 1 | 7
--> 2 | b | 2 | 7
--> 3 | c | 30 | 7
--> 4 | d | 4 | 7
--> 5 | e | 50 | 7
--> 6 | f | NULL | 7
--> (end)
--> (6 rows)
--> id int not null | title varchar(10) not null | n int | twice int
--> 1 | a | 1 | 2
--> 2 | b | 2 | 4
--> 4 | d | 4 | 8
--> (end)
--> (3 rows)
--> number int not null | called varchar(10) not null
--> 2 | b
--> 4 | d
--> (end)
--> (2 rows)

UPDATE small SET n = n + 1, title = title + '!' WHERE twice >= 4
UPDATE small SET n += 1 WHERE title = 'a'
UPDATE smaller SET called = UPPER(called) WHERE number = 2
SELECT * FROM base
--> (2 rows)
--> (1 row)
--> (1 row)
--> id int not null | name varchar(10) not null | n int | secret int
--> 1 | a | 2 | 7
--> 2 | B! | 3 | 7
--> 3 | c | 30 | 7
--> 4 | d! | 5 | 7
--> 5 | e | 50 | 7
--> 6 | f | NULL | 7
--> (end)
--> (6 rows)

DELETE FROM smaller WHERE called LIKE 'd%'
DELETE FROM small WHERE small.title = 'a'
DELETE TOP (1) FROM small
SELECT * FROM base
--> (1 row)
--> (1 row)
--> (1 row)
--> id int not null | name varchar(10) not null | n int | secret int
--> 3 | c | 30 | 7
--> 5 | e | 50 | 7
--> 6 | f | NULL | 7
--> (end)
--> (3 rows)

UPDATE small SET twice = 1
--> error 4406 severity 16 state 1 line 1: Update or insert of view or function 'small' failed because it contains a derived or constant field.

INSERT INTO small VALUES ('x', 1, 2)
--> error 4406 severity 16 state 1 line 1: Update or insert of view or function 'small' failed because it contains a derived or constant field.

UPDATE small SET nothing = 1
--> error 207 severity 16 state 1 line 1: Invalid column name 'nothing'.
--> batch ended

CREATE VIEW grouped AS SELECT n, COUNT(*) AS c FROM base GROUP BY n
--> ok

DELETE FROM grouped
--> error 4403 severity 16 state 1 line 1: Cannot update the view or function 'grouped' because it contains aggregates, or a DISTINCT or GROUP BY clause, or PIVOT or UNPIVOT operator.

INSERT INTO grouped (n) VALUES (1)
--> error 4403 severity 16 state 1 line 1: Cannot update the view or function 'grouped' because it contains aggregates, or a DISTINCT or GROUP BY clause, or PIVOT or UNPIVOT operator.

CREATE VIEW joined AS SELECT a.id, b.n FROM base AS a JOIN base AS b ON a.id = b.id
--> ok

UPDATE joined SET n = 1
--> error 49500 severity 16 state 1 line 1: Changing rows through the view 'joined' is not supported by Outrigger: change the table that it reads.

CREATE VIEW everything AS SELECT * FROM base
--> ok

INSERT INTO everything (name) OUTPUT inserted.id, inserted.name VALUES ('out')
DELETE FROM everything OUTPUT deleted.name WHERE name = 'out'
DECLARE @t TABLE (id int)
INSERT INTO everything (name) EXEC ('SELECT ''pushed''')
SELECT name, secret FROM everything WHERE id > 5
SET IDENTITY_INSERT base ON
INSERT INTO everything (id, name, n, secret) VALUES (100, 'h', 1, 1)
SET IDENTITY_INSERT base OFF
--> id int not null | name varchar(10) not null
--> 7 | out
--> (end)
--> (1 row)
--> name varchar(10) not null
--> out
--> (end)
--> (1 row)
--> (1 row)
--> name varchar(10) not null | secret int
--> f | 7
--> pushed | 7
--> (end)
--> (2 rows)
--> (1 row)

MERGE everything USING (VALUES (1)) AS s (id) ON everything.id = s.id WHEN MATCHED THEN DELETE;
--> error 49500 severity 16 state 1 line 1: Changing rows through the view 'everything' is not supported by Outrigger: change the table that it reads.
