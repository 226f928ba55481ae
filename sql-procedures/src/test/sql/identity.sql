-- Identity columns that take values.
CREATE TABLE t (id int IDENTITY PRIMARY KEY, name varchar(10))
CREATE TABLE other (id bigint IDENTITY(10, -2), n int)
CREATE TABLE plain (n int)
SELECT IDENT_CURRENT('t') AS now, IDENT_SEED('dbo.other') AS seed, IDENT_INCR('other') AS step, IDENT_CURRENT('plain') AS none
INSERT INTO t (id, name) VALUES (5, 'a')
--> now decimal(38,0) | seed decimal(38,0) | step decimal(38,0) | none decimal(38,0)
--> 1 | 10 | -2 | NULL
--> (end)
--> (1 row)
--> error 544 severity 16 state 1 line 6: Cannot insert explicit value for identity column in table 't' when IDENTITY_INSERT is set to OFF.

INSERT INTO t VALUES (5, 'a')
--> error 8101 severity 16 state 1 line 1: An explicit value for the identity column in table 't' can only be specified when a column list is used and IDENTITY_INSERT is ON.

INSERT INTO t SELECT 5, 'a'
--> error 8101 severity 16 state 1 line 1: An explicit value for the identity column in table 't' can only be specified when a column list is used and IDENTITY_INSERT is ON.

SET IDENTITY_INSERT t ON
INSERT INTO t (id, name) VALUES (5, 'five'), (3, 'three')
SELECT SCOPE_IDENTITY() AS scope, @@IDENTITY AS last, IDENT_CURRENT('t') AS now
INSERT INTO t (name, id) SELECT name, id + 10 FROM t
SELECT SCOPE_IDENTITY() AS scope, IDENT_CURRENT('t') AS now
MERGE t USING (VALUES (40, 'x')) AS s (id, name) ON t.id = s.id WHEN NOT MATCHED THEN INSERT (id, name) VALUES (s.id, s.name);
SELECT IDENT_CURRENT('t') AS now
--> (2 rows)
--> scope decimal(38,0) | last decimal(38,0) | now decimal(38,0)
--> 3 | 3 | 5
--> (end)
--> (1 row)
--> (2 rows)
--> scope decimal(38,0) | now decimal(38,0)
--> 13 | 15
--> (end)
--> (1 row)
--> (1 row)
--> now decimal(38,0)
--> 40
--> (end)
--> (1 row)

INSERT INTO t (name) VALUES ('x')
--> error 545 severity 16 state 1 line 1: Explicit value must be specified for identity column in table 't' either when IDENTITY_INSERT is set to ON or when a replication user is inserting into a NOT FOR REPLICATION identity column.

INSERT INTO t VALUES ('x')
--> error 545 severity 16 state 1 line 1: Explicit value must be specified for identity column in table 't' either when IDENTITY_INSERT is set to ON or when a replication user is inserting into a NOT FOR REPLICATION identity column.

INSERT INTO t VALUES (7, 'x')
--> error 8101 severity 16 state 1 line 1: An explicit value for the identity column in table 't' can only be specified when a column list is used and IDENTITY_INSERT is ON.

INSERT INTO t (id, name) VALUES (DEFAULT, 'x')
--> error 339 severity 16 state 1 line 1: DEFAULT or NULL are not allowed as explicit identity values.

INSERT INTO t (id, name) VALUES (NULL, 'x')
--> error 515 severity 16 state 1 line 1: Cannot insert the value NULL into column 'id', table 'master.dbo.t'; column does not allow nulls. INSERT fails.

SET IDENTITY_INSERT other ON
--> error 8107 severity 16 state 1 line 1: IDENTITY_INSERT is already ON for table 'master.dbo.t'. Cannot perform SET operation for table 'other'.

