SET NOCOUNT ON
SELECT 1 AS a
SET NOCOUNT OFF
SELECT 1 AS a
--> a int not null
--> 1
--> (end)
--> a int not null
--> 1
--> (end)
--> (1 row)

SET ANSI_NULLS, QUOTED_IDENTIFIER ON
SET ANSI_PADDING ON
SET ANSI_WARNINGS ON
SET ARITHABORT ON
SET CONCAT_NULL_YIELDS_NULL ON
SET NUMERIC_ROUNDABORT OFF
SET TRANSACTION ISOLATION LEVEL READ COMMITTED
SET IMPLICIT_TRANSACTIONS OFF
SET TEXTSIZE 2147483647
SET ROWCOUNT 0
SET DATEFORMAT mdy
SET LANGUAGE us_english
PRINT 'all as it is anyway'
--> print: all as it is anyway

SET ANSI_NULLS OFF
SET ARITHABORT OFF
SET DATEFORMAT dmy
PRINT 'each was refused'
--> error 49500 severity 16 state 1 line 1: SET ANSI_NULLS OFF is not supported by Outrigger: what holds always is ON.
--> error 49500 severity 16 state 1 line 2: SET ARITHABORT OFF is not supported by Outrigger: what holds always is ON.
--> error 49500 severity 16 state 1 line 3: SET DATEFORMAT DMY is not supported by Outrigger: what holds always is MDY.
--> print: each was refused

SET IDENTITY_INSERT t ON
--> error 1088 severity 16 state 1 line 1: Cannot find the object "t" because it does not exist or you do not have permissions.

SET NO_SUCH_OPTION ON
--> error 195 severity 15 state 1 line 1: 'NO_SUCH_OPTION' is not a recognized SET option.
--> batch ended

SET STATISTICS IO ON
--> ok

SET STATISTICS IO OFF
--> ok

-- What a Node client sends first, in one batch.
set ansi_nulls on
set ansi_null_dflt_on on
set ansi_padding on
set ansi_warnings on
set arithabort on
set concat_null_yields_null on
set datefirst 7
set dateformat mdy
set implicit_transactions off
set language us_english
set numeric_roundabort off
set quoted_identifier on
set textsize 2147483647
set transaction isolation level read committed
set xact_abort off
--> ok

SET ARITHABORT ON;SET CONCAT_NULL_YIELDS_NULL ON;SET ANSI_NULLS ON;SET ANSI_NULL_DFLT_ON ON;SET ANSI_PADDING ON;SET ANSI_WARNINGS ON;SET CURSOR_CLOSE_ON_COMMIT OFF;SET QUOTED_IDENTIFIER ON;SET TEXTSIZE 2147483647;
--> ok

-- How many rows a statement gives or changes.
CREATE TABLE many (id int PRIMARY KEY, name nvarchar(max))
INSERT INTO many VALUES (1, N'eins'), (2, N'zwei'), (3, N'drei')
DECLARE @two int = 2
SET ROWCOUNT @two
SELECT id FROM many ORDER BY id
UPDATE many SET name = name + N'!'
DELETE FROM many
INSERT INTO many SELECT id + 10, name FROM many
SET ROWCOUNT -1
SET ROWCOUNT 0
SELECT id, name FROM many
--> (3 rows)
--> id int not null
--> 1
--> 2
--> (end)
--> (2 rows)
--> (2 rows)
--> (2 rows)
--> error 49500 severity 16 state 1 line 9: SET ROWCOUNT for a query whose rows go into a table or into variables is not supported by Outrigger: SET ROWCOUNT 0, and put TOP into the query.
--> error 507 severity 16 state 1 line 10: Invalid argument for SET ROWCOUNT. Must be a non-null non-negative integer.
--> id int not null | name nvarchar(max)
--> 3 | drei
--> (end)
--> (1 row)

-- How much of a value of a MAX type is sent: bytes, so half as many characters.
SET TEXTSIZE 4
SELECT name, CAST('abcdef' AS varchar(max)) AS v, CAST(0x0102030405 AS varbinary(max)) AS b, N'abcdef' AS short FROM many
DECLARE @whole nvarchar(max)
SELECT @whole = name FROM many
PRINT @whole
SET TEXTSIZE -1
--> name nvarchar(max) | v varchar(max) not null | b varbinary(max) not null | short nvarchar(6) not null
--> dr | abcd | 0x01020304 | abcdef
--> (end)
--> (1 row)
--> print: drei

-- Columns without rows, and nothing changes.
set fmtonly on SELECT id, name FROM many WHERE id = 3
DELETE FROM many
IF 1 = 0 SELECT 1 AS in_no_branch ELSE SELECT 'x' AS in_the_other
set fmtonly off
SELECT COUNT(*) AS n FROM many
--> id int not null | name nvarchar(max)
--> (end)
--> in_no_branch int not null
--> (end)
--> in_the_other varchar(1) not null
--> (end)
--> n int not null
--> 1
--> (end)
--> (1 row)

SET LOCK_TIMEOUT 1000
PRINT @@LOCK_TIMEOUT
SET LOCK_TIMEOUT -1
SET LOCK_TIMEOUT x
--> print: 1000
--> error 507 severity 16 state 1 line 4: Invalid argument for SET LOCK_TIMEOUT. Must be a non-null non-negative integer.

SET TRANSACTION ISOLATION LEVEL SNAPSHOT
SET ANSI_DEFAULTS ON
SET DEADLOCK_PRIORITY LOW
SET LANGUAGE German
--> error 3952 severity 16 state 1 line 1: Snapshot isolation transaction failed accessing database 'master' because snapshot isolation is not allowed in this database. Use READ COMMITTED, in which each statement reads one state, or SERIALIZABLE.
--> error 49500 severity 16 state 1 line 2: SET ANSI_DEFAULTS is not supported by Outrigger: what it sets holds always, but for IMPLICIT_TRANSACTIONS, which can be set.
--> error 49500 severity 16 state 1 line 3: SET DEADLOCK_PRIORITY LOW is not supported by Outrigger: what holds always is 0 or NORMAL.
--> error 49500 severity 16 state 1 line 4: SET LANGUAGE GERMAN is not supported by Outrigger: what holds always is ENGLISH or US_ENGLISH.

-- A procedure's SET ends with it.
CREATE PROCEDURE sets_options AS SET NOCOUNT ON SET ROWCOUNT 1 SET TEXTSIZE 2 SELECT name FROM many
--> ok

EXEC sets_options
SELECT name FROM many
--> name nvarchar(max)
--> d
--> (end)
--> name nvarchar(max)
--> drei
--> (end)
--> (1 row)
