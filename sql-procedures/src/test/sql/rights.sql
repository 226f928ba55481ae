-- Users, roles and permissions; EXECUTE AS shows what each may do.

CREATE DATABASE shop
--> ok

USE shop
--> message 5701 line 1: Changed database context to 'shop'.

CREATE TABLE orders (id int PRIMARY KEY, amount int)
INSERT INTO orders VALUES (1, 10), (2, 20)
--> (2 rows)

CREATE TABLE secrets (id int)
--> ok

CREATE USER ann WITHOUT LOGIN
CREATE USER bob WITHOUT LOGIN
--> ok

CREATE USER ann WITHOUT LOGIN
--> error 15023 severity 16 state 1 line 1: User, group, or role 'ann' already exists in the current database.

-- A user without rights.
EXECUTE AS USER = 'ann'
SELECT USER_NAME(), CURRENT_USER
SELECT * FROM orders
--> (no name) nvarchar(128) | (no name) nvarchar(128)
--> ann | ann
--> (end)
--> (1 row)
--> error 229 severity 14 state 5 line 4: The SELECT permission was denied on the object 'orders', database 'shop', schema 'dbo'.

INSERT INTO orders VALUES (3, 30)
--> error 229 severity 14 state 5 line 1: The INSERT permission was denied on the object 'orders', database 'shop', schema 'dbo'.

UPDATE orders SET amount = 1
--> error 229 severity 14 state 5 line 1: The UPDATE permission was denied on the object 'orders', database 'shop', schema 'dbo'.

DELETE FROM orders
--> error 229 severity 14 state 5 line 1: The DELETE permission was denied on the object 'orders', database 'shop', schema 'dbo'.

TRUNCATE TABLE orders
--> error 1088 severity 16 state 1 line 1: Cannot find the object "orders" because it does not exist or you do not have permissions.

DROP TABLE orders
--> error 3701 severity 11 state 1 line 1: Cannot drop the table 'orders', because it does not exist or you do not have permission.

ALTER TABLE orders ADD x int
--> error 4902 severity 16 state 1 line 1: Cannot find the object "orders" because it does not exist or you do not have permissions.

CREATE TABLE mine (id int)
--> error 262 severity 14 state 1 line 1: CREATE TABLE permission denied in database 'shop'.

CREATE VIEW v AS SELECT 1 AS a
--> error 262 severity 14 state 1 line 1: CREATE VIEW permission denied in database 'shop'.

CREATE PROCEDURE p AS SELECT 1
--> error 262 severity 14 state 1 line 1: CREATE PROCEDURE permission denied in database 'shop'.

CREATE SCHEMA s
--> error 262 severity 14 state 1 line 1: CREATE SCHEMA permission denied in database 'shop'.

CREATE INDEX i ON orders (amount)
--> error 1088 severity 16 state 1 line 1: Cannot find the object "orders" because it does not exist or you do not have permissions.

GRANT SELECT ON orders TO ann
--> error 15151 severity 16 state 1 line 1: Cannot find the object 'orders', because it does not exist or you do not have permission.

CREATE USER carl WITHOUT LOGIN
--> error 15247 severity 16 state 1 line 1: User does not have permission to perform this action.

CREATE LOGIN carl WITH PASSWORD = 'x'
--> error 15247 severity 16 state 1 line 1: User does not have permission to perform this action.

CREATE TABLE #t (id int)
INSERT INTO #t VALUES (1)
SELECT * FROM #t
DROP TABLE #t
--> (1 row)
--> id int
--> 1
--> (end)
--> (1 row)

EXECUTE AS USER = 'bob'
--> error 15517 severity 16 state 1 line 1: Cannot execute as the database principal because the principal "bob" does not exist, this type of principal cannot be impersonated, or you do not have permission.

REVERT
SELECT USER_NAME()
--> (no name) nvarchar(128)
--> dbo
--> (end)
--> (1 row)

-- GRANT, DENY and REVOKE on an object; DENY is stronger.
GRANT SELECT, INSERT ON orders TO ann
--> ok

EXECUTE AS USER = 'ann'
SELECT COUNT(*) FROM orders
INSERT INTO orders VALUES (3, 30)
SELECT COUNT(*) FROM orders
--> (no name) int not null
--> 2
--> (end)
--> (1 row)
--> (1 row)
--> (no name) int not null
--> 3
--> (end)
--> (1 row)

