EXEC ('SELECT 1 AS a')
--> a int not null
--> 1
--> (end)
--> (1 row)

DECLARE @column sysname = N'b'
EXEC ('SELECT 2 AS ' + @column + ', 3 AS c')
--> b int not null | c int not null
--> 2 | 3
--> (end)
--> (1 row)

-- Variables of the caller are not seen inside; lines count in the string.
DECLARE @x int = 1
EXEC ('PRINT 1
SELECT @x AS x')
PRINT 'goes on'
--> error 137 severity 15 state 2 line 2: Must declare the scalar variable "@x".
--> print: goes on

DECLARE @total int, @status int
EXEC @status = sp_executesql N'SELECT @result = @a + @b', N'@a int, @b int = 10, @result int OUTPUT', @a = 5, @result = @total OUTPUT
PRINT CONCAT(@total, ' ', @status)
EXEC sys.sp_executesql N'SELECT @a AS a', N'@a nvarchar(3)', N'abcdef'
--> print: 15 0
--> a nvarchar(3)
--> abc
--> (end)
--> (1 row)

EXEC sp_executesql N'SELECT @a AS a', N'@a int'
EXEC sp_executesql N'SELECT 1 AS a', N'@a int', @b = 1
EXEC sp_executesql 'SELECT 1 AS a'
EXEC sp_executesql
PRINT 'end'
--> error 8178 severity 16 state 1 line 1: The parameterized query 'SELECT @a AS a' expects the parameter '@a', which was not supplied.
--> error 8145 severity 16 state 2 line 2: @b is not a parameter for procedure sp_executesql.
--> error 214 severity 16 state 2 line 3: Procedure expects parameter '@statement' of type 'ntext/nchar/nvarchar'.
--> error 201 severity 16 state 10 line 4: Procedure or function 'sp_executesql' expects parameter '@statement', which was not supplied.
--> print: end

-- An error inside is the caller's to catch.
BEGIN TRY
    EXEC ('

SELECT FROM')
END TRY
BEGIN CATCH
    PRINT CONCAT(ERROR_NUMBER(), ' line ', ERROR_LINE())
END CATCH
--> print: 156 line 3

EXEC ('BEGIN TRANSACTION')
ROLLBACK
--> error 266 severity 16 state 2 line 1: Transaction count after EXECUTE indicates a mismatching number of BEGIN and COMMIT statements. Previous count = 0, current count = 1.

-- USE inside a string ends with it.
CREATE DATABASE other
--> ok

EXEC ('USE other; SELECT DB_NAME() AS inside')
SELECT DB_NAME() AS outside
--> message 5701 line 1: Changed database context to 'other'.
--> inside nvarchar(128)
--> other
--> (end)
--> (1 row)
--> outside nvarchar(128)
--> master
--> (end)
--> (1 row)
