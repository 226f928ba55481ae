CREATE TABLE t (id int NOT NULL CONSTRAINT pk_t PRIMARY KEY, name varchar(5) NOT NULL CONSTRAINT ck_name CHECK (name > ''), note int)
CREATE INDEX ix_note ON t (note)
INSERT INTO t VALUES (1, 'a', 2)

CREATE PROCEDURE p @a int, @b varchar(20) = 'x' AS
-- A line.
SELECT @a AS a

CREATE VIEW v AS SELECT id FROM t

EXEC sp_rename 't', 'renamed'
SELECT * FROM renamed
SELECT name FROM sys.tables
INSERT INTO renamed VALUES (1, 'b', 3)

SELECT * FROM v

EXEC sp_rename 'dbo.renamed.note', 'remark', 'COLUMN'
SELECT id, remark FROM renamed
SELECT note FROM renamed

EXEC sp_rename 'renamed.name', 'other', 'COLUMN'

EXEC sp_rename 'renamed.id', 'remark', 'COLUMN'

EXEC sp_rename 'renamed.ix_note', 'ix_remark', 'INDEX'
EXEC sp_rename 'pk_t', 'pk_renamed'
EXEC sp_rename @objname = 'ck_name', @newname = 'ck_other', @objtype = 'OBJECT'
SELECT name FROM sys.indexes ORDER BY name
SELECT name FROM sys.objects WHERE parent_object_id <> 0 ORDER BY name
INSERT INTO renamed VALUES (1, 'b', 3)

INSERT INTO renamed VALUES (2, '', 3)

EXEC sp_rename 'p', 'renamed'

EXEC sp_rename 'nothing', 'something'

EXEC sp_rename 'renamed.nothing', 'something', 'COLUMN'

EXEC sp_rename 'renamed', 'something', 'PLANET'

EXEC sp_rename 'renamed'

-- Undone by a rollback.
BEGIN TRAN
EXEC sp_rename 'renamed', 'late'
SELECT COUNT(*) AS n FROM late
ROLLBACK
SELECT COUNT(*) AS n FROM renamed

EXEC sp_helptext 'p'
EXEC sp_helptext 'dbo.v'
EXEC sp_helptext 'renamed'

EXEC sp_helptext 'nothing'

EXEC sp_help 'p'

EXEC sp_help 'nothing'

CREATE SEQUENCE s START WITH 10 INCREMENT BY 2
DECLARE @first bigint, @last bigint, @step bigint
EXEC sp_sequence_get_range @sequence_name = N'dbo.s', @range_size = 5, @range_first_value = @first OUTPUT, @range_last_value = @last OUTPUT, @sequence_increment = @step OUTPUT
SELECT @first AS first, @last AS last, @step AS step, NEXT VALUE FOR s AS next
EXEC sp_sequence_get_range 's', 0, @first OUTPUT

EXEC sp_sequence_get_range 'nothing', 1, NULL
