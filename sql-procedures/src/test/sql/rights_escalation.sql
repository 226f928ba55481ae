-- Nobody comes by more than was given to him.

CREATE DATABASE shop
USE shop
--> message 5701 line 4: Changed database context to 'shop'.

CREATE TABLE secrets (id int)
INSERT INTO secrets VALUES (42)
--> (1 row)

CREATE USER ann WITHOUT LOGIN
CREATE USER bob WITHOUT LOGIN
CREATE USER boss WITHOUT LOGIN
ALTER ROLE db_owner ADD MEMBER boss
--> ok

-- A module runs for the user that was named when it was made, whoever has the name now.
CREATE PROCEDURE who WITH EXECUTE AS 'bob' AS SELECT USER_NAME()
--> ok

GRANT EXECUTE ON who TO ann
ALTER ROLE db_accessadmin ADD MEMBER ann
--> ok

EXECUTE AS USER = 'ann'
ALTER USER bob WITH NAME = bobby
ALTER USER boss WITH NAME = bob
EXEC who
ALTER USER bob WITH NAME = boss
ALTER USER bobby WITH NAME = bob
DROP USER bob
--> (no name) nvarchar(128)
--> bobby
--> (end)
--> (1 row)
--> error 15136 severity 16 state 1 line 7: The database principal is set as the execution context of one or more procedures, functions, or event notifications and cannot be dropped.

REVERT
--> ok

DROP PROCEDURE who
DROP USER bob
CREATE USER bob WITHOUT LOGIN
ALTER ROLE db_accessadmin DROP MEMBER ann
--> ok

-- A module that runs for its owner does not get another owner by him who may not work for that one.
CREATE SCHEMA anns AUTHORIZATION ann
--> ok

ALTER ROLE db_ddladmin ADD MEMBER ann
--> ok

EXECUTE AS USER = 'ann'
--> ok

CREATE PROCEDURE anns.taken WITH EXECUTE AS OWNER AS EXEC ('SELECT id FROM dbo.secrets')
--> ok

ALTER SCHEMA dbo TRANSFER anns.taken
--> error 15517 severity 16 state 1 line 1: Cannot execute as the database principal because the principal "OWNER" does not exist, this type of principal cannot be impersonated, or you do not have permission.

EXEC anns.taken
--> error 229 severity 14 state 5 line 1: The SELECT permission was denied on the object 'secrets', database 'shop', schema 'dbo'.

DROP PROCEDURE anns.taken
REVERT
ALTER ROLE db_ddladmin DROP MEMBER ann
--> ok

-- A schema stays with its owner under whatever name, and names are compared by one rule.
ALTER USER bob WITH NAME = [annı]
ALTER USER [annı] WITH NAME = anni
ALTER USER ann WITH NAME = ann2
ALTER USER anni WITH NAME = ann
SELECT USER_NAME(principal_id) FROM sys.schemas WHERE name = 'anns'
ALTER USER ann WITH NAME = bob
ALTER USER ann2 WITH NAME = ann
SELECT SCHEMA_OWNER FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME = 'anns'
--> (no name) nvarchar(128)
--> ann2
--> (end)
--> (1 row)
--> SCHEMA_OWNER nvarchar(128)
--> ann
--> (end)
--> (1 row)

-- A default takes from no sequence that its definer may not take from.
CREATE SEQUENCE counts START WITH 7
--> ok

CREATE SCHEMA own AUTHORIZATION ann
GRANT CREATE TABLE TO ann
--> ok

EXECUTE AS USER = 'ann'
--> ok

CREATE TABLE own.t (id int DEFAULT NEXT VALUE FOR dbo.counts, a int)
--> error 229 severity 14 state 5 line 1: The UPDATE permission was denied on the object 'counts', database 'shop', schema 'dbo'.

CREATE TABLE #t (id int DEFAULT NEXT VALUE FOR dbo.counts, a int)
--> error 229 severity 14 state 5 line 1: The UPDATE permission was denied on the object 'counts', database 'shop', schema 'dbo'.

DECLARE @t TABLE (id int DEFAULT (NEXT VALUE FOR dbo.counts), a int)
INSERT INTO @t (a) VALUES (1)
SELECT id FROM @t
--> error 229 severity 14 state 5 line 1: The UPDATE permission was denied on the object 'counts', database 'shop', schema 'dbo'.
--> batch ended

CREATE TABLE own.t (a int)
ALTER TABLE own.t ADD id int NOT NULL DEFAULT NEXT VALUE FOR dbo.counts
--> error 229 severity 14 state 5 line 2: The UPDATE permission was denied on the object 'counts', database 'shop', schema 'dbo'.

REVERT
GRANT UPDATE ON counts TO ann
--> ok

EXECUTE AS USER = 'ann'
CREATE TABLE #t (id int DEFAULT NEXT VALUE FOR dbo.counts, a int)
INSERT INTO #t (a) VALUES (1)
SELECT id FROM #t
REVERT
--> (1 row)
--> id int
--> 7
--> (end)
--> (1 row)

