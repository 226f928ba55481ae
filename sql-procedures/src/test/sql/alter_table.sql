CREATE TABLE t (id int NOT NULL CONSTRAINT pk_t PRIMARY KEY, name varchar(5) NOT NULL)
INSERT INTO t VALUES (1, 'one'), (2, 'two'), (3, 'three')
--> (3 rows)

-- A new column holds NULL in the rows that are there, or its default where it may not.
ALTER TABLE t ADD note nvarchar(10) NULL, amount decimal(8,2) NOT NULL CONSTRAINT df_amount DEFAULT 1.5, born date DEFAULT '2024-01-01'
ALTER TABLE t ADD made int CONSTRAINT df_made DEFAULT 7 WITH VALUES
SELECT * FROM t ORDER BY id
INSERT INTO t (id, name) VALUES (4, 'four')
SELECT * FROM t WHERE id = 4
--> id int not null | name varchar(5) not null | note nvarchar(10) | amount decimal(8,2) not null | born date | made int
--> 1 | one | NULL | 1.50 | NULL | 7
--> 2 | two | NULL | 1.50 | NULL | 7
--> 3 | three | NULL | 1.50 | NULL | 7
--> (end)
--> (3 rows)
--> (1 row)
--> id int not null | name varchar(5) not null | note nvarchar(10) | amount decimal(8,2) not null | born date | made int
--> 4 | four | NULL | 1.50 | 2024-01-01 | 7
--> (end)
--> (1 row)

ALTER TABLE t ADD wanted int NOT NULL
--> error 4901 severity 16 state 1 line 1: ALTER TABLE only allows columns to be added that can contain nulls, or have a DEFAULT definition specified, or the column being added is an identity or timestamp column, or alternatively if none of the previous conditions are satisfied the table must be empty to allow addition of this column. Column 'wanted' cannot be added to non-empty table 't' because it does not satisfy these conditions.

ALTER TABLE t ADD id int
--> error 2705 severity 16 state 1 line 1: Column names in each table must be unique. Column name 'id' in table 't' is specified more than once.

ALTER TABLE nothing ADD id int
--> error 4902 severity 16 state 1 line 1: Cannot find the object "nothing" because it does not exist or you do not have permissions.

ALTER TABLE t ADD serial int IDENTITY(100, 10)
SELECT id, serial FROM t ORDER BY id
INSERT INTO t (id, name) VALUES (5, 'five')
SELECT serial, SCOPE_IDENTITY() AS last FROM t WHERE id = 5
--> id int not null | serial int not null
--> 1 | 100
--> 2 | 110
--> 3 | 120
--> 4 | 130
--> (end)
--> (4 rows)
--> (1 row)
--> serial int not null | last decimal(38,0)
--> 140 | 140
--> (end)
--> (1 row)

-- Object ids stay.
DECLARE @id int = OBJECT_ID('t')
ALTER TABLE t ADD more int
SELECT CASE WHEN OBJECT_ID('t') = @id THEN 'same' END AS id, COUNT(*) AS columns FROM sys.columns WHERE object_id = @id
--> id varchar(4) | columns int not null
--> same | 8
--> (end)
--> (1 row)

-- A column goes, unless something needs it.
ALTER TABLE t DROP COLUMN more, serial
ALTER TABLE t DROP COLUMN IF EXISTS more
SELECT * FROM t WHERE id = 1
--> id int not null | name varchar(5) not null | note nvarchar(10) | amount decimal(8,2) not null | born date | made int
--> 1 | one | NULL | 1.50 | NULL | 7
--> (end)
--> (1 row)

ALTER TABLE t DROP COLUMN amount
--> error 5074 severity 16 state 1 line 1: The object 'df_amount' is dependent on column 'amount'.

ALTER TABLE t DROP COLUMN id
--> error 5074 severity 16 state 1 line 1: The object 'pk_t' is dependent on column 'id'.

ALTER TABLE t DROP COLUMN more
--> error 4924 severity 16 state 1 line 1: ALTER TABLE DROP COLUMN failed because column 'more' does not exist in table 't'.

ALTER TABLE t DROP CONSTRAINT df_amount
ALTER TABLE t DROP COLUMN amount
SELECT name FROM sys.columns WHERE object_id = OBJECT_ID('t') ORDER BY column_id
CREATE TABLE one (a int)
--> name nvarchar(128)
--> id
--> name
--> note
--> born
--> made
--> (end)
--> (5 rows)

ALTER TABLE one DROP COLUMN a
--> error 4923 severity 16 state 1 line 1: ALTER TABLE DROP COLUMN failed because 'a' is the only data column in table 'one'. A table must have at least one data column.

-- Types and NULL.
ALTER TABLE t ALTER COLUMN name nvarchar(20) NOT NULL
ALTER TABLE t ALTER COLUMN note varchar(3)
UPDATE t SET note = 'abc', name = N'a longer name' WHERE id = 1
SELECT name, note FROM t WHERE id = 1
--> (1 row)
--> name nvarchar(20) not null | note varchar(3)
--> a longer name | abc
--> (end)
--> (1 row)

