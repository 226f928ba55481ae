-- What functions and views say of principals and permissions.

CREATE DATABASE shop
--> ok

USE shop
--> message 5701 line 1: Changed database context to 'shop'.

CREATE TABLE orders (id int PRIMARY KEY, amount int)
--> ok

CREATE TABLE secrets (id int)
--> ok

CREATE PROCEDURE total AS SELECT COUNT(*) FROM secrets
--> ok

CREATE VIEW shown AS SELECT id FROM orders
--> ok

CREATE LOGIN ann WITH PASSWORD = 'Annes-apples-5', DEFAULT_DATABASE = shop, CHECK_POLICY = OFF
CREATE USER ann
CREATE USER bob WITHOUT LOGIN
CREATE ROLE clerks
CREATE ROLE chiefs
ALTER ROLE clerks ADD MEMBER chiefs
ALTER ROLE chiefs ADD MEMBER ann
GRANT SELECT, UPDATE ON orders TO clerks
DENY UPDATE ON orders TO chiefs
GRANT EXECUTE ON SCHEMA::dbo TO ann WITH GRANT OPTION
--> ok

SELECT IS_MEMBER('db_owner'), IS_SRVROLEMEMBER('sysadmin'), IS_ROLEMEMBER('clerks', 'ann'), IS_ROLEMEMBER('clerks', 'bob'), IS_ROLEMEMBER('nothing', 'bob')
SELECT HAS_PERMS_BY_NAME('orders', 'OBJECT', 'UPDATE'), HAS_PERMS_BY_NAME(NULL, NULL, 'CONTROL SERVER'), HAS_PERMS_BY_NAME('nothing', 'OBJECT', 'SELECT')
SELECT USER_NAME(1), USER_NAME(0), USER_NAME(99999), SUSER_NAME(1), SUSER_ID(), USER_ID('dbo'), DATABASE_PRINCIPAL_ID('public'), USER_ID('nobody')
--> (no name) int | (no name) int | (no name) int | (no name) int | (no name) int
--> 1 | 1 | 1 | 0 | NULL
--> (end)
--> (1 row)
--> (no name) int | (no name) int | (no name) int
--> 1 | 1 | NULL
--> (end)
--> (1 row)
--> (no name) nvarchar(128) | (no name) nvarchar(128) | (no name) nvarchar(128) | (no name) nvarchar(128) | (no name) int | (no name) int | (no name) int | (no name) int
--> dbo | public | NULL | sa | 1 | 1 | 0 | NULL
--> (end)
--> (1 row)

EXECUTE AS USER = 'ann'
SELECT SUSER_SNAME(), SYSTEM_USER, ORIGINAL_LOGIN(), USER_NAME(), CURRENT_USER, SESSION_USER
SELECT IS_MEMBER('clerks'), IS_MEMBER('db_owner'), IS_SRVROLEMEMBER('sysadmin'), HAS_DBACCESS('shop'), HAS_DBACCESS('master'), HAS_DBACCESS('none')
SELECT HAS_PERMS_BY_NAME('orders', 'OBJECT', 'SELECT'), HAS_PERMS_BY_NAME('dbo.orders', 'OBJECT', 'UPDATE'), HAS_PERMS_BY_NAME('total', 'OBJECT', 'EXECUTE'), HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'CREATE TABLE'), HAS_PERMS_BY_NAME('dbo', 'SCHEMA', 'ANY')
--> (no name) nvarchar(128) | (no name) nvarchar(128) | (no name) nvarchar(128) | (no name) nvarchar(128) | (no name) nvarchar(128) | (no name) nvarchar(128)
--> ann | ann | sa | ann | ann | ann
--> (end)
--> (1 row)
--> (no name) int | (no name) int | (no name) int | (no name) int | (no name) int | (no name) int
--> 1 | 0 | 0 | 1 | 0 | NULL
--> (end)
--> (1 row)
--> (no name) int | (no name) int | (no name) int | (no name) int | (no name) int
--> 1 | 0 | 1 | 0 | 1
--> (end)
--> (1 row)

-- Whoever has no right on an object does not see it, nor the text of what it may only run.
SELECT name FROM sys.objects WHERE type IN ('U', 'V', 'P') ORDER BY name
SELECT definition FROM sys.sql_modules
SELECT name FROM sys.database_principals WHERE principal_id BETWEEN 5 AND 16000 ORDER BY name
SELECT name FROM sys.sql_logins ORDER BY name
--> name nvarchar(128) not null
--> orders
--> total
--> (end)
--> (2 rows)
--> definition nvarchar(max)
--> NULL
--> (end)
--> (1 row)
--> name nvarchar(128) not null
--> ann
--> chiefs
--> clerks
--> (end)
--> (3 rows)
--> name nvarchar(128) not null
--> sa
--> (end)
--> (1 row)

EXEC sp_helptext 'total'
--> error 15009 severity 16 state 1 line 1: The object 'total' does not exist in database 'shop' or is invalid for this operation.

REVERT
--> ok

