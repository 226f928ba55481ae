-- A statement that runs again gives what holds then: values, rows and definitions.
CREATE TABLE t (id int NOT NULL CONSTRAINT pk_t PRIMARY KEY, name varchar(10))
SET NOCOUNT ON
DECLARE @i int = 1, @n int, @s varchar(20) = '', @d decimal(6,2) = 0
WHILE @i <= 4
BEGIN
    INSERT INTO t VALUES (@i, CONCAT('n', @i))
    SELECT @n = COUNT(*) FROM t WHERE id IN (SELECT id FROM t WHERE id >= @i - 1)
    IF EXISTS (SELECT * FROM t WHERE id = @i AND id % 2 = 0)
        UPDATE t SET name = name + CAST(@i AS varchar(5)) WHERE id = @i
    SET @s += CAST(@n AS varchar(5))
    SET @d += 0.25
    SET @i += 1
END
PRINT @s
PRINT @d
DELETE FROM t WHERE id = (SELECT MIN(id) FROM t)
SELECT * FROM t ORDER BY id
--> print: 1222
--> print: 1.00
--> id int not null | name varchar(10)
--> 2 | n22
--> 3 | n3
--> 4 | n44
--> (end)

-- A table that is made anew is another table, though its name and the statement are the same.
SET NOCOUNT ON
DECLARE @round int = 1
WHILE @round <= 3
BEGIN
    DROP TABLE IF EXISTS v
    IF @round = 1 CREATE TABLE v (a int)
    IF @round = 2 CREATE TABLE v (a varchar(10), b int)
    IF @round = 3 CREATE TABLE v (b int, a date)
    IF @round = 1 INSERT INTO v VALUES (1)
    IF @round = 2 INSERT INTO v VALUES ('two', 2)
    IF @round = 3 INSERT INTO v VALUES (3, '2024-01-03')
    SELECT * FROM v
    SELECT MAX(a) AS a FROM v WHERE a IS NOT NULL
    SET @round += 1
END
SET NOCOUNT OFF
--> a int
--> 1
--> (end)
--> a int
--> 1
--> (end)
--> a varchar(10) | b int
--> two | 2
--> (end)
--> a varchar(10)
--> two
--> (end)
--> b int | a date
--> 3 | 2024-01-03
--> (end)
--> a date
--> 2024-01-03
--> (end)

-- So is one that a rollback brings back.
SET NOCOUNT ON
DECLARE @round int = 1
WHILE @round <= 4
BEGIN
    IF @round = 2
    BEGIN
        BEGIN TRANSACTION
        DROP TABLE v
        CREATE TABLE v (other bigint)
    END
    IF @round = 3 ROLLBACK
    SELECT * FROM v
    SET @round += 1
END
SET NOCOUNT OFF
--> b int | a date
--> 3 | 2024-01-03
--> (end)
--> other bigint
--> (end)
--> b int | a date
--> 3 | 2024-01-03
--> (end)
--> b int | a date
--> 3 | 2024-01-03
--> (end)

-- A name of one part is another table in another database.
CREATE DATABASE twin
CREATE TABLE twin.dbo.v (a char(2))
SET NOCOUNT ON
DECLARE @round int = 1
WHILE @round <= 3
BEGIN
    IF @round = 2 USE twin ELSE USE master
    SELECT COUNT(*) AS n, MAX(a) AS a FROM v
    SET @round += 1
END
--> message 5701 line 8: Changed database context to 'master'.
--> n int not null | a date
--> 1 | 2024-01-03
--> (end)
--> message 5701 line 8: Changed database context to 'twin'.
--> n int not null | a char(2)
--> 0 | NULL
--> (end)
--> message 5701 line 8: Changed database context to 'master'.
--> n int not null | a date
--> 1 | 2024-01-03
--> (end)

USE master
SET NOCOUNT OFF
--> message 5701 line 1: Changed database context to 'master'.

CREATE PROCEDURE factorial @n int, @product bigint OUTPUT AS
DECLARE @less int = @n - 1
SET @product = 1
IF @n > 1
BEGIN
    EXEC factorial @less, @product OUTPUT
    SELECT @product = @product * @n
END
--> ok

DECLARE @product bigint
EXEC factorial 5, @product OUTPUT
PRINT @product
EXEC factorial 10, @product OUTPUT
PRINT @product
--> print: 120
--> print: 3628800

-- Stars, windows, groups and sets in a loop.
SET NOCOUNT ON
DECLARE @i int = 0
WHILE @i < 2
BEGIN
    SELECT x.*, ROW_NUMBER() OVER (ORDER BY x.id DESC) AS rn FROM t AS x JOIN (SELECT id FROM t UNION SELECT @i) AS y ON y.id = x.id WHERE x.id > @i + 1 ORDER BY id
    SELECT TOP (@i + 1) id % 2 AS odd, COUNT(*) AS n FROM t GROUP BY id % 2 HAVING COUNT(*) > 0 ORDER BY odd
    SET @i += 1
END
SET NOCOUNT OFF
--> id int not null | name varchar(10) | rn bigint not null
--> 2 | n22 | 3
--> 3 | n3 | 2
--> 4 | n44 | 1
--> (end)
--> odd int not null | n int not null
--> 0 | 2
--> (end)
--> id int not null | name varchar(10) | rn bigint not null
--> 3 | n3 | 2
--> 4 | n44 | 1
--> (end)
--> odd int not null | n int not null
--> 0 | 2
--> 1 | 1
--> (end)
