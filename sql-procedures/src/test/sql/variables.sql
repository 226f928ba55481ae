-- A variable has its declared type: assignment converts, and cuts text that is too long.
DECLARE @i int = 7, @s varchar(5) = 'abcdefgh', @d decimal(6,2) = 1.005, @n nvarchar(max)
SELECT @i AS i, @s AS s, @d AS d, @n AS n
--> ?

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
--> ?

-- The last row wins; without a row the variable keeps its value.
CREATE TABLE t (id int PRIMARY KEY, name varchar(10));
INSERT INTO t VALUES (1, 'one'), (2, 'two'), (3, 'three');
DECLARE @name varchar(10) = 'none', @all varchar(100) = '', @total int = 0
SELECT @name = name FROM t WHERE id > 9
PRINT @name
SELECT @name = name FROM t ORDER BY id
PRINT @name
SELECT @all += name + ';', @total += id FROM t ORDER BY id
PRINT @all
PRINT @@ROWCOUNT
PRINT @total
--> ?

-- A DECLARE counts from the start of the batch, wherever it stands; its value is set where it stands.
IF 1 = 0
    DECLARE @late int = 5
SELECT @late AS late
--> ?

SELECT 1 AS before
SELECT @nowhere AS x
--> ?

DECLARE @a int
DECLARE @A int
--> ?

-- The outer query's error names the line of the statement, not of the batch.
DECLARE @x int

SET @x = 'nonsense'
PRINT 'not reached'
--> ?

DECLARE @x tinyint
SET @x = 300
PRINT 'reached'
--> ?