UPDATE orders SET amount = 1 WHERE id = 3
--> error 229 severity 14 state 5 line 1: The UPDATE permission was denied on the object 'orders', database 'shop', schema 'dbo'.

REVERT
GRANT UPDATE, DELETE ON OBJECT::dbo.orders TO ann
DENY SELECT ON orders TO ann
--> ok

EXECUTE AS USER = 'ann'
-- All rows may be changed by whoever may not read them; some rows may not.
UPDATE orders SET amount = 5
--> (3 rows)

UPDATE orders SET amount = amount + 1
--> error 229 severity 14 state 5 line 1: The SELECT permission was denied on the object 'orders', database 'shop', schema 'dbo'.

UPDATE orders SET amount = 6 WHERE id = 3
--> error 229 severity 14 state 5 line 1: The SELECT permission was denied on the object 'orders', database 'shop', schema 'dbo'.

DELETE FROM orders WHERE id = 3
--> error 229 severity 14 state 5 line 1: The SELECT permission was denied on the object 'orders', database 'shop', schema 'dbo'.

UPDATE orders SET amount = (SELECT MAX(id) FROM orders)
--> error 229 severity 14 state 5 line 1: The SELECT permission was denied on the object 'orders', database 'shop', schema 'dbo'.

DELETE FROM orders OUTPUT deleted.id
--> error 229 severity 14 state 5 line 1: The SELECT permission was denied on the object 'orders', database 'shop', schema 'dbo'.

REVERT
--> ok

REVOKE SELECT ON orders FROM ann
--> ok

EXECUTE AS USER = 'ann'
SELECT * FROM orders
--> error 229 severity 14 state 5 line 2: The SELECT permission was denied on the object 'orders', database 'shop', schema 'dbo'.

REVERT
--> ok

-- A cached plan carries no decision.
GRANT SELECT ON orders TO bob
--> ok

EXECUTE AS USER = 'bob'
SELECT MIN(id) FROM orders
--> (no name) int
--> 1
--> (end)
--> (1 row)

REVERT
EXECUTE AS USER = 'ann'
SELECT MIN(id) FROM orders
--> error 229 severity 14 state 5 line 3: The SELECT permission was denied on the object 'orders', database 'shop', schema 'dbo'.

REVERT
SELECT MIN(id) FROM orders
--> (no name) int
--> 1
--> (end)
--> (1 row)

EXECUTE AS USER = 'bob'
SELECT MIN(id) FROM orders
--> (no name) int
--> 1
--> (end)
--> (1 row)

REVERT
REVOKE SELECT ON orders TO bob
--> ok

EXECUTE AS USER = 'bob'
SELECT MIN(id) FROM orders
--> error 229 severity 14 state 5 line 2: The SELECT permission was denied on the object 'orders', database 'shop', schema 'dbo'.

REVERT
--> ok

-- Roles, of the user's and fixed ones; schemas and the database contain their objects.
CREATE ROLE readers
ALTER ROLE readers ADD MEMBER ann
GRANT SELECT ON SCHEMA::dbo TO readers
--> ok

EXECUTE AS USER = 'ann'
SELECT COUNT(*) FROM secrets
--> (no name) int not null
--> 0
--> (end)
--> (1 row)

REVERT
DENY SELECT ON secrets TO readers
--> ok

EXECUTE AS USER = 'ann'
SELECT COUNT(*) FROM orders
SELECT COUNT(*) FROM secrets
--> (no name) int not null
--> 3
--> (end)
--> (1 row)
--> error 229 severity 14 state 5 line 3: The SELECT permission was denied on the object 'secrets', database 'shop', schema 'dbo'.

REVERT
ALTER ROLE readers DROP MEMBER ann
--> ok

EXECUTE AS USER = 'ann'
SELECT COUNT(*) FROM orders
--> error 229 severity 14 state 5 line 2: The SELECT permission was denied on the object 'orders', database 'shop', schema 'dbo'.

REVERT
ALTER ROLE db_datareader ADD MEMBER ann
--> ok

EXECUTE AS USER = 'ann'
SELECT COUNT(*) FROM secrets
--> (no name) int not null
--> 0
--> (end)
--> (1 row)

REVERT
ALTER ROLE db_denydatareader ADD MEMBER ann
--> ok

EXECUTE AS USER = 'ann'
SELECT COUNT(*) FROM secrets
--> error 229 severity 14 state 5 line 2: The SELECT permission was denied on the object 'secrets', database 'shop', schema 'dbo'.