-- A plan shows to whom it was granted, with the text of what he may run.
CREATE PROCEDURE hidden AS SELECT id FROM secrets WHERE id = 4711
--> ok

EXECUTE AS USER = 'ann'
--> ok

EXPLAIN SELECT 1 AS a FROM own.t
--> error 262 severity 14 state 1 line 1: SHOWPLAN permission denied in database 'shop'.

REVERT
GRANT SHOWPLAN TO ann
EXECUTE AS USER = 'ann'
--> ok

EXPLAIN INSERT INTO dbo.secrets VALUES (1)
--> error 229 severity 14 state 5 line 1: The INSERT permission was denied on the object 'secrets', database 'shop', schema 'dbo'.

EXPLAIN DELETE FROM dbo.secrets
--> error 229 severity 14 state 5 line 1: The DELETE permission was denied on the object 'secrets', database 'shop', schema 'dbo'.

SET SHOWPLAN_TEXT ON
--> ok

EXEC hidden
--> StmtText nvarchar(max)
--> EXEC hidden
--> (end)
--> error 229 severity 14 state 5 line 1: The EXECUTE permission was denied on the object 'hidden', database 'shop', schema 'dbo'.

SET SHOWPLAN_TEXT OFF
--> ok

REVERT
GRANT EXECUTE ON hidden TO ann
EXECUTE AS USER = 'ann'
--> ok

SET SHOWPLAN_TEXT ON
--> ok

EXEC hidden
--> StmtText nvarchar(max)
--> EXEC hidden
--> (end)
--> StmtText nvarchar(max)
--> SELECT id FROM secrets WHERE id = 4711
--> (end)
--> StmtText nvarchar(max)
--> |--Filter(WHERE:([secrets].[id]=(4711)))  (rows: 1; in columns)
--> |--Table Scan(OBJECT:([shop].[dbo].[secrets]))  (rows: 1; in columns)
--> (end)

SET SHOWPLAN_TEXT OFF
--> ok

REVERT
--> ok

-- A cursor reads for whoever declared it, whoever opens it.
CREATE PROCEDURE opens AS OPEN c
--> ok

GRANT EXECUTE ON opens TO ann
EXECUTE AS USER = 'ann'
DECLARE c CURSOR GLOBAL FOR SELECT id FROM dbo.secrets
EXEC opens
--> error 229 severity 14 state 5 procedure opens line 2: The SELECT permission was denied on the object 'secrets', database 'shop', schema 'dbo'.

FETCH NEXT FROM c
--> error 16917 severity 16 state 1 line 1: Cursor is not open.

DEALLOCATE c
REVERT
--> ok

CREATE PROCEDURE declares AS DECLARE c CURSOR GLOBAL FOR SELECT id FROM dbo.secrets
--> ok

GRANT EXECUTE ON declares TO ann
EXECUTE AS USER = 'ann'
EXEC declares
OPEN c
FETCH NEXT FROM c
DEALLOCATE c
REVERT
--> id int
--> 42
--> (end)
--> (1 row)

-- Whoever may grant on lifts nobody's DENY, and grants nothing that is denied to him.
CREATE ROLE clerks
ALTER ROLE clerks ADD MEMBER ann
CREATE USER cy WITHOUT LOGIN
GRANT SELECT ON secrets TO ann WITH GRANT OPTION
DENY SELECT ON secrets TO cy
--> ok

EXECUTE AS USER = 'ann'
GRANT SELECT ON secrets TO cy
--> error 15151 severity 16 state 1 line 2: Cannot find the object 'secrets', because it does not exist or you do not have permission.

REVOKE SELECT ON secrets FROM cy
--> error 15151 severity 16 state 1 line 1: Cannot find the object 'secrets', because it does not exist or you do not have permission.

GRANT SELECT ON secrets TO bob
REVERT
DENY SELECT ON secrets TO clerks
--> ok

EXECUTE AS USER = 'ann'
GRANT SELECT ON secrets TO clerks
--> error 15151 severity 16 state 1 line 2: Cannot find the object 'secrets', because it does not exist or you do not have permission.

SELECT id FROM secrets
--> error 229 severity 14 state 5 line 1: The SELECT permission was denied on the object 'secrets', database 'shop', schema 'dbo'.

REVERT
REVOKE SELECT ON secrets FROM clerks
GRANT SELECT ON secrets TO clerks
--> ok

EXECUTE AS USER = 'ann'
REVOKE SELECT ON secrets FROM clerks
--> error 15151 severity 16 state 1 line 2: Cannot find the object 'secrets', because it does not exist or you do not have permission.

REVERT
--> ok

-- What was granted by a role's option goes with it.
REVOKE SELECT ON secrets FROM ann CASCADE
REVOKE SELECT ON secrets FROM cy
GRANT SELECT ON secrets TO clerks WITH GRANT OPTION
--> ok

EXECUTE AS USER = 'ann'
GRANT SELECT ON secrets TO cy
REVERT
EXECUTE AS USER = 'cy'
SELECT id FROM secrets
REVERT
REVOKE SELECT ON secrets FROM clerks CASCADE
EXECUTE AS USER = 'cy'
SELECT id FROM secrets
--> id int
--> 42
--> (end)
--> (1 row)
--> error 229 severity 14 state 5 line 9: The SELECT permission was denied on the object 'secrets', database 'shop', schema 'dbo'.

