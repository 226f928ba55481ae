-- An error ends its statement; the batch goes on, and @@ERROR tells.
SELECT 1 / 0 AS x
PRINT @@ERROR
PRINT @@ERROR
--> ?

-- A conversion that fails ends the batch.
PRINT 'one'
SELECT CAST('abc' AS int) AS x
PRINT 'two'
--> ?

-- A text that does not parse runs not at all.
PRINT 'one'
SELEC 1
--> ?

-- A missing table ends the batch where it stands.
PRINT 'one'
SELECT * FROM missing
PRINT 'two'
--> ?

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
--> ?

-- THROW makes an error of severity 16 and ends the batch.
PRINT 'one'
;THROW 51000, 'thrown', 3
PRINT 'two'
--> ?

THROW 49999, 'too low', 1
--> ?

-- A bare THROW raises the caught error again, at its own line.
BEGIN TRY
    SELECT 1 / 0 AS x
END TRY
BEGIN CATCH
    PRINT 'caught';
    THROW
END CATCH
PRINT 'not reached'
--> ?

THROW
--> ?

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
--> ?

RAISERROR('information', 10, 1)
RAISERROR('an error', 16, 5)
PRINT 'goes on'
--> ?

RAISERROR('%s is %d years, %5d|%-5d|%05d, %x %X %#x %o %u %i %%', 10, 1, 'Ada', 36, 42, 42, 42, 255, 255, 255, 8, -1, -7)
RAISERROR('[%10s] [%-10s] [%.2s] [%*d]', 10, 1, 'right', 'left', 'cut', 6, 12)
RAISERROR('%s and %d', 10, 1)
--> ?

RAISERROR('%d', 16, 1, 'text')
RAISERROR('%y', 16, 1)
RAISERROR('%s', 16, 1, 1.5)
RAISERROR('grave', 19, 1)
RAISERROR(50001, 16, 1)
RAISERROR(100, 16, 1)
--> ?

RAISERROR('noted', 5, 1) WITH SETERROR
PRINT @@ERROR
--> ?

-- Under XACT_ABORT an error rolls back and ends the batch; RAISERROR does not.
CREATE TABLE t (id int PRIMARY KEY)
--> ?

SET XACT_ABORT ON
BEGIN TRANSACTION
INSERT INTO t VALUES (1)
RAISERROR('only said', 16, 1)
INSERT INTO t VALUES (1)
PRINT 'not reached'
--> ?

SELECT @@TRANCOUNT AS depth, COUNT(*) AS n FROM t
--> ?

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
--> ?

SET XACT_ABORT OFF
BEGIN TRANSACTION
INSERT INTO t VALUES (1)
INSERT INTO t VALUES (1)
PRINT @@TRANCOUNT
COMMIT
SELECT id FROM t
--> ?

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
--> ?

SET XACT_ABORT OFF
SELECT @@TRANCOUNT AS depth, COUNT(*) AS n FROM t
--> ?