SELECT name, type, type_desc, default_schema_name, authentication_type_desc, is_fixed_role FROM sys.database_principals WHERE principal_id < 3 OR name IN ('ann', 'bob', 'clerks', 'db_owner') ORDER BY name
SELECT p.name, d.class_desc, d.permission_name, d.type, d.state_desc, OBJECT_NAME(d.major_id) AS object FROM sys.database_permissions d JOIN sys.database_principals p ON p.principal_id = d.grantee_principal_id WHERE d.class <> 3 ORDER BY p.name, d.permission_name
SELECT r.name AS role, m.name AS member FROM sys.database_role_members x JOIN sys.database_principals r ON r.principal_id = x.role_principal_id JOIN sys.database_principals m ON m.principal_id = x.member_principal_id ORDER BY role, member
--> name nvarchar(128) not null | type char(1) not null | type_desc nvarchar(60) | default_schema_name nvarchar(128) | authentication_type_desc nvarchar(60) | is_fixed_role bit not null
--> ann | S | SQL_USER | dbo | INSTANCE | 0
--> bob | S | SQL_USER | dbo | NONE | 0
--> clerks | R | DATABASE_ROLE | NULL | NONE | 0
--> db_owner | R | DATABASE_ROLE | NULL | NONE | 1
--> dbo | S | SQL_USER | dbo | INSTANCE | 0
--> guest | S | SQL_USER | guest | NONE | 0
--> public | R | DATABASE_ROLE | NULL | NONE | 0
--> (end)
--> (7 rows)
--> name nvarchar(128) not null | class_desc nvarchar(60) | permission_name nvarchar(128) | type char(4) not null | state_desc nvarchar(60) | object nvarchar(128)
--> ann | DATABASE | CONNECT | CO   | GRANT | NULL
--> bob | DATABASE | CONNECT | CO   | GRANT | NULL
--> chiefs | OBJECT_OR_COLUMN | UPDATE | UP   | DENY | orders
--> clerks | OBJECT_OR_COLUMN | SELECT | SL   | GRANT | orders
--> clerks | OBJECT_OR_COLUMN | UPDATE | UP   | GRANT | orders
--> (end)
--> (5 rows)
--> role nvarchar(128) not null | member nvarchar(128) not null
--> chiefs | ann
--> clerks | chiefs
--> db_owner | dbo
--> (end)
--> (3 rows)

SELECT name, type_desc, is_disabled, default_database_name, is_fixed_role FROM sys.server_principals ORDER BY name
SELECT name, is_policy_checked, password_hash FROM sys.sql_logins ORDER BY name
SELECT COUNT(*) FROM sys.server_permissions
SELECT r.name AS role, m.name AS member FROM sys.server_role_members x JOIN sys.server_principals r ON r.principal_id = x.role_principal_id JOIN sys.server_principals m ON m.principal_id = x.member_principal_id
SELECT name, principal_id FROM sys.schemas ORDER BY name
--> name nvarchar(128) not null | type_desc nvarchar(60) | is_disabled bit | default_database_name nvarchar(128) | is_fixed_role bit not null
--> ann | SQL_LOGIN | 0 | shop | 0
--> public | SERVER_ROLE | 0 | NULL | 0
--> sa | SQL_LOGIN | 0 | master | 0
--> sysadmin | SERVER_ROLE | 0 | NULL | 1
--> (end)
--> (4 rows)
--> name nvarchar(128) not null | is_policy_checked bit | password_hash varbinary(256)
--> ann | 0 | NULL
--> sa | 0 | NULL
--> (end)
--> (2 rows)
--> (no name) int not null
--> 0
--> (end)
--> (1 row)
--> role nvarchar(128) not null | member nvarchar(128) not null
--> sysadmin | sa
--> (end)
--> (1 row)
--> name nvarchar(128) not null | principal_id int
--> dbo | 1
--> guest | 2
--> INFORMATION_SCHEMA | 3
--> sys | 4
--> (end)
--> (4 rows)

-- A procedure that runs for another.
CREATE PROCEDURE as_owner WITH EXECUTE AS OWNER AS SELECT USER_NAME() EXEC ('SELECT COUNT(*) FROM secrets') REVERT SELECT USER_NAME()
--> ok

CREATE PROCEDURE as_bob WITH EXECUTE AS 'bob' AS SELECT USER_NAME() SELECT COUNT(*) FROM secrets EXEC ('SELECT COUNT(*) FROM secrets')
--> ok

CREATE PROCEDURE as_nobody WITH EXECUTE AS 'nobody' AS SELECT 1
--> error 15517 severity 16 state 1 line 1: Cannot execute as the database principal because the principal "nobody" does not exist, this type of principal cannot be impersonated, or you do not have permission.