ALTER TABLE t ALTER COLUMN name nvarchar(3)
--> error 2628 severity 16 state 1 line 1: String or binary data would be truncated in table 't', column 'name'. Truncated value: 'a l'.

ALTER TABLE t ALTER COLUMN note varchar(3) NOT NULL
--> error 515 severity 16 state 1 line 1: Cannot insert the value NULL into column 'note', table 'master.dbo.t'; column does not allow nulls. UPDATE fails.

UPDATE t SET note = '12'
ALTER TABLE t ALTER COLUMN note int NOT NULL
SELECT SUM(note) AS s FROM t
INSERT INTO t (id, name) VALUES (6, 'six')
--> (5 rows)
--> s int
--> 60
--> (end)
--> (1 row)
--> error 515 severity 16 state 1 line 4: Cannot insert the value NULL into column 'note', table 'master.dbo.t'; column does not allow nulls. INSERT fails.

ALTER TABLE t ALTER COLUMN id bigint
--> error 5074 severity 16 state 1 line 1: The object 'pk_t' is dependent on column 'id'.

ALTER TABLE t ALTER COLUMN nothing int
--> error 4924 severity 16 state 1 line 1: ALTER TABLE ALTER COLUMN failed because column 'nothing' does not exist in table 't'.

ALTER TABLE t ALTER COLUMN id int NULL
--> error 5074 severity 16 state 1 line 1: The object 'pk_t' is dependent on column 'id'.

-- Constraints.
ALTER TABLE t ADD CONSTRAINT ck_note CHECK (note > 10), CONSTRAINT uq_name UNIQUE (name)
INSERT INTO t (id, name, note) VALUES (7, 'seven', 1)
--> error 547 severity 16 state 1 line 3: The INSERT statement conflicted with the CHECK constraint "ck_note". The conflict occurred in database "master", table "dbo.t".

INSERT INTO t (id, name, note) VALUES (7, 'TWO', 11)
--> error 2627 severity 14 state 1 line 1: Violation of UNIQUE KEY constraint 'uq_name'. Cannot insert duplicate key in object 'dbo.t'. The duplicate key value is (TWO).

ALTER TABLE t ADD CONSTRAINT ck_large CHECK (note > 100)
--> error 547 severity 16 state 1 line 1: The ALTER TABLE statement conflicted with the CHECK constraint "ck_large". The conflict occurred in database "master", table "dbo.t".

ALTER TABLE t WITH NOCHECK ADD CONSTRAINT ck_large CHECK (note > 100)
INSERT INTO t (id, name, note) VALUES (7, 'seven', 11)
--> error 547 severity 16 state 1 line 2: The INSERT statement conflicted with the CHECK constraint "ck_large". The conflict occurred in database "master", table "dbo.t".

ALTER TABLE t NOCHECK CONSTRAINT ck_large
INSERT INTO t (id, name, note) VALUES (7, 'seven', 11)
SELECT name, is_disabled, is_not_trusted FROM sys.check_constraints ORDER BY name
--> (1 row)
--> name nvarchar(128) not null | is_disabled bit not null | is_not_trusted bit not null
--> ck_large | 1 | 1
--> ck_note | 0 | 0
--> (end)
--> (2 rows)

ALTER TABLE t WITH CHECK CHECK CONSTRAINT ck_large
--> error 547 severity 16 state 1 line 1: The ALTER TABLE statement conflicted with the CHECK constraint "ck_large". The conflict occurred in database "master", table "dbo.t".

ALTER TABLE t CHECK CONSTRAINT ALL
SELECT name, is_disabled, is_not_trusted FROM sys.check_constraints ORDER BY name
ALTER TABLE t DROP CONSTRAINT ck_large
--> name nvarchar(128) not null | is_disabled bit not null | is_not_trusted bit not null
--> ck_large | 0 | 1
--> ck_note | 0 | 0
--> (end)
--> (2 rows)

ALTER TABLE t DROP CONSTRAINT IF EXISTS ck_large, ck_note
ALTER TABLE t DROP CONSTRAINT ck_note
--> error 3728 severity 16 state 1 line 2: 'ck_note' is not a constraint.

ALTER TABLE t ADD CONSTRAINT pk_again PRIMARY KEY (name)
--> error 1779 severity 16 state 1 line 1: Table 't' already has a primary key defined on it.

ALTER TABLE t ADD CONSTRAINT uq_note UNIQUE (note)
--> error 1505 severity 16 state 1 line 1: The CREATE UNIQUE INDEX statement terminated because a duplicate key was found for the object name 'dbo.t' and the index name 'uq_note'. The duplicate key value is (12).

ALTER TABLE t ADD DEFAULT 5 FOR note
INSERT INTO t (id, name) VALUES (8, 'eight')
SELECT note FROM t WHERE id = 8
ALTER TABLE t ADD CONSTRAINT df_twice DEFAULT 6 FOR note
--> (1 row)
--> note int not null
--> 5
--> (end)
--> (1 row)
--> error 1781 severity 16 state 1 line 4: Column already has a DEFAULT bound to it.

