CREATE PROCEDURE two AS
SELECT 1 AS a, 'x' AS b
SELECT 2.5 AS c
--> ok

EXEC two WITH RESULT SETS ((number bigint NOT NULL, [text] nvarchar(10)), (amount decimal(5,2)))
--> number bigint not null | text nvarchar(10)
--> 1 | x
--> (end)
--> (1 row)
--> amount decimal(5,2)
--> 2.50
--> (end)
--> (1 row)

EXEC two WITH RESULT SETS UNDEFINED
--> a int not null | b varchar(1) not null
--> 1 | x
--> (end)
--> (1 row)
--> c decimal(2,1) not null
--> 2.5
--> (end)
--> (1 row)

EXEC two WITH RESULT SETS NONE
PRINT 'not reached'
--> error 11535 severity 16 state 1 procedure two line 2: EXECUTE statement failed because its WITH RESULT SETS clause specified 0 result set(s), and the statement tried to send more result sets than this.
--> batch ended

EXEC two WITH RESULT SETS ((a int, b varchar(1)))
PRINT 'not reached'
--> a int | b varchar(1)
--> 1 | x
--> (end)
--> (1 row)
--> error 11535 severity 16 state 1 procedure two line 3: EXECUTE statement failed because its WITH RESULT SETS clause specified 1 result set(s), and the statement tried to send more result sets than this.
--> batch ended

EXEC two WITH RESULT SETS ((a int, b varchar(1)), (c float), (d int))
PRINT 'not reached'
--> a int | b varchar(1)
--> 1 | x
--> (end)
--> (1 row)
--> c float
--> 2.5
--> (end)
--> (1 row)
--> error 11536 severity 16 state 1 line 1: EXECUTE statement failed because its WITH RESULT SETS clause specified 3 result set(s), but the statement only sent 2 result set(s) at run time.
--> batch ended

EXEC two WITH RESULT SETS ((a int), (c float))
--> error 11537 severity 16 state 1 procedure two line 2: EXECUTE statement failed because its WITH RESULT SETS clause specified 1 column(s) for result set number 1, but the statement sent 2 column(s) at run time.
--> batch ended

EXEC two WITH RESULT SETS ((a int, b int), (c float))
--> a int | b int
--> (end)
--> error 245 severity 16 state 1 procedure two line 2: Conversion failed when converting the varchar value 'x' to data type int.
--> batch ended

EXEC two WITH RESULT SETS ((a date, b char(1)), (c float))
--> error 11538 severity 16 state 1 procedure two line 2: EXECUTE statement failed because its WITH RESULT SETS clause specified type 'date' for column #1 in result set #1, and the corresponding type sent at run time was 'int'; there is no conversion between the two types.
--> batch ended

CREATE PROCEDURE nothing AS SELECT CAST(NULL AS int) AS a
--> ok

EXEC nothing WITH RESULT SETS ((a int NOT NULL))
--> a int not null
--> (end)
--> error 11553 severity 16 state 1 procedure nothing line 1: EXECUTE statement failed because its WITH RESULT SETS clause specified a non-nullable type for column #1 in result set #1, and the corresponding value sent at run time was null.
--> batch ended

EXEC nothing WITH RESULT SETS ((a int NULL))
--> a int
--> NULL
--> (end)
--> (1 row)

CREATE TABLE shape (id bigint NOT NULL, name nvarchar(20))
--> ok

EXEC ('SELECT 1, ''one''') WITH RESULT SETS (AS OBJECT dbo.shape)
EXEC ('SELECT 1, ''one''') WITH RESULT SETS (AS OBJECT dbo.missing)
EXEC ('SELECT 1, ''one''') WITH RESULT SETS (AS TYPE dbo.missing)
EXEC ('SELECT 1, ''one''') WITH RESULT SETS (AS FOR XML)
--> id bigint not null | name nvarchar(20)
--> 1 | one
--> (end)
--> (1 row)
--> error 11533 severity 16 state 1 line 2: EXECUTE statement failed because the WITH RESULT SETS clause names the object 'dbo.missing', which does not exist or has no columns.
--> error 11534 severity 16 state 1 line 3: EXECUTE statement failed because the WITH RESULT SETS clause names the table type 'dbo.missing', which does not exist.
--> error 49500 severity 16 state 1 line 4: RESULT SETS (AS FOR XML) is not supported by Outrigger: declare the columns that the module sends.

-- Nothing is cut off silently.
EXEC ('SELECT ''abc''') WITH RESULT SETS ((a varchar(2)))
--> a varchar(2)
--> (end)
--> error 8152 severity 16 state 1 line 1: String or binary data would be truncated.
