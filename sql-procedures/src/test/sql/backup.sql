-- What needs no file; the rest is with the tests of whole instances.
BACKUP DATABASE nowhere TO DISK = 'a.bak'
--> ok

BACKUP DATABASE tempdb TO DISK = 'a.bak'
--> ok

-- An instance in memory has no folder.
BACKUP DATABASE master TO DISK = 'a.bak'
--> ok

BEGIN TRANSACTION
BACKUP DATABASE master TO DISK = 'a.bak'
RESTORE DATABASE other FROM DISK = 'a.bak'
ROLLBACK
--> ok

BACKUP LOG master TO DISK = 'a.bak'
--> ok

BACKUP DATABASE master TO TAPE = 'a.bak'
--> ok

BACKUP DATABASE master TO DISK = 'a.bak', DISK = 'b.bak'
--> ok

BACKUP DATABASE master TO DISK = 'a.bak' WITH STATS = 10
--> ok

RESTORE DATABASE other FROM DISK = 'a.bak' WITH FILE = 2
--> ok

RESTORE DATABASE other FROM DISK = 'a.bak' WITH NORECOVERY
--> ok

RESTORE FILELISTONLY FROM DISK = 'a.bak'
--> ok

DECLARE @database sysname = N'nowhere', @file nvarchar(100) = N'/nowhere/a.bak'
BACKUP DATABASE @database TO DISK = @file WITH INIT
RESTORE VERIFYONLY FROM DISK = @file
--> ok

BEGIN TRY
    RESTORE VERIFYONLY FROM DISK = '/nowhere/a.bak'
END TRY
BEGIN CATCH
    SELECT ERROR_NUMBER() AS number, ERROR_MESSAGE() AS message
END CATCH
--> ok
