-- A variable has its declared type: assignment converts, and cuts text that is too long.
DECLARE @i int = 7, @s varchar(5) = 'abcdefgh', @d decimal(6,2) = 1.005, @n nvarchar(max)
SELECT @i AS i, @s AS s, @d AS d, @n AS n
--> i int | s varchar(5) | d decimal(6,2) | n nvarchar(max)
--> 7 | abcde | 1.01 | NULL
--> (end)
--> (1 row)

-- Compound operators keep the rules of the plain ones.
DECLARE @i int = 7, @s varchar(10) = 'ab', @d decimal(10,2) = 10
SET @i += 3
SET @i *= 2
SET @i /= 3
SET @i %= 4
SET @i |= 8
SET @i ^= 3
SET @i &= 13
SET @s += 'cd'
SET @d -= 0.25
SELECT @i AS i, @s AS s, @d AS d
--> i int | s varchar(10) | d decimal(10,2)
--> 9 | abcd | 9.75
--> (end)
--> (1 row)

-- The last row wins; without a row the variable keeps its value.
CREATE TABLE t (id int PRIMARY KEY, name varchar(10));
INSERT INTO t VALUES (1, 'one'), (2, 'two'), (3, 'three');
DECLARE @name varchar(10) = 'none', @all varchar(100) = '', @total int = 0
SELECT @name = name FROM t WHERE id > 9
PRINT @name
SELECT @name = name FROM t ORDER BY id
PRINT @name
SELECT @all += name + ';', @total += id FROM t ORDER BY id
DECLARE @rows int = @@ROWCOUNT
PRINT @all
PRINT @rows
PRINT @total
--> (3 rows)
--> print: none
--> print: three
--> print: one;two;three;
--> print: 3
--> print: 6

-- A DECLARE counts from the start of the batch, wherever it stands; its value is set where it stands.
IF 1 = 0
    DECLARE @late int = 5
SELECT @late AS late
--> late int
--> NULL
--> (end)
--> (1 row)

SELECT 1 AS before
SELECT @nowhere AS x
--> error 137 severity 15 state 2 line 2: Must declare the scalar variable "@nowhere".
--> batch ended

DECLARE @a int
DECLARE @A int
--> error 134 severity 15 state 1 line 2: The variable name '@A' has already been declared. Variable names must be unique within a query batch or stored procedure.
--> batch ended

-- An error names the line of its statement.
DECLARE @x int

SET @x = 'nonsense'
PRINT 'not reached'
--> error 245 severity 16 state 1 line 4: Conversion failed when converting the varchar value 'nonsense' to data type int.
--> batch ended

DECLARE @x tinyint
SET @x = 300
PRINT 'reached'
--> error 220 severity 16 state 1 line 2: Arithmetic overflow error for data type tinyint, value = 300.
--> print: reached
