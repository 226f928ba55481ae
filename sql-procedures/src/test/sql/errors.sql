-- An error ends its statement; the batch goes on, and @@ERROR tells.
SELECT 1 / 0 AS x
PRINT @@ERROR
PRINT @@ERROR
--> x int not null
--> (end)
--> error 8134 severity 16 state 1 line 2: Divide by zero error encountered.
--> print: 8134
--> print: 0

-- A conversion that fails ends the batch.
PRINT 'one'
SELECT CAST('abc' AS int) AS x
PRINT 'two'
--> print: one
--> x int not null
--> (end)
--> error 245 severity 16 state 1 line 3: Conversion failed when converting the varchar value 'abc' to data type int.
--> batch ended

-- A text that does not parse runs not at all.
PRINT 'one'
SELEC 1
--> error 102 severity 15 state 1 line 3: Incorrect syntax near 'SELEC'.
--> batch ended

-- A missing table ends the batch where it stands, and no CATCH of the same level takes the error.
PRINT 'one'
SELECT * FROM missing
PRINT 'two'
--> print: one
--> error 208 severity 16 state 1 line 3: Invalid object name 'missing'.
--> batch ended

BEGIN TRY
    PRINT 'trying'

    SELECT 1 / 0 AS x
    PRINT 'not reached'
END TRY
BEGIN CATCH
    SELECT ERROR_NUMBER() AS number, ERROR_SEVERITY() AS severity, ERROR_STATE() AS state,
        ERROR_LINE() AS line, ERROR_PROCEDURE() AS [procedure], ERROR_MESSAGE() AS message
END CATCH
SELECT ERROR_NUMBER() AS outside
--> print: trying
--> x int not null
--> (end)
--> number int | severity int | state int | line int | procedure nvarchar(128) | message nvarchar(4000)
--> 8134 | 16 | 1 | 4 | NULL | Divide by zero error encountered.
--> (end)
--> (1 row)
--> outside int
--> NULL
--> (end)
--> (1 row)

BEGIN TRY
    SELECT * FROM missing
END TRY
BEGIN CATCH
    PRINT 'not here'
END CATCH
--> error 208 severity 16 state 1 line 2: Invalid object name 'missing'.
--> batch ended

-- THROW makes an error of severity 16 and ends the batch.
PRINT 'one'
;THROW 51000, 'thrown', 3
PRINT 'two'
--> print: one
--> error 51000 severity 16 state 3 line 3: thrown
--> batch ended

THROW 49999, 'too low', 1
--> error 35100 severity 16 state 1 line 1: Error number 49999 in the THROW statement is outside the valid range. Specify an error number in the valid range of 50000 to 2147483647.
--> batch ended

-- A bare THROW raises the caught error again, at its own line.
BEGIN TRY
    SELECT 1 / 0 AS x
END TRY
BEGIN CATCH
    PRINT 'caught';
    THROW
END CATCH
PRINT 'not reached'
--> x int not null
--> (end)
--> print: caught
--> error 8134 severity 16 state 1 line 3: Divide by zero error encountered.
--> batch ended

THROW
--> error 10704 severity 15 state 1 line 1: To rethrow an error, a THROW statement must be used inside a CATCH block. Insert the THROW statement inside a CATCH block, or add error parameters to the THROW statement.
--> batch ended

-- TRY within TRY: an error of a CATCH block goes to the outer one.
BEGIN TRY
    BEGIN TRY
        RAISERROR('inner', 16, 1)
    END TRY
    BEGIN CATCH
        PRINT 'first: ' + ERROR_MESSAGE()
        RAISERROR('from the handler', 15, 7)
    END CATCH
END TRY
BEGIN CATCH
    PRINT CONCAT('second: ', ERROR_MESSAGE(), ' ', ERROR_SEVERITY(), ' ', ERROR_STATE())
END CATCH
--> print: first: inner
--> print: second: from the handler 15 7

RAISERROR('information', 10, 1)
RAISERROR('an error', 16, 5)
PRINT 'goes on'
--> message 50000 line 1: information
--> error 50000 severity 16 state 5 line 2: an error
--> print: goes on

