CREATE TABLE t (id int PRIMARY KEY, n int)
INSERT INTO t VALUES (1, 10)
--> (1 row)

set implicit_transactions on
--> ok

SELECT 1 AS reads_no_table
PRINT @@TRANCOUNT
SELECT n FROM t
PRINT @@TRANCOUNT
INSERT INTO t VALUES (2, 20)
PRINT @@TRANCOUNT
--> reads_no_table int not null
--> 1
--> (end)
--> (1 row)
--> print: 0
--> n int
--> 10
--> (end)
--> (1 row)
--> print: 1
--> (1 row)
--> print: 1

IF @@TRANCOUNT > 0 ROLLBACK TRAN
PRINT @@TRANCOUNT
SELECT COUNT(*) AS n FROM t
IF @@TRANCOUNT > 0 COMMIT TRAN
--> print: 0
--> n int not null
--> 1
--> (end)
--> (1 row)

-- BEGIN TRANSACTION begins one besides the one it stands in.
BEGIN TRAN
PRINT @@TRANCOUNT
COMMIT
PRINT @@TRANCOUNT
COMMIT
PRINT @@TRANCOUNT
COMMIT
--> print: 2
--> print: 1
--> print: 0
--> error 3902 severity 16 state 1 line 8: The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION.

-- How a JDBC driver makes a savepoint, and goes back to it.
IF @@TRANCOUNT = 0 BEGIN BEGIN TRAN IF @@TRANCOUNT = 2 COMMIT TRAN END SAVE TRAN [s1]
PRINT @@TRANCOUNT
INSERT INTO t VALUES (3, 30)
IF @@TRANCOUNT > 0 ROLLBACK TRAN [s1]
IF @@TRANCOUNT > 0 COMMIT TRAN
SELECT COUNT(*) AS n FROM t
ROLLBACK
--> print: 1
--> (1 row)
--> n int not null
--> 1
--> (end)
--> (1 row)

-- A module that finds no transaction leaves the one that its statements began: no mistake.
CREATE PROCEDURE adds @id int AS INSERT INTO t VALUES (@id, 0)
--> ok

COMMIT
EXEC adds 4
PRINT @@TRANCOUNT
ROLLBACK
--> (1 row)
--> print: 1

set implicit_transactions off IF @@TRANCOUNT > 0 COMMIT TRAN 
--> ok

INSERT INTO t VALUES (5, 50)
PRINT @@TRANCOUNT
--> (1 row)
--> print: 0

-- Names in variables.
DECLARE @point varchar(32) = 'here'
BEGIN TRAN
INSERT INTO t VALUES (6, 60)
SAVE TRAN @point
INSERT INTO t VALUES (7, 70)
ROLLBACK TRAN here
COMMIT
SELECT id FROM t ORDER BY id
--> (1 row)
--> (1 row)
--> id int not null
--> 1
--> 5
--> 6
--> (end)
--> (3 rows)

-- A savepoint may come twice: the newest counts.
BEGIN TRAN
SAVE TRAN again
DELETE FROM t WHERE id = 6
SAVE TRAN again
DELETE FROM t WHERE id = 5
ROLLBACK TRAN again
SELECT COUNT(*) AS n FROM t
ROLLBACK
PRINT XACT_STATE()
--> (1 row)
--> (1 row)
--> n int not null
--> 2
--> (end)
--> (1 row)
--> print: 0

SAVE TRAN outside
--> error 628 severity 16 state 1 line 1: Cannot issue SAVE TRANSACTION when there is no active transaction.

-- What XACT_ABORT dooms can only be rolled back.
SET XACT_ABORT ON
BEGIN TRAN
BEGIN TRY
    INSERT INTO t VALUES (1, 1)
END TRY
BEGIN CATCH
    PRINT XACT_STATE()
    PRINT ERROR_NUMBER()
    COMMIT
END CATCH
--> print: -1
--> print: 2627
--> error 3930 severity 16 state 1 line 10: The current transaction cannot be committed and cannot support operations that write to the log file. Roll back the transaction.
--> batch ended

PRINT @@TRANCOUNT
SET XACT_ABORT OFF
--> print: 0

-- Locks to the transaction's end.
BEGIN TRAN
SELECT n FROM t WITH (UPDLOCK, HOLDLOCK, ROWLOCK) WHERE id = 1
SELECT x.n FROM t x WITH (updlock, rowlock, nowait) WHERE x.id = 1
SELECT TOP 1 x.id FROM t x WITH (updlock) ORDER BY x.id DESC
SELECT COUNT(*) AS n FROM t WITH (TABLOCKX)
SELECT 1 AS found WHERE EXISTS (SELECT * FROM t WITH (UPDLOCK, SERIALIZABLE) WHERE id = 1)
COMMIT
--> n int
--> 10
--> (end)
--> (1 row)
--> n int
--> 10
--> (end)
--> (1 row)
--> id int not null
--> 6
--> (end)
--> (1 row)
--> n int not null
--> 3
--> (end)
--> (1 row)
--> found int not null
--> 1
--> (end)
--> (1 row)

SELECT n FROM t WITH (UPDLOCK, READPAST) WHERE id = 1
--> error 49500 severity 16 state 1 line 1: The table hint READPAST is not supported by Outrigger: leave it out, and the statement waits for locked rows.
--> batch ended

SET TRANSACTION ISOLATION LEVEL SERIALIZABLE
BEGIN TRAN
SELECT n FROM t WHERE id = 1
UPDATE t SET n = n + 1 WHERE id = 1
COMMIT
SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ
SET TRANSACTION ISOLATION LEVEL READ COMMITTED
SELECT n FROM t WHERE id = 1
--> n int
--> 10
--> (end)
--> (1 row)
--> (1 row)
--> n int
--> 11
--> (end)
--> (1 row)
