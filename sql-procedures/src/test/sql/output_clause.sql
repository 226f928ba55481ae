CREATE TABLE t (id int IDENTITY(1, 1) PRIMARY KEY, name varchar(10), n int NOT NULL DEFAULT 7)
CREATE TABLE audit (old_name varchar(10), new_name varchar(10), at int IDENTITY)
--> ok

-- How generated keys are read.
INSERT INTO t (name) OUTPUT inserted.id VALUES ('a'), ('b')
insert into t (name, n) output inserted.* select name + '2', n + 1 from t order by id
INSERT INTO t OUTPUT inserted.id AS new_id, inserted.n * 2 AS twice, 'x' DEFAULT VALUES
SELECT SCOPE_IDENTITY() AS last
--> id int not null
--> 1
--> 2
--> (end)
--> (2 rows)
--> id int not null | name varchar(10) | n int not null
--> 3 | a2 | 8
--> 4 | b2 | 8
--> (end)
--> (2 rows)
--> new_id int not null | twice int | (no name) varchar(1)
--> 5 | 14 | x
--> (end)
--> (1 row)
--> last decimal(38,0)
--> 5
--> (end)
--> (1 row)

declare @generated_keys table (id bigint)
insert into t (name) output inserted.id into @generated_keys values ('c')
select id from @generated_keys
--> (1 row)
--> id bigint
--> 6
--> (end)
--> (1 row)

UPDATE t SET n = n + 1 OUTPUT deleted.n AS before, inserted.n AS after, inserted.id WHERE id <= 2
--> before int not null | after int not null | id int not null
--> 7 | 8 | 1
--> 7 | 8 | 2
--> (end)
--> (2 rows)

UPDATE t SET name = UPPER(name) OUTPUT deleted.name, inserted.name INTO audit (old_name, new_name) OUTPUT inserted.id WHERE id <= 2
SELECT * FROM audit ORDER BY at
--> id int not null
--> 1
--> 2
--> (end)
--> (2 rows)
--> old_name varchar(10) | new_name varchar(10) | at int not null
--> a | A | 1
--> b | B | 2
--> (end)
--> (2 rows)

DELETE FROM t OUTPUT deleted.id, deleted.name WHERE id > 2
DELETE TOP (1) FROM t OUTPUT deleted.* INTO #missing
DELETE t OUTPUT deleted.id FROM t JOIN audit a ON a.new_name = t.name WHERE a.at = 1
SELECT @@ROWCOUNT AS rows
SELECT * FROM t
--> id int not null | name varchar(10)
--> 3 | a2
--> 4 | b2
--> 5 | NULL
--> 6 | c
--> (end)
--> (4 rows)
--> error 208 severity 16 state 1 line 2: Invalid object name '#missing'.
--> batch ended

-- A row of no change is an empty result.
DELETE FROM t OUTPUT deleted.id WHERE id = 99
--> id int not null
--> (end)
--> (0 rows)

INSERT INTO t (name) OUTPUT deleted.id VALUES ('x')
--> error 4104 severity 16 state 1 line 1: The multi-part identifier "deleted.id" could not be bound.
--> batch ended

INSERT INTO t (name) OUTPUT inserted.nothing VALUES ('x')
--> error 207 severity 16 state 1 line 1: Invalid column name 'nothing'.
--> batch ended

DELETE FROM t OUTPUT inserted.id
--> error 4104 severity 16 state 1 line 1: The multi-part identifier "inserted.id" could not be bound.
--> batch ended

DELETE FROM t OUTPUT id
--> error 207 severity 16 state 1 line 1: Invalid column name 'id'.
--> batch ended

INSERT INTO t OUTPUT inserted.id EXEC ('SELECT 1')
--> error 483 severity 16 state 1 line 1: The OUTPUT clause cannot be used in an INSERT...EXEC statement.
--> batch ended

-- The table that the rows go into undoes the change when it takes them not.
CREATE TABLE narrow (id int PRIMARY KEY, name varchar(3))
UPDATE t SET name = 'longer' OUTPUT inserted.id, inserted.name INTO narrow
SELECT name FROM t
UPDATE t SET n = 0 OUTPUT inserted.id INTO narrow
--> error 2628 severity 16 state 1 line 3: String or binary data would be truncated in table 'master.dbo.narrow', column 'name'. Truncated value: 'lon'.
--> name varchar(10)
--> A
--> B
--> (end)
--> (2 rows)
--> error 213 severity 16 state 1 line 5: Column name or number of supplied values does not match table definition.
--> batch ended

-- In a procedure, for its caller.
CREATE PROCEDURE takes AS DELETE FROM t OUTPUT deleted.id, deleted.name
--> ok

DECLARE @taken TABLE (id int, name varchar(10))
INSERT INTO @taken EXEC takes
SELECT * FROM @taken
--> (2 rows)
--> (2 rows)
--> id int | name varchar(10)
--> 1 | A
--> 2 | B
--> (end)
--> (2 rows)