RAISERROR('%s is %d years, %5d|%-5d|%05d, %x %X %#x %o %u %i %%', 10, 1, 'Ada', 36, 42, 42, 42, 255, 255, 255, 8, -1, -7)
RAISERROR('[%10s] [%-10s] [%.2s] [%*d]', 10, 1, 'right', 'left', 'cut', 6, 12)
RAISERROR('%s and %d', 10, 1)
--> message 50000 line 1: Ada is 36 years,    42|42   |00042, ff FF 0xff 10 4294967295 -7 %
--> message 50000 line 2: [     right] [left      ] [cu] [    12]
--> message 50000 line 3: (null) and (null)

RAISERROR('%d', 16, 1, 'text')
RAISERROR('%y', 16, 1)
RAISERROR('%s', 16, 1, 1.5)
RAISERROR('grave', 19, 1)
RAISERROR(50001, 16, 1)
RAISERROR(100, 16, 1)
--> error 2786 severity 16 state 1 line 1: The data type of substitution parameter 1 does not match the expected type of the format specification.
--> error 2787 severity 16 state 1 line 2: Invalid format specification: '%y'.
--> error 2748 severity 16 state 1 line 3: Cannot specify decimal data type (parameter 1) as a substitution parameter.
--> error 2754 severity 16 state 1 line 4: Error severity levels greater than 18 can only be specified by members of the sysadmin role, using the WITH LOG option.
--> error 18054 severity 16 state 1 line 5: Error 50001, severity 16, state 1 was raised, but no message with that error number was found in sys.messages. If error is larger than 50000, make sure the user-defined message is added using sp_addmessage.
--> error 2732 severity 16 state 1 line 6: Error number 100 is invalid. The number must be from 13000 through 2147483647 and it cannot be 50000.

RAISERROR('noted', 5, 1) WITH SETERROR
PRINT @@ERROR
--> message 50000 line 1: noted
--> print: 50000

-- Under XACT_ABORT an error rolls back and ends the batch; RAISERROR does not.
CREATE TABLE t (id int CONSTRAINT pk_t PRIMARY KEY)
--> ok

SET XACT_ABORT ON
BEGIN TRANSACTION
INSERT INTO t VALUES (1)
RAISERROR('only said', 16, 1)
INSERT INTO t VALUES (1)
PRINT 'not reached'
--> (1 row)
--> error 50000 severity 16 state 1 line 4: only said
--> error 2627 severity 14 state 1 line 5: Violation of PRIMARY KEY constraint 'pk_t'. Cannot insert duplicate key in object 'dbo.t'. The duplicate key value is (1).
--> batch ended

SELECT @@TRANCOUNT AS depth, COUNT(*) AS n FROM t
--> depth int | n int not null
--> 0 | 0
--> (end)
--> (1 row)

-- Caught under XACT_ABORT, the transaction is doomed.
SET XACT_ABORT ON
BEGIN TRY
    BEGIN TRANSACTION
    INSERT INTO t VALUES (1)
    INSERT INTO t VALUES (1)
END TRY
BEGIN CATCH
    PRINT XACT_STATE()
    PRINT ERROR_NUMBER()
    ROLLBACK
    PRINT XACT_STATE()
END CATCH
--> (1 row)
--> print: -1
--> print: 2627
--> print: 0

SET XACT_ABORT OFF
BEGIN TRANSACTION
INSERT INTO t VALUES (1)
INSERT INTO t VALUES (1)
PRINT @@TRANCOUNT
COMMIT
SELECT id FROM t
--> (1 row)
--> error 2627 severity 14 state 1 line 4: Violation of PRIMARY KEY constraint 'pk_t'. Cannot insert duplicate key in object 'dbo.t'. The duplicate key value is (1).
--> print: 1
--> id int not null
--> 1
--> (end)
--> (1 row)

-- A doomed transaction that nobody ends is rolled back at the end of the batch.
SET XACT_ABORT ON
BEGIN TRANSACTION
BEGIN TRY
    INSERT INTO t VALUES (2)
    SELECT 1 / 0 AS x
END TRY
BEGIN CATCH
    PRINT 'left open'
END CATCH
--> (1 row)
--> x int not null
--> (end)
--> print: left open
--> error 3998 severity 16 state 1 line 1: Uncommittable transaction is detected at the end of the batch. The transaction is rolled back.

SET XACT_ABORT OFF
SELECT @@TRANCOUNT AS depth, COUNT(*) AS n FROM t
--> depth int | n int not null
--> 0 | 1
--> (end)
--> (1 row)
