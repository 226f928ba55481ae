CREATE PROCEDURE two AS
SELECT 1 AS a, 'x' AS b
SELECT 2.5 AS c
--> ?

EXEC two WITH RESULT SETS ((number bigint NOT NULL, [text] nvarchar(10)), (amount decimal(5,2)))
--> ?

EXEC two WITH RESULT SETS UNDEFINED
--> ?

EXEC two WITH RESULT SETS NONE
PRINT 'not reached'
--> ?

EXEC two WITH RESULT SETS ((a int, b varchar(1)))
PRINT 'not reached'
--> ?

EXEC two WITH RESULT SETS ((a int, b varchar(1)), (c float), (d int))
PRINT 'not reached'
--> ?

EXEC two WITH RESULT SETS ((a int), (c float))
--> ?

EXEC two WITH RESULT SETS ((a int, b int), (c float))
--> ?

EXEC two WITH RESULT SETS ((a date, b char(1)), (c float))
--> ?

CREATE PROCEDURE nothing AS SELECT CAST(NULL AS int) AS a
--> ?

EXEC nothing WITH RESULT SETS ((a int NOT NULL))
--> ?

EXEC nothing WITH RESULT SETS ((a int NULL))
--> ?

CREATE TABLE shape (id bigint NOT NULL, name nvarchar(20))
--> ?

EXEC ('SELECT 1, ''one''') WITH RESULT SETS (AS OBJECT dbo.shape)
EXEC ('SELECT 1, ''one''') WITH RESULT SETS (AS OBJECT dbo.missing)
EXEC ('SELECT 1, ''one''') WITH RESULT SETS (AS TYPE dbo.missing)
EXEC ('SELECT 1, ''one''') WITH RESULT SETS (AS FOR XML)
--> ?

-- Nothing is cut off silently.
EXEC ('SELECT ''abc''') WITH RESULT SETS ((a varchar(2)))
--> ?