SET IDENTITY_INSERT other OFF
SET IDENTITY_INSERT dbo.t OFF
SET IDENTITY_INSERT other ON
INSERT INTO other (id, n) VALUES (4, 1)
SET IDENTITY_INSERT other OFF
INSERT INTO other (n) VALUES (2)
INSERT INTO t (name) VALUES ('next')
SELECT * FROM other
SELECT * FROM t ORDER BY id
SELECT last_value FROM sys.identity_columns WHERE object_id = OBJECT_ID('t')
--> (1 row)
--> (1 row)
--> (1 row)
--> id bigint not null | n int
--> 4 | 1
--> 2 | 2
--> (end)
--> (2 rows)
--> id int not null | name varchar(10)
--> 3 | three
--> 5 | five
--> 13 | three
--> 15 | five
--> 40 | x
--> 41 | next
--> (end)
--> (6 rows)
--> last_value bigint
--> 41
--> (end)
--> (1 row)

MERGE t USING (VALUES (50, 'x')) AS s (id, name) ON t.id = s.id WHEN NOT MATCHED THEN INSERT (id, name) VALUES (s.id, s.name);
--> error 544 severity 16 state 1 line 1: Cannot insert explicit value for identity column in table 't' when IDENTITY_INSERT is set to OFF.

SET IDENTITY_INSERT plain ON
--> error 8106 severity 16 state 1 line 1: Table 'plain' does not have the identity property. Cannot perform SET operation.

SET IDENTITY_INSERT nowhere ON
--> error 1088 severity 16 state 1 line 1: Cannot find the object "nowhere" because it does not exist or you do not have permissions.

-- The value that counts as the last.
DBCC CHECKIDENT ('t')
DBCC CHECKIDENT ('dbo.t', RESEED, 7)
INSERT INTO t (name) VALUES ('eight')
SELECT SCOPE_IDENTITY() AS scope
DBCC CHECKIDENT (t, NORESEED)
DBCC CHECKIDENT (t, RESEED) WITH NO_INFOMSGS
INSERT INTO t (name) VALUES ('more')
SELECT SCOPE_IDENTITY() AS scope
DELETE FROM t
DECLARE @zero int = 0
DBCC CHECKIDENT ('t', RESEED, @zero) WITH NO_INFOMSGS
DBCC CHECKIDENT ('t', RESEED, @zero) WITH NO_INFOMSGS
INSERT INTO t (name) VALUES ('one')
SELECT * FROM t
TRUNCATE TABLE t
DBCC CHECKIDENT ('t', RESEED, 100)
INSERT INTO t (name) VALUES ('hundred')
SELECT * FROM t
--> message 7998 line 2: Checking identity information: current identity value '41', current column value '41'.
--> message 2528 line 2: DBCC execution completed. If DBCC printed error messages, contact your system administrator.
--> message 7998 line 3: Checking identity information: current identity value '41'.
--> message 2528 line 3: DBCC execution completed. If DBCC printed error messages, contact your system administrator.
--> (1 row)
--> scope decimal(38,0)
--> 8
--> (end)
--> (1 row)
--> message 7998 line 6: Checking identity information: current identity value '8', current column value '41'.
--> message 2528 line 6: DBCC execution completed. If DBCC printed error messages, contact your system administrator.
--> (1 row)
--> scope decimal(38,0)
--> 42
--> (end)
--> (1 row)
--> (8 rows)
--> (1 row)
--> id int not null | name varchar(10)
--> 1 | one
--> (end)
--> (1 row)
--> message 7998 line 17: Checking identity information: current identity value 'NULL'.
--> message 2528 line 17: DBCC execution completed. If DBCC printed error messages, contact your system administrator.
--> (1 row)
--> id int not null | name varchar(10)
--> 100 | hundred
--> (end)
--> (1 row)

DBCC CHECKIDENT ('plain')
--> error 7997 severity 16 state 1 line 1: 'plain' does not contain an identity column.

DBCC CHECKIDENT ('nowhere', RESEED, 1)
--> error 2501 severity 16 state 1 line 1: Cannot find a table or object with the name "nowhere". Check the system catalog.