REVERT
ALTER ROLE db_denydatareader DROP MEMBER ann
ALTER ROLE db_datareader DROP MEMBER ann
ALTER ROLE db_owner ADD MEMBER ann
--> ok

EXECUTE AS USER = 'ann'
SELECT COUNT(*) FROM secrets
CREATE TABLE made (id int)
DROP TABLE made
GRANT SELECT ON secrets TO bob
--> (no name) int not null
--> 0
--> (end)
--> (1 row)

EXECUTE AS USER = 'bob'
SELECT COUNT(*) FROM secrets
SELECT ORIGINAL_LOGIN(), USER_NAME()
REVERT
SELECT USER_NAME()
REVERT
SELECT USER_NAME()
--> (no name) int not null
--> 0
--> (end)
--> (1 row)
--> (no name) nvarchar(128) | (no name) nvarchar(128)
--> sa | bob
--> (end)
--> (1 row)
--> (no name) nvarchar(128)
--> ann
--> (end)
--> (1 row)
--> (no name) nvarchar(128)
--> dbo
--> (end)
--> (1 row)

ALTER ROLE db_owner DROP MEMBER ann
DROP ROLE readers
--> ok

-- A chain: what a procedure or a view names is not asked for where it has the same owner.
CREATE PROCEDURE total AS SELECT SUM(id) FROM secrets
--> ok

CREATE PROCEDURE total_text AS EXEC ('SELECT SUM(id) FROM secrets')
--> ok

CREATE PROCEDURE total_sql AS EXEC sp_executesql N'SELECT SUM(id) FROM secrets'
--> ok

CREATE PROCEDURE outer_total AS EXEC total
--> ok

CREATE VIEW shown AS SELECT id FROM secrets
--> ok

EXECUTE AS USER = 'ann'
EXEC total
--> error 229 severity 14 state 5 line 2: The EXECUTE permission was denied on the object 'total', database 'shop', schema 'dbo'.

SELECT * FROM shown
--> error 229 severity 14 state 5 line 1: The SELECT permission was denied on the object 'shown', database 'shop', schema 'dbo'.

REVERT
GRANT EXECUTE ON total TO ann
GRANT EXECUTE ON total_text TO ann
GRANT EXECUTE ON total_sql TO ann
GRANT EXECUTE ON outer_total TO ann
GRANT SELECT ON shown TO ann
REVOKE EXECUTE ON total TO ann
--> ok

EXECUTE AS USER = 'ann'
EXEC outer_total
SELECT * FROM shown
EXEC total_text
--> (no name) int
--> NULL
--> (end)
--> (1 row)
--> id int
--> (end)
--> (0 rows)
--> error 229 severity 14 state 5 line 1: The SELECT permission was denied on the object 'secrets', database 'shop', schema 'dbo'.

EXEC total_sql
--> error 229 severity 14 state 5 line 1: The SELECT permission was denied on the object 'secrets', database 'shop', schema 'dbo'.

EXEC total
--> error 229 severity 14 state 5 line 1: The EXECUTE permission was denied on the object 'total', database 'shop', schema 'dbo'.

SELECT * FROM secrets
--> error 229 severity 14 state 5 line 1: The SELECT permission was denied on the object 'secrets', database 'shop', schema 'dbo'.

REVERT
--> ok

-- The chain ends where the owner is another.
CREATE SCHEMA theirs AUTHORIZATION bob
--> ok

CREATE TABLE theirs.t (id int)
--> ok

CREATE PROCEDURE crossing AS SELECT * FROM theirs.t
--> ok

CREATE VIEW theirs.v AS SELECT id FROM dbo.secrets
--> ok

GRANT EXECUTE ON crossing TO ann
GRANT SELECT ON theirs.v TO ann
--> ok

EXECUTE AS USER = 'ann'
EXEC crossing
--> error 229 severity 14 state 5 procedure crossing line 1: The SELECT permission was denied on the object 't', database 'shop', schema 'theirs'.

SELECT * FROM theirs.v
--> error 229 severity 14 state 5 procedure v line 0: The SELECT permission was denied on the object 'secrets', database 'shop', schema 'dbo'.

REVERT
EXECUTE AS USER = 'bob'
SELECT * FROM theirs.t
CREATE SEQUENCE theirs.n START WITH 5
SELECT NEXT VALUE FOR theirs.n
--> id int
--> (end)
--> (0 rows)
--> (no name) bigint not null
--> 5
--> (end)
--> (1 row)

