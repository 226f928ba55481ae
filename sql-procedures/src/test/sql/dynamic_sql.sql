EXEC ('SELECT 1 AS a')
--> ?

DECLARE @column sysname = N'b'
EXEC ('SELECT 2 AS ' + @column + ', 3 AS c')
--> ?

-- Variables of the caller are not seen inside; lines count in the string.
DECLARE @x int = 1
EXEC ('PRINT 1
SELECT @x AS x')
PRINT 'goes on'
--> ?

DECLARE @total int, @status int
EXEC @status = sp_executesql N'SELECT @result = @a + @b', N'@a int, @b int = 10, @result int OUTPUT', @a = 5, @result = @total OUTPUT
PRINT CONCAT(@total, ' ', @status)
EXEC sys.sp_executesql N'SELECT @a AS a', N'@a nvarchar(3)', N'abcdef'
--> ?

EXEC sp_executesql N'SELECT @a AS a', N'@a int'
EXEC sp_executesql N'SELECT 1 AS a', N'@a int', @b = 1
EXEC sp_executesql 'SELECT 1 AS a'
EXEC sp_executesql
PRINT 'end'
--> ?

-- An error inside is the caller's to catch.
BEGIN TRY
    EXEC ('

SELEC 1')
END TRY
BEGIN CATCH
    PRINT CONCAT(ERROR_NUMBER(), ' line ', ERROR_LINE())
END CATCH
--> ?

EXEC ('BEGIN TRANSACTION')
ROLLBACK
--> ?

-- USE inside a string ends with it.
CREATE DATABASE other
--> ?

EXEC ('USE other; SELECT DB_NAME() AS inside')
SELECT DB_NAME() AS outside
--> ?
