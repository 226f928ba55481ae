DECLARE @r int
BEGIN TRAN
EXEC @r = sp_getapplock @Resource = 'flyway', @LockMode = 'Exclusive'
PRINT @r
EXEC @r = sp_getapplock 'flyway', 'Shared', @LockTimeout = 0
PRINT @r
EXEC @r = sp_releaseapplock 'flyway'
EXEC @r = sp_releaseapplock 'flyway'
PRINT @r
EXEC sp_releaseapplock 'flyway'
COMMIT
--> print: 0
--> print: 0
--> print: 0
--> error 1223 severity 16 state 1 line 10: Cannot release the application lock (Database Principal: 'public', Resource: 'flyway') because it is not currently held.

-- A session's lock outlives its transactions.
DECLARE @r int
EXEC @r = sp_getapplock 'mine', 'Exclusive', 'Session', 1000
PRINT @r
BEGIN TRAN ROLLBACK
EXEC @r = sp_releaseapplock @Resource = N'mine', @LockOwner = N'Session'
PRINT @r
EXEC @r = sp_releaseapplock @Resource = N'mine', @LockOwner = N'Session'
--> print: 0
--> print: 0
--> error 1223 severity 16 state 1 line 8: Cannot release the application lock (Database Principal: 'public', Resource: 'mine') because it is not currently held.

-- A transaction's goes with it.
BEGIN TRAN
EXEC sp_getapplock 'its', 'Update'
COMMIT
BEGIN TRAN
EXEC sp_releaseapplock 'its'
COMMIT
--> error 1223 severity 16 state 1 line 6: Cannot release the application lock (Database Principal: 'public', Resource: 'its') because it is not currently held.

EXEC sp_getapplock 'x', 'Exclusive'
EXEC sp_getapplock '', 'Exclusive', 'Session'
EXEC sp_getapplock 'x', 'Every', 'Session'
EXEC sp_getapplock 'x', 'Shared', 'Nobody'
EXEC sp_getapplock 'x', 'Shared', 'Session', -5
EXEC sp_getapplock
--> error 1227 severity 16 state 1 line 1: An invalid application lock owner was passed to sp_getapplock.
--> error 1224 severity 16 state 1 line 2: An invalid application lock resource was passed to sp_getapplock.
--> error 1226 severity 16 state 1 line 3: An invalid application lock mode was passed to sp_getapplock.
--> error 1227 severity 16 state 1 line 4: An invalid application lock owner was passed to sp_getapplock.
--> error 1225 severity 16 state 1 line 5: An invalid application lock time-out was passed to sp_getapplock.
--> error 1224 severity 16 state 1 line 6: An invalid application lock resource was passed to sp_getapplock.