REVERT
EXECUTE AS USER = 'ann'
SELECT NEXT VALUE FOR theirs.n
--> error 229 severity 14 state 5 line 3: The UPDATE permission was denied on the object 'n', database 'shop', schema 'theirs'.

REVERT
DROP USER bob
--> error 15138 severity 16 state 1 line 2: The database principal owns a schema in the database, and cannot be dropped.

ALTER AUTHORIZATION ON SCHEMA::theirs TO ann
DROP USER bob
--> ok

EXECUTE AS USER = 'ann'
SELECT COUNT(*) FROM theirs.t
--> (no name) int not null
--> 0
--> (end)
--> (1 row)

REVERT
--> ok

-- What an identity column gets is the matter of whoever may alter its table.
CREATE TABLE counted (id int IDENTITY, a int)
GRANT INSERT ON counted TO ann
--> ok

EXECUTE AS USER = 'ann'
SET IDENTITY_INSERT counted ON
--> error 1088 severity 16 state 1 line 2: Cannot find the object "counted" because it does not exist or you do not have permissions.

DBCC CHECKIDENT ('counted', RESEED, 9)
--> error 2571 severity 14 state 1 line 1: User 'ann' does not have permission to run DBCC checkident.

REVERT
DROP TABLE counted
--> ok

-- OUTPUT INTO inserts, and needs to.
GRANT SELECT, DELETE ON orders TO ann
--> ok

EXECUTE AS USER = 'ann'
DELETE FROM orders OUTPUT deleted.id INTO secrets WHERE id = 3
--> error 229 severity 14 state 5 line 2: The INSERT permission was denied on the object 'secrets', database 'shop', schema 'dbo'.

REVERT
REVOKE SELECT, DELETE ON orders TO ann
--> ok

-- The older words for members.
EXEC sp_addrolemember 'db_datareader', 'ann'
EXECUTE AS USER = 'ann'
SELECT COUNT(*) FROM secrets
REVERT
EXEC sp_droprolemember 'db_datareader', 'ann'
--> (no name) int not null
--> 0
--> (end)
--> (1 row)

EXECUTE AS USER = 'ann'
EXEC sp_addrolemember 'db_datareader', 'ann'
--> error 15151 severity 16 state 1 line 2: Cannot alter the role 'db_datareader', because it does not exist or you do not have permission.

REVERT
--> ok

-- A schema is given to nobody but oneself and one's roles: it would read for them.
EXECUTE AS USER = 'ann'
ALTER AUTHORIZATION ON SCHEMA::theirs TO dbo
--> error 15151 severity 16 state 1 line 3: Cannot find the user 'dbo', because it does not exist or you do not have permission.

REVERT
--> ok

-- Rights to define.
GRANT CREATE TABLE TO ann
--> ok

EXECUTE AS USER = 'ann'
CREATE TABLE theirs.own (id int)
INSERT INTO theirs.own VALUES (1)
SELECT * FROM theirs.own
CREATE TABLE dbo.other (id int)
--> (1 row)
--> id int
--> 1
--> (end)
--> (1 row)
--> error 2760 severity 16 state 1 line 5: The specified schema name "dbo" either does not exist or you do not have permission to use it.

REVERT
--> ok

GRANT ALTER ON SCHEMA::dbo TO ann
--> ok

EXECUTE AS USER = 'ann'
CREATE TABLE dbo.other (id int)
DROP TABLE dbo.other
SELECT * FROM secrets
--> error 229 severity 14 state 5 line 4: The SELECT permission was denied on the object 'secrets', database 'shop', schema 'dbo'.

REVERT
--> ok

-- WITH GRANT OPTION.
CREATE USER dan WITHOUT LOGIN
GRANT SELECT ON orders TO ann WITH GRANT OPTION
--> ok

EXECUTE AS USER = 'ann'
GRANT SELECT ON orders TO dan
GRANT UPDATE ON orders TO dan
--> error 15151 severity 16 state 1 line 3: Cannot find the object 'orders', because it does not exist or you do not have permission.

REVERT
EXECUTE AS USER = 'dan'
SELECT COUNT(*) FROM orders
--> (no name) int not null
--> 3
--> (end)
--> (1 row)

REVERT
REVOKE SELECT ON orders FROM ann
--> error 4611 severity 16 state 1 line 2: To revoke or deny grantable privileges, specify the CASCADE option.

REVOKE SELECT ON orders FROM ann CASCADE
--> ok

