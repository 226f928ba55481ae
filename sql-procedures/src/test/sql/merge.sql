CREATE TABLE t (id int PRIMARY KEY, name varchar(10) NOT NULL DEFAULT 'none', n int)
CREATE TABLE s (id int PRIMARY KEY, name varchar(10), n int)
INSERT INTO t VALUES (1, 'a', 1), (2, 'b', 2), (3, 'c', 3)
INSERT INTO s VALUES (2, 'B', 20), (3, 'C', 0), (4, 'D', 40)
--> (3 rows)
--> (3 rows)

MERGE INTO t AS target USING s AS source ON target.id = source.id
WHEN MATCHED AND source.n = 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET name = source.name, n += source.n
WHEN NOT MATCHED BY TARGET THEN INSERT (id, name, n) VALUES (source.id, DEFAULT, source.n)
WHEN NOT MATCHED BY SOURCE THEN UPDATE SET n = -1
OUTPUT $action, deleted.id, inserted.id, deleted.n AS before, inserted.n AS after;
SELECT @@ROWCOUNT AS rows
SELECT * FROM t ORDER BY id
--> $action nvarchar(10) not null | id int | id int | before int | after int
--> UPDATE | 1 | 1 | 1 | -1
--> UPDATE | 2 | 2 | 2 | 22
--> DELETE | 3 | NULL | 3 | NULL
--> INSERT | NULL | 4 | NULL | 40
--> (end)
--> (4 rows)
--> rows int
--> 4
--> (end)
--> (1 row)
--> id int not null | name varchar(10) not null | n int
--> 1 | a | -1
--> 2 | B | 22
--> 4 | none | 40
--> (end)
--> (3 rows)

-- How a row is put in or changed.
declare @id int = 9, @name varchar(10) = 'nine'
merge into t with (holdlock) as t using (select @id id, @name name) as s on (t.id = s.id)
when not matched then insert (id, name) values (s.id, s.name)
when matched then update set name = s.name;
merge into t with (holdlock) using (values (9, 'new'), (10, 'ten')) s(id, name) on t.id = s.id
when matched then update set t.name = s.name
when not matched then insert (id, name) values (s.id, s.name);
SELECT * FROM t ORDER BY id
--> (1 row)
--> (2 rows)
--> id int not null | name varchar(10) not null | n int
--> 1 | a | -1
--> 2 | B | 22
--> 4 | none | 40
--> 9 | new | NULL
--> 10 | ten | NULL
--> (end)
--> (5 rows)

-- Only the clause that is for a row computes its values.
MERGE t USING (VALUES (1, 0), (11, 2)) AS s(id, d) ON t.id = s.id
WHEN NOT MATCHED THEN INSERT (id, n) VALUES (s.id, 10 / s.d);
--> (1 row)

MERGE t USING (VALUES (1, 'x'), (1, 'y')) AS s(id, name) ON t.id = s.id
WHEN MATCHED THEN UPDATE SET name = s.name;
SELECT name FROM t WHERE id = 1
--> error 8672 severity 16 state 1 line 1: The MERGE statement attempted to UPDATE or DELETE the same row more than once. This happens when a target row matches more than one source row. A MERGE statement cannot UPDATE/DELETE the same row of the target table multiple times. Refine the ON clause to ensure a target row matches at most one source row, or use the GROUP BY clause to group the source rows.
--> name varchar(10) not null
--> a
--> (end)
--> (1 row)

MERGE t USING s ON t.id = s.id WHEN MATCHED THEN DELETE
--> error 10713 severity 15 state 1 line 1: A MERGE statement must be terminated by a semi-colon (;).
--> batch ended

MERGE t USING s ON t.id = s.id WHEN NOT MATCHED THEN INSERT (id, name) VALUES (s.id);
--> error 109 severity 15 state 1 line 1: There are more columns in the INSERT statement than values specified in the VALUES clause. The number of values in the VALUES clause must match the number of columns specified in the INSERT statement.
--> batch ended

MERGE t USING s ON t.id = s.id WHEN MATCHED THEN UPDATE SET nothing = 1;
--> error 207 severity 16 state 1 line 1: Invalid column name 'nothing'.
--> batch ended

MERGE t USING s ON t.id = s.id WHEN NOT MATCHED BY SOURCE AND t.id > 8 THEN DELETE;
WITH c AS (SELECT id FROM s WHERE id = 4) MERGE t USING c ON t.id = c.id WHEN MATCHED THEN DELETE OUTPUT deleted.name;
--> (3 rows)
--> name varchar(10)
--> none
--> (end)
--> (1 row)

DECLARE @t TABLE (id int PRIMARY KEY, n int)
INSERT INTO @t VALUES (2, 0)
MERGE @t AS x USING s ON x.id = s.id WHEN MATCHED THEN UPDATE SET n = s.n WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.n);
SELECT * FROM @t ORDER BY id
--> (1 row)
--> (3 rows)
--> id int not null | n int
--> 2 | 20
--> 3 | 0
--> 4 | 40
--> (end)
--> (3 rows)

-- No limit is silently left out.
SET ROWCOUNT 1
MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN DELETE;
SET ROWCOUNT 0
--> error 49500 severity 16 state 1 line 3: SET ROWCOUNT for MERGE is not supported by Outrigger: SET ROWCOUNT 0, and put TOP into its source's query.

-- An earlier clause takes the row: nothing of a later one is computed for it.
CREATE TABLE mt (id int PRIMARY KEY, v int)
CREATE TABLE ms (id int PRIMARY KEY, d int)
INSERT INTO mt VALUES (1, 1), (2, 2)
INSERT INTO ms VALUES (1, 0), (2, 5)
MERGE mt USING ms ON mt.id = ms.id WHEN MATCHED AND ms.d = 0 THEN DELETE WHEN MATCHED THEN UPDATE SET v = 10 / ms.d;
SELECT * FROM mt
--> (2 rows)
--> (2 rows)
--> (2 rows)
--> id int not null | v int
--> 2 | 2
--> (end)
--> (1 row)
