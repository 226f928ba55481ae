-- The line is the statement's where an expression fails, the name's where a name is wrong.
SELECT
    1,
    2 / 0
--> (no name) int not null | (no name) int not null
--> (end)
--> error 8134 severity 16 state 1 line 2: Divide by zero error encountered.

SELECT
    1,
    nothing
FROM
    nowhere
--> error 208 severity 16 state 1 line 5: Invalid object name 'nowhere'.
--> batch ended

CREATE TABLE t (id int)
--> ok

SELECT
    id,
    nothing
FROM t
--> error 207 severity 16 state 1 line 3: Invalid column name 'nothing'.
--> batch ended

SELECT id
FROM t
WHERE
    nothing = 1
--> error 207 severity 16 state 1 line 4: Invalid column name 'nothing'.
--> batch ended

PRINT 'one'
PRINT 'two'
IF 1 = 1
BEGIN
    INSERT INTO t
    VALUES ('x')
END
--> print: one
--> print: two
--> error 245 severity 16 state 1 line 5: Conversion failed when converting the varchar value 'x' to data type int.
--> batch ended

SELECT id FROM t
WHERE id = = 1
--> error 102 severity 15 state 1 line 2: Incorrect syntax near '='.
--> batch ended

SELECT 1
FROM t
GROUP BY
    id,
    nowhere
--> error 207 severity 16 state 1 line 5: Invalid column name 'nowhere'.
--> batch ended

CREATE PROCEDURE p
AS
BEGIN
    PRINT 'in p'
    -- the seventh line
    --
    SELECT 1 / 0 AS x
    EXEC ('
    SELECT 1 / 0 AS y')
END
--> ok

EXEC p
--> print: in p
--> x int not null
--> (end)
--> error 8134 severity 16 state 1 procedure p line 7: Divide by zero error encountered.
--> y int not null
--> (end)
--> error 8134 severity 16 state 1 line 2: Divide by zero error encountered.

-- comment
/* two
   lines */ PRINT 'x' SELECT nothing
--> print: x
--> error 207 severity 16 state 1 line 3: Invalid column name 'nothing'.
--> batch ended

DECLARE @x int =
    1 / 0
--> error 8134 severity 16 state 1 line 1: Divide by zero error encountered.

UPDATE t
SET id =
    nothing
--> error 207 severity 16 state 1 line 3: Invalid column name 'nothing'.
--> batch ended

DELETE FROM t
WHERE
    nothing = 1
--> error 207 severity 16 state 1 line 3: Invalid column name 'nothing'.
--> batch ended

SELECT LEN(1,
  2)
--> error 174 severity 15 state 1 line 1: The len function requires 1 argument(s).
--> batch ended

SELECT CAST('a' AS
   nothing)
--> error 2715 severity 16 state 1 line 2: Column, parameter, or variable #1: Cannot find data type nothing.
--> batch ended

WHILE 1 = 1
BEGIN
    PRINT 'loop'
    SELECT CAST('x' AS int)
END
--> print: loop
--> (no name) int not null
--> (end)
--> error 245 severity 16 state 1 line 4: Conversion failed when converting the varchar value 'x' to data type int.
--> batch ended