DBCC CHECKIDENT ('t', RESEED, 3000000000)
--> error 8115 severity 16 state 1 line 1: Arithmetic overflow error converting expression to data type int.

-- #tables too.
CREATE TABLE #t (id int IDENTITY, n int)
SET IDENTITY_INSERT #t ON
INSERT INTO #t (id, n) VALUES (9, 1)
SET IDENTITY_INSERT #t OFF
INSERT INTO #t (n) VALUES (2)
SELECT * FROM #t
DROP TABLE t
SET IDENTITY_INSERT other ON
--> (1 row)
--> (1 row)
--> id int not null | n int
--> 9 | 1
--> 10 | 2
--> (end)
--> (2 rows)

-- SET IDENTITY_INSERT ends with the module that it is in.
SET IDENTITY_INSERT other OFF
CREATE TABLE scoped (id int IDENTITY, n int)
EXEC ('SET IDENTITY_INSERT scoped ON; INSERT INTO scoped (id, n) VALUES (5, 1)')
INSERT INTO scoped (id, n) VALUES (7, 1)
--> (1 row)
--> error 544 severity 16 state 1 line 5: Cannot insert explicit value for identity column in table 'scoped' when IDENTITY_INSERT is set to OFF.

CREATE PROCEDURE forgets_off AS
SET IDENTITY_INSERT scoped ON
INSERT INTO scoped (id, n) VALUES (8, 2)
--> ok

EXEC forgets_off
INSERT INTO scoped (n) VALUES (3)
SET IDENTITY_INSERT scoped ON
EXEC ('SET IDENTITY_INSERT scoped OFF')
INSERT INTO scoped (id, n) VALUES (20, 4), (30, 5), (25, 6)
SELECT SCOPE_IDENTITY() last, IDENT_CURRENT('scoped') farthest
SET IDENTITY_INSERT scoped OFF
INSERT INTO scoped (n) VALUES (7)
SELECT id, n FROM scoped
DROP TABLE scoped
--> (1 row)
--> (1 row)
--> (3 rows)
--> last decimal(38,0) | farthest decimal(38,0)
--> 25 | 30
--> (end)
--> (1 row)
--> (1 row)
--> id int not null | n int
--> 5 | 1
--> 8 | 2
--> 9 | 3
--> 20 | 4
--> 30 | 5
--> 25 | 6
--> 31 | 7
--> (end)
--> (7 rows)

-- What is undone leaves a table that gave no value as it was; a table that is altered keeps a RESEED.
CREATE TABLE scoped (id int IDENTITY, n int)
BEGIN TRANSACTION
TRUNCATE TABLE scoped
ROLLBACK
SELECT IDENT_CURRENT('scoped') AS before_the_first
INSERT INTO scoped (n) VALUES (1)
SELECT id FROM scoped
DROP TABLE scoped
CREATE TABLE scoped (id int IDENTITY, n int)
DBCC CHECKIDENT ('scoped', RESEED, 50) WITH NO_INFOMSGS
ALTER TABLE scoped ADD more int
INSERT INTO scoped (n) VALUES (1)
SELECT id FROM scoped
-- MERGE asks for IDENTITY_INSERT, whatever it finds.
MERGE scoped AS t USING (SELECT 1 AS id WHERE 1 = 0) s ON t.id = s.id WHEN NOT MATCHED THEN INSERT (id, n) VALUES (s.id, 1);
DROP TABLE scoped
--> before_the_first decimal(38,0)
--> 1
--> (end)
--> (1 row)
--> (1 row)
--> id int not null
--> 1
--> (end)
--> (1 row)
--> (1 row)
--> id int not null
--> 50
--> (end)
--> (1 row)
--> error 544 severity 16 state 1 line 16: Cannot insert explicit value for identity column in table 'scoped' when IDENTITY_INSERT is set to OFF.