EXECUTE AS USER = 'ann'
EXEC as_owner
SELECT USER_NAME()
EXEC as_bob
SELECT USER_NAME()
--> (no name) nvarchar(128)
--> dbo
--> (end)
--> (1 row)
--> (no name) int not null
--> 0
--> (end)
--> (1 row)
--> (no name) nvarchar(128)
--> dbo
--> (end)
--> (1 row)
--> (no name) nvarchar(128)
--> ann
--> (end)
--> (1 row)
--> (no name) nvarchar(128)
--> bob
--> (end)
--> (1 row)
--> (no name) int not null
--> 0
--> (end)
--> (1 row)
--> error 229 severity 14 state 5 line 1: The SELECT permission was denied on the object 'secrets', database 'shop', schema 'dbo'.
--> (no name) nvarchar(128)
--> ann
--> (end)
--> (1 row)

-- Nobody makes a procedure that runs for whom they may not be.
REVERT
GRANT CREATE PROCEDURE TO ann
GRANT ALTER ON SCHEMA::dbo TO ann
--> ok

EXECUTE AS USER = 'ann'
--> ok

CREATE PROCEDURE hers WITH EXECUTE AS OWNER AS SELECT * FROM secrets
--> error 15517 severity 16 state 1 line 1: Cannot execute as the database principal because the principal "OWNER" does not exist, this type of principal cannot be impersonated, or you do not have permission.

CREATE PROCEDURE hers WITH EXECUTE AS 'ann' AS SELECT USER_NAME()
--> ok

EXEC hers
--> (no name) nvarchar(128)
--> ann
--> (end)
--> (1 row)

-- EXECUTE AS in a procedure or a string ends with it.
CREATE PROCEDURE changing AS EXECUTE AS USER = 'bob' SELECT USER_NAME()
--> ok

REVERT
EXEC changing
SELECT USER_NAME()
EXEC ('EXECUTE AS USER = ''bob'' SELECT USER_NAME()')
SELECT USER_NAME()
--> (no name) nvarchar(128)
--> bob
--> (end)
--> (1 row)
--> (no name) nvarchar(128)
--> dbo
--> (end)
--> (1 row)
--> (no name) nvarchar(128)
--> bob
--> (end)
--> (1 row)
--> (no name) nvarchar(128)
--> dbo
--> (end)
--> (1 row)

-- EXECUTE AS LOGIN is the login in every database.
EXECUTE AS LOGIN = 'ann'
SELECT SUSER_SNAME(), USER_NAME()
USE master
SELECT SUSER_SNAME(), USER_NAME()
USE shop
REVERT
SELECT SUSER_SNAME(), USER_NAME()
--> (no name) nvarchar(128) | (no name) nvarchar(128)
--> ann | ann
--> (end)
--> (1 row)
--> message 5701 line 4: Changed database context to 'master'.
--> (no name) nvarchar(128) | (no name) nvarchar(128)
--> ann | guest
--> (end)
--> (1 row)
--> message 5701 line 6: Changed database context to 'shop'.
--> (no name) nvarchar(128) | (no name) nvarchar(128)
--> sa | dbo
--> (end)
--> (1 row)

EXECUTE AS LOGIN = 'nobody'
--> error 15406 severity 16 state 1 line 1: Cannot execute as the server principal because the principal "nobody" does not exist, this type of principal cannot be impersonated, or you do not have permission.

-- Names may change; rights stay.
ALTER USER bob WITH NAME = robert
ALTER ROLE clerks WITH NAME = staff
ALTER LOGIN ann WITH NAME = anna
EXECUTE AS LOGIN = 'anna'
SELECT SUSER_SNAME(), USER_NAME(), IS_MEMBER('staff')
REVERT
--> (no name) nvarchar(128) | (no name) nvarchar(128) | (no name) int
--> anna | ann | 1
--> (end)
--> (1 row)

ALTER USER robert WITH NAME = ann
--> error 15023 severity 16 state 1 line 1: User, group, or role 'ann' already exists in the current database.

DROP ROLE staff
--> error 15144 severity 16 state 1 line 1: The role has members. It must be empty before it can be dropped.

DROP LOGIN anna
SELECT name FROM sys.sql_logins
EXECUTE AS USER = 'ann'
SELECT COUNT(*) FROM orders
REVERT
--> name nvarchar(128) not null
--> sa
--> (end)
--> (1 row)
--> (no name) int not null
--> 0
--> (end)
--> (1 row)

-- A new login of the same name is not the old one.
CREATE LOGIN anna WITH PASSWORD = 'x'
EXECUTE AS LOGIN = 'anna'
--> ok

USE master
--> message 5701 line 1: Changed database context to 'master'.

USE shop
--> error 916 severity 14 state 1 line 1: The server principal "anna" is not able to access the database "shop" under the current security context.

REVERT
--> ok

USE shop
GRANT CONNECT TO guest
EXECUTE AS LOGIN = 'anna'
SELECT USER_NAME()
REVERT
DROP LOGIN anna
USE master
DROP DATABASE shop
--> message 5701 line 1: Changed database context to 'shop'.
--> (no name) nvarchar(128)
--> guest
--> (end)
--> (1 row)
--> message 5701 line 7: Changed database context to 'master'.
