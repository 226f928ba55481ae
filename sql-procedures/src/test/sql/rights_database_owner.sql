-- Who makes a database owns it, and is dbo there.

CREATE LOGIN ann WITH PASSWORD = 'Annes-apples-5'
CREATE LOGIN ben WITH PASSWORD = 'Benas-pears-55'
EXECUTE AS LOGIN = 'ann'
CREATE DATABASE orchard
REVERT
GRANT CREATE ANY DATABASE TO ann
EXECUTE AS LOGIN = 'ann'
CREATE DATABASE orchard
--> error 262 severity 14 state 1 line 6: CREATE DATABASE permission denied in database 'master'.

USE orchard
CREATE TABLE apples (id int)
INSERT INTO apples VALUES (1)
SELECT USER_NAME() AS me, SUSER_SNAME() AS login, IS_MEMBER('db_owner') AS owner
CREATE USER ben FOR LOGIN ben
GRANT SELECT ON apples TO ben
CREATE USER ann FOR LOGIN ann
--> message 5701 line 1: Changed database context to 'orchard'.
--> (1 row)
--> me nvarchar(128) | login nvarchar(128) | owner int
--> dbo | ann | 1
--> (end)
--> (1 row)
--> error 15063 severity 16 state 1 line 7: The login already has an account under a different user name.

SELECT p.name FROM sys.databases d JOIN sys.server_principals p ON p.sid = d.owner_sid WHERE d.name = 'orchard'
SELECT name, principal_id FROM sys.database_principals WHERE principal_id = 1
--> name nvarchar(128) not null
--> ann
--> (end)
--> (1 row)
--> name nvarchar(128) not null | principal_id int not null
--> dbo | 1
--> (end)
--> (1 row)

-- Of another's database it is nobody.
USE master
CREATE TABLE apples (id int)
ALTER AUTHORIZATION ON DATABASE::orchard TO ben
--> message 5701 line 2: Changed database context to 'master'.
--> error 262 severity 14 state 1 line 3: CREATE TABLE permission denied in database 'master'.
--> error 15151 severity 16 state 1 line 4: Cannot find the login 'ben', because it does not exist or you do not have permission.

REVERT
DROP LOGIN ann
ALTER AUTHORIZATION ON DATABASE::master TO ann
ALTER AUTHORIZATION ON DATABASE::nowhere TO ann
ALTER AUTHORIZATION ON DATABASE::orchard TO nobody
ALTER AUTHORIZATION ON DATABASE::orchard TO ben
--> error 15174 severity 16 state 1 line 2: Login 'ann' owns one or more database(s). Change the owner of the database(s) before dropping the login.
--> error 15109 severity 16 state 1 line 3: Cannot change the owner of the master, model, tempdb or msdb database.
--> error 911 severity 16 state 1 line 4: Database 'nowhere' does not exist. Make sure that the name is entered correctly.
--> error 15151 severity 16 state 1 line 5: Cannot find the login 'nobody', because it does not exist or you do not have permission.
--> error 15110 severity 16 state 1 line 6: The proposed new database owner is already a user or aliased in the database.

USE orchard
DROP USER ben
DROP USER dbo
ALTER AUTHORIZATION ON DATABASE::orchard TO ben
EXECUTE AS LOGIN = 'ann'
USE orchard
SELECT id FROM orchard.dbo.apples
REVERT
EXECUTE AS LOGIN = 'ben'
SELECT USER_NAME() AS me
SELECT id FROM apples
REVERT
DROP LOGIN ann
DROP LOGIN ben
ALTER AUTHORIZATION ON DATABASE::orchard TO sa
DROP LOGIN ben
SELECT d.name, d.owner_sid FROM sys.databases d WHERE d.name = 'orchard'
--> message 5701 line 1: Changed database context to 'orchard'.
--> error 15150 severity 16 state 1 line 3: Cannot drop the user 'dbo'.
--> error 916 severity 14 state 1 line 6: The server principal "ann" is not able to access the database "orchard" under the current security context.
--> error 916 severity 14 state 1 line 7: The server principal "ann" is not able to access the database "orchard" under the current security context.
--> me nvarchar(128)
--> dbo
--> (end)
--> (1 row)
--> id int
--> 1
--> (end)
--> (1 row)
--> error 15174 severity 16 state 1 line 14: Login 'ben' owns one or more database(s). Change the owner of the database(s) before dropping the login.
--> name nvarchar(128) not null | owner_sid varbinary(85)
--> orchard | 0x01
--> (end)
--> (1 row)
