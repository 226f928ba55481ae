CREATE TABLE t (id int IDENTITY(5, 2) PRIMARY KEY, name nvarchar(20) NOT NULL, price decimal(10, 2), long varchar(max))
--> ok

CREATE PROCEDURE p AS RETURN 0
--> ok

SELECT @@OPTIONS AS options, @@DATEFIRST AS datefirst, @@LANGUAGE AS language, @@LOCK_TIMEOUT AS lock_timeout, @@TEXTSIZE AS text_size, @@FETCH_STATUS AS fetch_status, @@MAX_PRECISION AS max_precision
--> options int | datefirst tinyint | language nvarchar(128) | lock_timeout int | text_size int | fetch_status int | max_precision tinyint
--> 5496 | 7 | us_english | -1 | 2147483647 | 0 | 38
--> (end)
--> (1 row)

SET NOCOUNT, XACT_ABORT ON
SET IMPLICIT_TRANSACTIONS ON
SET LOCK_TIMEOUT 100
SELECT @@OPTIONS & 2 AS implicit, @@OPTIONS & 512 AS nocount, @@OPTIONS & 16384 AS xact_abort, @@LOCK_TIMEOUT AS lock_timeout
SET IMPLICIT_TRANSACTIONS OFF
SET NOCOUNT, XACT_ABORT OFF
SET LOCK_TIMEOUT -1
--> implicit int | nocount int | xact_abort int | lock_timeout int
--> 2 | 512 | 16384 | 100
--> (end)

SELECT CAST(SERVERPROPERTY('EngineEdition') as INT) AS edition, SERVERPROPERTY('ProductVersion') AS version, SERVERPROPERTY('Collation') AS collation, SERVERPROPERTY('InstanceName') AS instance, SERVERPROPERTY('NoSuchProperty') AS unknown
--> edition int | version nvarchar(4000) | collation nvarchar(4000) | instance nvarchar(4000) | unknown nvarchar(4000)
--> 3 | 15.0.2000.5 | SQL_Latin1_General_CP1_CI_AS | NULL | NULL
--> (end)
--> (1 row)

SELECT SYSTEM_USER AS a, SUSER_SNAME() AS b, ORIGINAL_LOGIN() AS c, USER_NAME() AS d, CURRENT_USER AS e, USER AS f, HOST_NAME() AS g, APP_NAME() AS h
--> a nvarchar(128) | b nvarchar(128) | c nvarchar(128) | d nvarchar(128) | e nvarchar(128) | f nvarchar(128) | g nvarchar(128) | h nvarchar(128)
--> sa | sa | sa | dbo | dbo | dbo |  |
--> (end)
--> (1 row)

SELECT DB_NAME() AS a, DB_ID() AS b, DB_ID('tempdb') AS c, DB_NAME(2) AS d, DB_ID('nowhere') AS e, SCHEMA_NAME() AS f, SCHEMA_ID('dbo') AS g, SCHEMA_NAME(4) AS h, DATABASEPROPERTYEX(DB_NAME(), 'Status') AS i, DATABASEPROPERTYEX('nowhere', 'Status') AS j
--> a nvarchar(128) | b int | c int | d nvarchar(128) | e int | f nvarchar(128) | g int | h nvarchar(128) | i nvarchar(4000) | j nvarchar(4000)
--> master | 1 | 2 | tempdb | NULL | dbo | 1 | sys | ONLINE | NULL
--> (end)
--> (1 row)

SELECT OBJECT_NAME(OBJECT_ID('t')) AS a, OBJECT_NAME(OBJECT_ID(N'[dbo].[p]', N'P')) AS b, OBJECT_ID('p', 'U') AS c, OBJECT_ID('nothing') AS d, OBJECT_SCHEMA_NAME(OBJECT_ID('t')) AS e
IF OBJECT_ID('dbo.p', 'P') IS NOT NULL DROP PROCEDURE dbo.p
--> a nvarchar(128) | b nvarchar(128) | c int | d int | e nvarchar(128)
--> t | p | NULL | NULL | dbo
--> (end)
--> (1 row)

SELECT TYPE_NAME(56) AS a, TYPE_ID('nvarchar') AS b, COL_NAME(OBJECT_ID('t'), 2) AS c, COL_LENGTH('t', 'name') AS d, COL_LENGTH('t', 'long') AS e, COL_LENGTH('t', 'none') AS f, COL_LENGTH('dbo.t', 'price') AS g
--> a nvarchar(128) | b int | c nvarchar(128) | d smallint | e smallint | f smallint | g smallint
--> int | 231 | name | 40 | -1 | NULL | 9
--> (end)
--> (1 row)

SELECT COLUMNPROPERTY(OBJECT_ID('t'), 'id', 'IsIdentity') AS a, COLUMNPROPERTY(OBJECT_ID('t'), 'price', 'AllowsNull') AS b, COLUMNPROPERTY(OBJECT_ID('t'), 'price', 'Precision') AS c, COLUMNPROPERTY(OBJECT_ID('t'), 'name', 'ColumnId') AS d, OBJECTPROPERTY(OBJECT_ID('t'), 'IsUserTable') AS e, OBJECTPROPERTY(OBJECT_ID('t'), 'TableHasPrimaryKey') AS f, IDENT_SEED('t') AS g, IDENT_INCR('t') AS h, PARSENAME('db.dbo.t', 1) AS i, PARSENAME('db.dbo.t', 3) AS j, PARSENAME('dbo.t', 3) AS k
--> a int | b int | c int | d int | e int | f int | g decimal(38,0) | h decimal(38,0) | i nvarchar(128) | j nvarchar(128) | k nvarchar(128)
--> 1 | 1 | 10 | 2 | 1 | 1 | 5 | 2 | t | db | NULL
--> (end)
--> (1 row)

SELECT SESSIONPROPERTY('ANSI_NULLS') AS a, SESSIONPROPERTY('NUMERIC_ROUNDABORT') AS b, CONNECTIONPROPERTY('net_transport') AS c
--> a nvarchar(4000) | b nvarchar(4000) | c nvarchar(4000)
--> 1 | 0 | Shared memory
--> (end)
--> (1 row)

EXEC sp_set_session_context N'user_id', 4
EXEC sp_set_session_context @key = N'fixed', @value = N'here', @read_only = 1
SELECT SESSION_CONTEXT(N'user_id') AS a, SESSION_CONTEXT(N'USER_ID') AS b, SESSION_CONTEXT(N'fixed') AS c, SESSION_CONTEXT(N'none') AS d
EXEC sp_set_session_context N'user_id', NULL
SELECT SESSION_CONTEXT(N'user_id') AS a
EXEC sp_set_session_context N'fixed', N'there'
EXEC sp_set_session_context
--> a nvarchar(4000) | b nvarchar(4000) | c nvarchar(4000) | d nvarchar(4000)
--> 4 | 4 | here | NULL
--> (end)
--> (1 row)
--> a nvarchar(4000)
--> NULL
--> (end)
--> (1 row)
--> error 15664 severity 16 state 1 line 6: Cannot set key 'fixed' in the session context. The key has been set as read_only for this session.
--> error 201 severity 16 state 1 line 7: Procedure or function 'sp_set_session_context' expects parameter '@key', which was not supplied.

PRINT @@NO_SUCH
--> error 137 severity 15 state 1 line 1: Must declare the scalar variable "@@NO_SUCH".
--> batch ended

SELECT SERVERPROPERTY() AS x
--> error 174 severity 15 state 1 line 1: The serverproperty function requires 1 argument(s).
--> batch ended
