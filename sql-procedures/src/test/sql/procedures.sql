CREATE PROCEDURE p @a int, @b varchar(10) = 'dflt', @c int = NULL OUTPUT
AS
BEGIN
    PRINT CONCAT(@a, ' ', @b, ' ', @c)
    SET @c = @a * 2
    RETURN @a + 1
END
--> ok

DECLARE @out int = 5, @status int
EXEC @status = p 1, 'x', @out OUTPUT
PRINT CONCAT(@status, ' ', @out)
EXEC @status = dbo.p @b = 'named', @a = 20, @c = @out OUTPUT
PRINT CONCAT(@status, ' ', @out)
EXEC p 3
EXEC p 3, DEFAULT
EXECUTE master.dbo.[p] '44'
--> print: 1 x 5
--> print: 2 2
--> print: 20 named 2
--> print: 21 40
--> print: 3 dflt
--> print: 3 dflt
--> print: 44 dflt

-- What is wrong with a call ends the call, not the batch.
EXEC p
EXEC p @nothing = 1
EXEC p 1, 'x', 3, 4
EXEC p @a = 1, @a = 2
EXEC p 'abc'
EXEC missing 1
DECLARE @x int
EXEC p @x OUTPUT
PRINT 'end'
--> error 201 severity 16 state 4 procedure p line 0: Procedure or function 'p' expects parameter '@a', which was not supplied.
--> error 8145 severity 16 state 2 procedure p line 0: @nothing is not a parameter for procedure p.
--> error 8144 severity 16 state 2 procedure p line 0: Procedure or function p has too many arguments specified.
--> error 8143 severity 16 state 1 procedure p line 0: Parameter '@a' was supplied multiple times.
--> error 8114 severity 16 state 5 procedure p line 0: Error converting data type varchar to int.
--> error 2812 severity 16 state 62 line 7: Could not find stored procedure 'missing'.
--> error 8162 severity 16 state 2 procedure p line 0: The formal parameter "@a" was not declared as an OUTPUT parameter, but the actual parameter passed in requested output.
--> print: end

EXEC p 1, 'x', 3 OUTPUT
--> error 179 severity 15 state 1 line 1: Cannot use the OUTPUT option when passing a constant to a stored procedure.
--> batch ended

EXEC p @a = 1, 'x'
--> error 119 severity 15 state 1 line 1: Must pass parameter number 2 and subsequent parameters as '@name = value'. After the form '@name = value' has been used, all subsequent parameters must be passed in the form '@name = value'.
--> batch ended

-- Lines of a procedure's errors count in its own text.
CREATE PROCEDURE failing AS
PRINT 'in'

SELECT 1 / 0 AS x
PRINT 'still in'
--> ok

DECLARE @status int
EXEC @status = failing
PRINT CONCAT('status ', @status)
--> print: in
--> x int not null
--> (end)
--> error 8134 severity 16 state 1 procedure failing line 5: Divide by zero error encountered.
--> print: still in
--> print: status -6

BEGIN TRY
    EXEC failing
END TRY
BEGIN CATCH
    PRINT CONCAT(ERROR_NUMBER(), ' ', ERROR_PROCEDURE(), ' ', ERROR_LINE())
END CATCH
--> print: in
--> x int not null
--> (end)
--> print: 8134 failing 5

-- Another version of the same name.
CREATE PROCEDURE p AS PRINT 'again'
--> error 2714 severity 16 state 3 line 2: There is already an object named 'p' in the database.

ALTER PROCEDURE p AS PRINT 'altered'
--> ok

EXEC p
--> print: altered

CREATE OR ALTER PROC p AS PRINT 'altered again'
--> ok

DECLARE @name nvarchar(100) = N'dbo.p'
EXEC @name
--> print: altered again

ALTER PROCEDURE unknown AS PRINT 1
--> error 208 severity 16 state 1 line 1: Invalid object name 'unknown'.
--> batch ended

DROP PROCEDURE p
EXEC p
DROP PROCEDURE p
--> error 2812 severity 16 state 62 line 2: Could not find stored procedure 'p'.
--> error 3701 severity 11 state 5 line 3: Cannot drop the procedure 'p', because it does not exist or you do not have permission.

DROP PROCEDURE IF EXISTS p
PRINT 'fine'
--> print: fine

CREATE PROCEDURE deep @n int AS
BEGIN
    IF @n = 32 PRINT CONCAT('level ', @@NESTLEVEL)
    SET @n += 1
    EXEC deep @n
END
--> ok

EXEC deep 1
PRINT 'not reached'
--> print: level 32
--> error 217 severity 16 state 1 procedure deep line 5: Maximum stored procedure, function, trigger, or view nesting level exceeded (limit 32).
--> batch ended

-- A procedure that does not compile is not kept.
CREATE PROCEDURE wrong AS SELECT @undeclared AS x
--> error 137 severity 15 state 2 procedure wrong line 2: Must declare the scalar variable "@undeclared".
--> batch ended

CREATE PROCEDURE nodb.dbo.wrong AS PRINT 1
--> error 166 severity 15 state 1 line 1: 'CREATE/ALTER PROCEDURE' does not allow specifying the database name as a prefix to the object name.

CREATE PROCEDURE leaves AS BEGIN TRANSACTION
--> ok

EXEC leaves
PRINT @@TRANCOUNT
ROLLBACK
--> error 266 severity 16 state 2 procedure leaves line 0: Transaction count after EXECUTE indicates a mismatching number of BEGIN and COMMIT statements. Previous count = 0, current count = 1.
--> print: 1

-- A missing table ends the procedure; the caller goes on.
CREATE PROCEDURE scoped AS
PRINT 'a'
SELECT * FROM nothing_here
PRINT 'b'
--> ok

EXEC scoped
PRINT 'caller'
--> print: a
--> error 208 severity 16 state 1 procedure scoped line 4: Invalid object name 'nothing_here'.
--> print: caller

BEGIN TRY
    EXEC scoped
END TRY
BEGIN CATCH
    PRINT ERROR_MESSAGE()
END CATCH
--> print: a
--> print: Invalid object name 'nothing_here'.

-- SET in a procedure ends with it.
CREATE PROCEDURE quiet AS
SET NOCOUNT ON
SELECT 1 AS a
--> ok

EXEC quiet
SELECT 2 AS b
--> a int not null
--> 1
--> (end)
--> b int not null
--> 2
--> (end)
--> (1 row)
