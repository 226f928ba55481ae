CREATE PROCEDURE p @a int, @b varchar(10) = 'dflt', @c int = NULL OUTPUT
AS
BEGIN
    PRINT CONCAT(@a, ' ', @b, ' ', @c)
    SET @c = @a * 2
    RETURN @a + 1
END
--> ?

DECLARE @out int = 5, @status int
EXEC @status = p 1, 'x', @out OUTPUT
PRINT CONCAT(@status, ' ', @out)
EXEC @status = dbo.p @b = 'named', @a = 20, @c = @out OUTPUT
PRINT CONCAT(@status, ' ', @out)
EXEC p 3
EXEC p 3, DEFAULT
EXECUTE master.dbo.[p] '44'
--> ?

-- What is wrong with a call ends the call, not the batch.
EXEC p
EXEC p @nothing = 1
EXEC p 1, 'x', 3, 4
EXEC p @a = 1, @a = 2
EXEC p @a = 1, 'x'
EXEC p 'abc'
EXEC missing 1
DECLARE @x int
EXEC p @x OUTPUT
PRINT 'end'
--> ?

EXEC p 1, 'x', 3 OUTPUT
--> ?

-- Lines of a procedure's errors count in its own text.
CREATE PROCEDURE failing AS
PRINT 'in'

SELECT 1 / 0 AS x
PRINT 'still in'
--> ?

DECLARE @status int
EXEC @status = failing
PRINT CONCAT('status ', @status)
--> ?

BEGIN TRY
    EXEC failing
END TRY
BEGIN CATCH
    PRINT CONCAT(ERROR_NUMBER(), ' ', ERROR_PROCEDURE(), ' ', ERROR_LINE())
END CATCH
--> ?

-- Another version of the same name.
CREATE PROCEDURE p AS PRINT 'again'
--> ?

ALTER PROCEDURE p AS PRINT 'altered'
--> ?

EXEC p
--> ?

CREATE OR ALTER PROC p AS PRINT 'altered again'
--> ?

DECLARE @name nvarchar(100) = N'dbo.p'
EXEC @name
--> ?

ALTER PROCEDURE unknown AS PRINT 1
--> ?

DROP PROCEDURE p
EXEC p
DROP PROCEDURE p
--> ?

DROP PROCEDURE IF EXISTS p
PRINT 'fine'
--> ?

CREATE PROCEDURE deep @n int AS
BEGIN
    IF @n = 32 PRINT CONCAT('level ', @@NESTLEVEL)
    SET @n += 1
    EXEC deep @n
END
--> ?

EXEC deep 1
PRINT 'not reached'
--> ?

-- A procedure that does not compile is not kept.
CREATE PROCEDURE wrong AS SELECT @undeclared AS x
--> ?

CREATE PROCEDURE nodb.dbo.wrong AS PRINT 1
--> ?

CREATE PROCEDURE leaves AS BEGIN TRANSACTION
--> ?

EXEC leaves
PRINT @@TRANCOUNT
ROLLBACK
--> ?

-- A missing table ends the procedure; the caller goes on.
CREATE PROCEDURE scoped AS
PRINT 'a'
SELECT * FROM nothing_here
PRINT 'b'
--> ?

EXEC scoped
PRINT 'caller'
--> ?

BEGIN TRY
    EXEC scoped
END TRY
BEGIN CATCH
    PRINT ERROR_MESSAGE()
END CATCH
--> ?

-- SET in a procedure ends with it.
CREATE PROCEDURE quiet AS
SET NOCOUNT ON
SELECT 1 AS a
--> ?

EXEC quiet
SELECT 2 AS b
--> ?
