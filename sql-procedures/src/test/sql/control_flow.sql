DECLARE @i int = 0
WHILE @i < 10
BEGIN
    SET @i += 1
    IF @i = 2 CONTINUE
    IF @i = 5 BREAK
    PRINT @i
END
PRINT 'after ' + CAST(@i AS varchar(5))
--> ?

IF NULL = NULL PRINT 'equal' ELSE PRINT 'unknown is not true'
--> ?

IF EXISTS (SELECT 1 AS x WHERE 1 = 0) PRINT 'some'
ELSE IF 2 > 1 BEGIN PRINT 'one'; PRINT 'two' END
ELSE PRINT 'three'
--> ?

PRINT 'before'
RETURN
PRINT 'after'
--> ?

RETURN 5
--> ?

BREAK
--> ?

IF 1 = 1
    CONTINUE
--> ?

-- A condition that fails ends its statement only.
DECLARE @zero int = 0
IF 1 / @zero = 1 PRINT 'yes' ELSE PRINT 'no'
PRINT 'next'
--> ?

-- PRINT takes what converts to text.
PRINT 1.50
PRINT NULL
PRINT N'früh'
--> ?

-- A loop within a loop: BREAK leaves the inner one.
DECLARE @o int = 0, @n int
WHILE @o < 2
BEGIN
    SET @o += 1
    SET @n = 0
    WHILE 1 = 1
    BEGIN
        SET @n += 1
        IF @n > 2 BREAK
        PRINT CONCAT(@o, '.', @n)
    END
END
--> ?