EXECUTE AS USER = 'dan'
SELECT COUNT(*) FROM orders
--> error 229 severity 14 state 5 line 2: The SELECT permission was denied on the object 'orders', database 'shop', schema 'dbo'.

REVERT
--> ok

-- What is wrong or not there.
GRANT SELECT ON nothing TO ann
--> error 15151 severity 16 state 1 line 2: Cannot find the object 'nothing', because it does not exist or you do not have permission.

GRANT SELECT ON orders TO nobody
--> error 15151 severity 16 state 1 line 1: Cannot find the user 'nobody', because it does not exist or you do not have permission.

GRANT CREATE TABLE ON orders TO ann
--> error 102 severity 15 state 1 line 1: Incorrect syntax near 'CREATE TABLE': the permission does not apply to a securable of that class.

GRANT FLY ON orders TO ann
--> error 49500 severity 16 state 1 line 1: The permission FLY is not supported by Outrigger.

GRANT SELECT ON orders (id) TO ann
--> error 49500 severity 16 state 1 line 1: A permission on columns is not supported by Outrigger: grant it on a view that shows them.
--> batch ended

GRANT SELECT (id) ON orders TO ann
--> error 49500 severity 16 state 1 line 1: A permission on columns is not supported by Outrigger: grant it on a view that shows them.
--> batch ended

GRANT SELECT ON orders TO dbo
--> error 4624 severity 16 state 1 line 1: Cannot grant, deny, or revoke permissions to sa, dbo, entity owner, information_schema, sys, or yourself.

CREATE USER eve FOR LOGIN nobody
--> error 15007 severity 16 state 1 line 1: 'nobody' is not a valid login or you do not have permission.

DROP USER nobody
--> error 15151 severity 16 state 1 line 1: Cannot drop the user 'nobody', because it does not exist or you do not have permission.

DROP USER IF EXISTS nobody
DROP USER dbo
--> error 15150 severity 16 state 1 line 2: Cannot drop the user 'dbo'.

DROP ROLE db_owner
--> error 15150 severity 16 state 1 line 1: Cannot drop the role 'db_owner'.

ALTER ROLE db_owner ADD MEMBER nobody
--> error 15151 severity 16 state 1 line 1: Cannot add the principal 'nobody', because it does not exist or you do not have permission.

CREATE LOGIN l WITH PASSWORD = 'a' MUST_CHANGE
--> error 49500 severity 16 state 1 line 1: PASSWORD ... MUST_CHANGE is not supported by Outrigger.
--> batch ended

EXECUTE AS USER = 'nobody'
--> error 15517 severity 16 state 1 line 1: Cannot execute as the database principal because the principal "nobody" does not exist, this type of principal cannot be impersonated, or you do not have permission.

EXECUTE AS CALLER
GRANT VIEW SERVER STATE TO sa
--> error 4621 severity 16 state 1 line 2: Permissions at the server scope can only be granted when the current database is master

-- Another database.
EXECUTE AS USER = 'ann'
USE master
--> error 916 severity 14 state 1 line 3: The server principal "ann" is not able to access the database "master" under the current security context.

SELECT * FROM master.sys.tables
--> error 916 severity 14 state 1 line 1: The server principal "ann" is not able to access the database "master" under the current security context.

REVERT
--> ok

-- Definitions of rights roll back with their transaction.
BEGIN TRANSACTION
GRANT SELECT ON secrets TO dan
CREATE USER fay WITHOUT LOGIN
ROLLBACK
--> ok

EXECUTE AS USER = 'fay'
--> error 15517 severity 16 state 1 line 1: Cannot execute as the database principal because the principal "fay" does not exist, this type of principal cannot be impersonated, or you do not have permission.

EXECUTE AS USER = 'dan'
SELECT COUNT(*) FROM secrets
--> error 229 severity 14 state 5 line 2: The SELECT permission was denied on the object 'secrets', database 'shop', schema 'dbo'.

REVERT
--> ok

-- What was granted on an object goes with it.
GRANT SELECT ON secrets TO dan
DROP TABLE secrets
CREATE TABLE secrets (id int)
--> ok

EXECUTE AS USER = 'dan'
SELECT COUNT(*) FROM secrets
--> error 229 severity 14 state 5 line 2: The SELECT permission was denied on the object 'secrets', database 'shop', schema 'dbo'.

REVERT
USE master
DROP DATABASE shop
--> message 5701 line 2: Changed database context to 'master'.