ALTER TABLE t ADD DEFAULT 6 FOR nothing
--> error 1752 severity 16 state 1 line 1: Column 'nothing' in table 't' is invalid for creating a default constraint.

-- Foreign keys.
CREATE TABLE child (id int, t int)
INSERT INTO child VALUES (1, 1), (2, 99)
ALTER TABLE child ADD CONSTRAINT fk_child FOREIGN KEY (t) REFERENCES t (id)
--> (2 rows)
--> error 547 severity 16 state 1 line 4: The ALTER TABLE statement conflicted with the FOREIGN KEY constraint "fk_child". The conflict occurred in database "master", table "dbo.t", column 'id'.

ALTER TABLE child WITH NOCHECK ADD CONSTRAINT fk_child FOREIGN KEY (t) REFERENCES t (id) ON DELETE CASCADE
SELECT name, is_disabled, is_not_trusted FROM sys.foreign_keys
INSERT INTO child VALUES (3, 98)
--> name nvarchar(128) not null | is_disabled bit not null | is_not_trusted bit not null
--> fk_child | 0 | 1
--> (end)
--> (1 row)
--> error 547 severity 16 state 1 line 3: The INSERT statement conflicted with the FOREIGN KEY constraint "fk_child". The conflict occurred in database "master", table "dbo.t", column 'id'.

ALTER TABLE child NOCHECK CONSTRAINT fk_child
INSERT INTO child VALUES (3, 98)
DELETE FROM child WHERE t > 90
ALTER TABLE child WITH CHECK CHECK CONSTRAINT fk_child
SELECT name, is_disabled, is_not_trusted FROM sys.foreign_keys
DELETE FROM t WHERE id = 1
SELECT * FROM child
--> (1 row)
--> (2 rows)
--> name nvarchar(128) not null | is_disabled bit not null | is_not_trusted bit not null
--> fk_child | 0 | 0
--> (end)
--> (1 row)
--> (1 row)
--> id int | t int
--> (end)
--> (0 rows)

ALTER TABLE t DROP CONSTRAINT pk_t
--> error 3725 severity 16 state 1 line 1: The constraint 'pk_t' is being referenced by table 'child', foreign key constraint 'fk_child'.

ALTER TABLE child DROP CONSTRAINT fk_child
ALTER TABLE t DROP CONSTRAINT pk_t
INSERT INTO t (id, name) VALUES (2, 'two again')
SELECT COUNT(*) AS n FROM t WHERE id = 2
--> (1 row)
--> n int not null
--> 2
--> (end)
--> (1 row)

-- A column that goes moves those behind it, for the foreign keys of others too.
CREATE TABLE parent (a int, b int, id int NOT NULL CONSTRAINT pk_parent PRIMARY KEY)
CREATE TABLE kid (parent int CONSTRAINT fk_kid REFERENCES parent (id))
INSERT INTO parent VALUES (1, 2, 3)
ALTER TABLE parent DROP COLUMN a
INSERT INTO kid VALUES (3)
INSERT INTO kid VALUES (2)
--> (1 row)
--> (1 row)
--> error 547 severity 16 state 1 line 7: The INSERT statement conflicted with the FOREIGN KEY constraint "fk_kid". The conflict occurred in database "master", table "dbo.parent", column 'id'.

-- All of it is undone by a rollback.
BEGIN TRAN
ALTER TABLE parent ADD c int NOT NULL DEFAULT 4
INSERT INTO parent (b, id) VALUES (5, 6)
SELECT * FROM parent ORDER BY id
ROLLBACK
SELECT * FROM parent
--> (1 row)
--> b int | id int not null | c int not null
--> 2 | 3 | 4
--> 5 | 6 | 4
--> (end)
--> (2 rows)
--> b int | id int not null
--> 2 | 3
--> (end)
--> (1 row)

-- A failing ALTER leaves the transaction as it was.
BEGIN TRAN
INSERT INTO parent VALUES (7, 8)
BEGIN TRY
    ALTER TABLE parent ADD CONSTRAINT ck_parent CHECK (b < 7)
END TRY
BEGIN CATCH
    SELECT ERROR_NUMBER() AS n, XACT_STATE() AS state
END CATCH
COMMIT
SELECT * FROM parent ORDER BY id
--> (1 row)
--> n int | state smallint
--> 547 | 1
--> (end)
--> (1 row)
--> b int | id int not null
--> 2 | 3
--> 7 | 8
--> (end)
--> (2 rows)

ALTER TABLE parent SWITCH TO kid
--> error 49500 severity 16 state 1 line 1: ALTER TABLE ... SWITCH is not supported by Outrigger.
--> batch ended

ALTER TABLE parent ADD d int NOT NULL CONSTRAINT
--> error 102 severity 15 state 1 line 1: Incorrect syntax near 'CONSTRAINT'.
--> batch ended

ALTER TABLE sys.tables ADD x int
--> error 4902 severity 16 state 1 line 1: Cannot find the object "sys.tables" because it does not exist or you do not have permissions.