REVERT
--> ok

-- So does what was granted on a part of it.
GRANT SELECT ON SCHEMA::dbo TO ann WITH GRANT OPTION
--> ok

EXECUTE AS USER = 'ann'
GRANT SELECT ON secrets TO cy
REVERT
REVOKE SELECT ON SCHEMA::dbo FROM ann CASCADE
EXECUTE AS USER = 'cy'
SELECT id FROM secrets
--> error 229 severity 14 state 5 line 6: The SELECT permission was denied on the object 'secrets', database 'shop', schema 'dbo'.

REVERT
--> ok

-- db_securityadmin makes no owners.
ALTER ROLE db_securityadmin ADD MEMBER cy
CREATE ROLE holders
GRANT CONTROL TO holders
--> ok

EXECUTE AS USER = 'cy'
ALTER ROLE db_owner ADD MEMBER ann
--> error 15151 severity 16 state 1 line 2: Cannot alter the role 'db_owner', because it does not exist or you do not have permission.

GRANT CONTROL TO clerks
--> error 4613 severity 16 state 1 line 1: Grantor does not have GRANT permission.

CREATE ROLE mine AUTHORIZATION boss
--> error 15151 severity 16 state 1 line 1: Cannot find the user 'boss', because it does not exist or you do not have permission.

ALTER ROLE holders ADD MEMBER bob
REVERT
--> ok

-- Nor do those who have CONTROL of the database, who work for all but its owner.
ALTER ROLE db_securityadmin DROP MEMBER cy
EXECUTE AS USER = 'bob'
ALTER ROLE db_owner ADD MEMBER bob
--> error 15151 severity 16 state 1 line 4: Cannot alter the role 'db_owner', because it does not exist or you do not have permission.

EXECUTE AS USER = 'dbo'
--> error 15517 severity 16 state 1 line 1: Cannot execute as the database principal because the principal "dbo" does not exist, this type of principal cannot be impersonated, or you do not have permission.

REVERT
EXECUTE AS USER = 'boss'
EXECUTE AS USER = 'dbo'
SELECT USER_NAME()
REVERT
CREATE ROLE ours AUTHORIZATION ann
ALTER ROLE db_datareader ADD MEMBER ann
ALTER ROLE db_datareader DROP MEMBER ann
REVERT
--> (no name) nvarchar(128)
--> dbo
--> (end)
--> (1 row)

-- Functions know of nothing that their caller may not see.
CREATE USER dee WITHOUT LOGIN
CREATE TABLE counted (id int IDENTITY, name nvarchar(20))
INSERT INTO counted VALUES (N'a')
--> (1 row)

DECLARE @id int = OBJECT_ID('counted')
EXECUTE AS USER = 'dee'
SELECT OBJECT_ID('counted') AS o, OBJECT_ID('hidden', 'P') AS p, COL_LENGTH('counted', 'name') AS l,
  IDENT_CURRENT('counted') AS i, OBJECT_NAME(@id) AS n, COL_NAME(@id, 1) AS c,
  OBJECTPROPERTY(@id, 'TableHasIdentity') AS h, COLUMNPROPERTY(@id, 'id', 'IsIdentity') AS k
REVERT
GRANT SELECT ON counted TO dee
EXECUTE AS USER = 'dee'
SELECT OBJECT_ID('counted') - @id AS o, COL_LENGTH('counted', 'name') AS l,
  IDENT_CURRENT('counted') AS i, OBJECT_NAME(@id) AS n, COL_NAME(@id, 1) AS c
CREATE TABLE #own (a int)
SELECT SIGN(ABS(OBJECT_ID('tempdb..#own'))) AS t
REVERT
--> o int | p int | l smallint | i decimal(38,0) | n nvarchar(128) | c nvarchar(128) | h int | k int
--> NULL | NULL | NULL | NULL | NULL | NULL | NULL | NULL
--> (end)
--> (1 row)
--> o int | l smallint | i decimal(38,0) | n nvarchar(128) | c nvarchar(128)
--> 0 | 40 | 1 | counted | id
--> (end)
--> (1 row)
--> t int
--> 1
--> (end)
--> (1 row)

-- An application lock is taken for oneself.
EXECUTE AS USER = 'dee'
EXEC sp_getapplock 'r', 'Exclusive', 'Session', 0, 'boss'
--> error 1202 severity 16 state 1 line 3: The database principal 'boss' does not exist or user is not a member.

EXEC sp_getapplock 'r', 'Exclusive', 'Session', 0, 'dee'
EXEC sp_releaseapplock 'r', 'Session', 'dee'
REVERT
--> ok

-- A database is dropped by its owners.
EXECUTE AS USER = 'dee'
DROP DATABASE shop
--> error 3701 severity 11 state 1 line 3: Cannot drop the database 'shop', because it does not exist or you do not have permission.

REVERT
--> ok
