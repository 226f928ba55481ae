CREATE TABLE t (id int NOT NULL CONSTRAINT pk_t PRIMARY KEY, name varchar(5) NOT NULL CONSTRAINT ck_name CHECK (name > ''), note int)
CREATE INDEX ix_note ON t (note)
INSERT INTO t VALUES (1, 'a', 2)
--> (1 row)

CREATE PROCEDURE p @a int, @b varchar(20) = 'x' AS
-- A line.
SELECT @a AS a
--> ok

CREATE VIEW v AS SELECT id FROM t
--> ok

EXEC sp_rename 't', 'renamed'
SELECT * FROM renamed
SELECT name FROM sys.tables
INSERT INTO renamed VALUES (1, 'b', 3)
--> message 15477 line 1: Caution: Changing any part of an object name could break scripts and stored procedures.
--> id int not null | name varchar(5) not null | note int
--> 1 | a | 2
--> (end)
--> (1 row)
--> name nvarchar(128) not null
--> renamed
--> (end)
--> (1 row)
--> error 2627 severity 14 state 1 line 4: Violation of PRIMARY KEY constraint 'pk_t'. Cannot insert duplicate key in object 'dbo.renamed'. The duplicate key value is (1).

SELECT * FROM v
--> error 208 severity 16 state 1 procedure v line 1: Invalid object name 't'.
--> batch ended

EXEC sp_rename 'dbo.renamed.note', 'remark', 'COLUMN'
SELECT id, remark FROM renamed
SELECT note FROM renamed
--> message 15477 line 1: Caution: Changing any part of an object name could break scripts and stored procedures.
--> id int not null | remark int
--> 1 | 2
--> (end)
--> (1 row)
--> error 207 severity 16 state 1 line 3: Invalid column name 'note'.
--> batch ended

EXEC sp_rename 'renamed.name', 'other', 'COLUMN'
--> error 5074 severity 16 state 1 line 1: The object 'ck_name' is dependent on column 'name'.

EXEC sp_rename 'renamed.id', 'remark', 'COLUMN'
--> error 15335 severity 11 state 1 line 1: Error: The new name 'remark' is already in use as a COLUMN name and would cause a duplicate that is not permitted.

EXEC sp_rename 'renamed.ix_note', 'ix_remark', 'INDEX'
EXEC sp_rename 'pk_t', 'pk_renamed'
EXEC sp_rename @objname = 'ck_name', @newname = 'ck_other', @objtype = 'OBJECT'
SELECT name FROM sys.indexes ORDER BY name
SELECT name FROM sys.objects WHERE parent_object_id <> 0 ORDER BY name
INSERT INTO renamed VALUES (1, 'b', 3)
--> message 15477 line 1: Caution: Changing any part of an object name could break scripts and stored procedures.
--> message 15477 line 1: Caution: Changing any part of an object name could break scripts and stored procedures.
--> message 15477 line 1: Caution: Changing any part of an object name could break scripts and stored procedures.
--> name nvarchar(128)
--> ix_remark
--> pk_renamed
--> (end)
--> (2 rows)
--> name nvarchar(128) not null
--> ck_other
--> pk_renamed
--> (end)
--> (2 rows)
--> error 2627 severity 14 state 1 line 6: Violation of PRIMARY KEY constraint 'pk_renamed'. Cannot insert duplicate key in object 'dbo.renamed'. The duplicate key value is (1).

INSERT INTO renamed VALUES (2, '', 3)
--> error 547 severity 16 state 1 line 1: The INSERT statement conflicted with the CHECK constraint "ck_other". The conflict occurred in database "master", table "dbo.renamed".

EXEC sp_rename 'p', 'renamed'
--> error 15335 severity 11 state 1 line 1: Error: The new name 'renamed' is already in use as a OBJECT name and would cause a duplicate that is not permitted.

EXEC sp_rename 'nothing', 'something'
--> error 15225 severity 11 state 1 line 1: No item by the name of 'nothing' could be found in the current database 'master', given that @itemtype was input as 'OBJECT'.

EXEC sp_rename 'renamed.nothing', 'something', 'COLUMN'
--> error 15225 severity 11 state 1 line 1: No item by the name of 'renamed.nothing' could be found in the current database 'master', given that @itemtype was input as 'COLUMN'.

EXEC sp_rename 'renamed', 'something', 'PLANET'
--> error 15249 severity 11 state 1 line 1: Error: Explicit @objtype 'PLANET' is unrecognized.

EXEC sp_rename 'renamed'
--> error 201 severity 16 state 4 line 1: Procedure or function 'sp_rename' expects parameter '@newname', which was not supplied.

-- Undone by a rollback.
BEGIN TRAN
EXEC sp_rename 'renamed', 'late'
SELECT COUNT(*) AS n FROM late
ROLLBACK
SELECT COUNT(*) AS n FROM renamed
--> message 15477 line 1: Caution: Changing any part of an object name could break scripts and stored procedures.
--> n int not null
--> 1
--> (end)
--> (1 row)
--> n int not null
--> 1
--> (end)
--> (1 row)

EXEC sp_helptext 'p'
EXEC sp_helptext 'dbo.v'
EXEC sp_helptext 'renamed'
--> Text nvarchar(255)
--> CREATE PROCEDURE p @a int, @b varchar(20) = 'x' AS\n
--> -- A line.\n
--> SELECT @a AS a
--> (end)
--> (3 rows)
--> Text nvarchar(255)
--> CREATE VIEW v AS SELECT id FROM t
--> (end)
--> (1 row)
--> error 15197 severity 16 state 1 line 3: There is no text for object 'renamed'.

EXEC sp_helptext 'nothing'
--> error 15009 severity 16 state 1 line 1: The object 'nothing' does not exist in database 'master' or is invalid for this operation.

EXEC sp_help 'nothing'
--> error 15009 severity 16 state 1 procedure sp_help line 15: The object 'nothing' does not exist in database 'master' or is invalid for this operation.

CREATE SEQUENCE s START WITH 10 INCREMENT BY 2
DECLARE @first bigint, @last bigint, @step bigint
EXEC sp_sequence_get_range @sequence_name = N'dbo.s', @range_size = 5, @range_first_value = @first OUTPUT, @range_last_value = @last OUTPUT, @sequence_increment = @step OUTPUT
SELECT @first AS first, @last AS last, @step AS step, NEXT VALUE FOR s AS next
EXEC sp_sequence_get_range 's', 0, @first OUTPUT
--> first bigint | last bigint | step bigint | next bigint not null
--> 10 | 18 | 2 | 20
--> (end)
--> (1 row)
--> error 15251 severity 16 state 1 line 5: Invalid '@range_size' specified. It must be greater than 0.

EXEC sp_sequence_get_range 'nothing', 1, NULL
--> error 208 severity 16 state 1 line 1: Invalid object name 'nothing'.
