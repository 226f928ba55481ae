DECLARE @i int = 0
WHILE @i < 10
BEGIN
    SET @i += 1
    IF @i = 2 CONTINUE
    IF @i = 5 BREAK
    PRINT @i
END
PRINT 'after ' + CAST(@i AS varchar(5))
--> print: 1
--> print: 3
--> print: 4
--> print: after 5

IF NULL = NULL PRINT 'equal' ELSE PRINT 'unknown is not true'
--> print: unknown is not true

IF EXISTS (SELECT 1 AS x WHERE 1 = 0) PRINT 'some'
ELSE IF 2 > 1 BEGIN PRINT 'one'; PRINT 'two' END
ELSE PRINT 'three'
--> print: one
--> print: two

PRINT 'before'
RETURN
PRINT 'after'
--> print: before

RETURN 5
--> error 178 severity 15 state 1 line 1: A RETURN statement with a return value cannot be used in this context.
--> batch ended

BREAK
--> error 135 severity 15 state 1 line 1: Cannot use a BREAK statement outside the scope of a WHILE statement.
--> batch ended

IF 1 = 1
    CONTINUE
--> error 136 severity 15 state 1 line 2: Cannot use a CONTINUE statement outside the scope of a WHILE statement.
--> batch ended

-- A condition that fails ends its statement only.
DECLARE @zero int = 0
IF 1 / @zero = 1 PRINT 'yes' ELSE PRINT 'no'
PRINT 'next'
--> error 8134 severity 16 state 1 line 3: Divide by zero error encountered.
--> print: next

-- PRINT takes what converts to text.
PRINT 1.50
PRINT NULL
PRINT N'früh'
--> print: 1.50
--> print:
--> print: früh

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
--> print: 1.1
--> print: 1.2
--> print: 2.1
--> print: 2.2
