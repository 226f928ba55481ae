CREATE TABLE t (id int PRIMARY KEY)
--> ok

BEGIN TRANSACTION
PRINT @@TRANCOUNT
BEGIN TRAN
PRINT @@TRANCOUNT
INSERT INTO t VALUES (1)
COMMIT
PRINT @@TRANCOUNT
ROLLBACK
PRINT @@TRANCOUNT
SELECT COUNT(*) AS n FROM t
--> print: 1
--> print: 2
--> (1 row)
--> print: 1
--> print: 0
--> n int not null
--> 0
--> (end)
--> (1 row)

BEGIN TRANSACTION outermost
INSERT INTO t VALUES (1)
SAVE TRANSACTION here
INSERT INTO t VALUES (2)
ROLLBACK TRANSACTION here
PRINT @@TRANCOUNT
ROLLBACK TRANSACTION nowhere
COMMIT
SELECT id FROM t
--> (1 row)
--> (1 row)
--> print: 1
--> error 6401 severity 16 state 1 line 7: Cannot roll back nowhere. No transaction or savepoint of that name was found.
--> id int not null
--> 1
--> (end)
--> (1 row)

BEGIN TRANSACTION outermost
INSERT INTO t VALUES (3)
ROLLBACK TRANSACTION outermost
SELECT COUNT(*) AS n FROM t
--> (1 row)
--> n int not null
--> 1
--> (end)
--> (1 row)

COMMIT
ROLLBACK
--> error 3902 severity 16 state 1 line 1: The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION.
--> error 3903 severity 16 state 1 line 2: The ROLLBACK TRANSACTION request has no corresponding BEGIN TRANSACTION.

-- Identity by scope.
CREATE TABLE numbered (id int IDENTITY(10, 5), name varchar(10))
--> ok

CREATE PROCEDURE adds AS INSERT INTO numbered VALUES ('inner')
--> ok

SELECT SCOPE_IDENTITY() AS none
INSERT INTO numbered VALUES ('outer')
EXEC adds
SELECT SCOPE_IDENTITY() AS here, @@IDENTITY AS anywhere
--> none decimal(38,0)
--> NULL
--> (end)
--> (1 row)
--> (1 row)
--> (1 row)
--> here decimal(38,0) | anywhere decimal(38,0)
--> 10 | 15
--> (end)
--> (1 row)
