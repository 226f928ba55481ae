-- What needs no file; the rest is with the tests of whole instances.
BACKUP DATABASE nowhere TO DISK = 'a.bak'
--> error 911 severity 16 state 1 line 2: Database 'nowhere' does not exist. Make sure that the name is entered correctly.
--> error 3013 severity 16 state 1 line 2: BACKUP DATABASE is terminating abnormally.

BACKUP DATABASE tempdb TO DISK = 'a.bak'
--> error 3147 severity 16 state 1 line 1: Backup and restore operations are not allowed on database tempdb.
--> error 3013 severity 16 state 1 line 1: BACKUP DATABASE is terminating abnormally.

-- An instance in memory has no folder.
BACKUP DATABASE master TO DISK = 'a.bak'
--> error 3201 severity 16 state 1 line 2: Cannot open backup device 'a.bak': an instance in memory has no folder; give the file's whole path.
--> error 3013 severity 16 state 1 line 2: BACKUP DATABASE is terminating abnormally.

BEGIN TRANSACTION
BACKUP DATABASE master TO DISK = 'a.bak'
RESTORE DATABASE other FROM DISK = 'a.bak'
ROLLBACK
--> error 3021 severity 16 state 1 line 2: Cannot perform a backup or restore operation within a transaction.
--> error 3013 severity 16 state 1 line 2: BACKUP DATABASE is terminating abnormally.
--> error 3021 severity 16 state 1 line 3: Cannot perform a backup or restore operation within a transaction.
--> error 3013 severity 16 state 1 line 3: RESTORE DATABASE is terminating abnormally.

BACKUP LOG master TO DISK = 'a.bak'
--> error 49500 severity 16 state 1 line 1: BACKUP of anything but a database is not supported by Outrigger: there is no log to back up.
--> batch ended

BACKUP DATABASE master TO TAPE = 'a.bak'
--> error 49500 severity 16 state 1 line 1: A backup device TAPE is not supported by Outrigger: name a file, DISK = 'file'.
--> batch ended

BACKUP DATABASE master TO DISK = 'a.bak', DISK = 'b.bak'
--> error 49500 severity 16 state 1 line 1: A backup of several files is not supported by Outrigger.
--> batch ended

BACKUP DATABASE master TO DISK = 'a.bak' WITH STATS = 101
--> error 49500 severity 16 state 1 line 1: STATS = 101 is not supported by Outrigger: give a percentage from 1 to 100.

RESTORE DATABASE other FROM DISK = 'a.bak' WITH FILE = 2
--> error 49500 severity 16 state 1 line 1: FILE other than 1 is not supported by Outrigger: a file has one backup.

RESTORE DATABASE other FROM DISK = 'a.bak' WITH NORECOVERY
--> error 49500 severity 16 state 1 line 1: The option NORECOVERY of BACKUP and RESTORE is not supported by Outrigger: leave it out.

RESTORE LABELONLY FROM DISK = 'a.bak'
--> error 49500 severity 16 state 1 line 1: RESTORE but of a database, VERIFYONLY, HEADERONLY and FILELISTONLY is not supported by Outrigger: a backup is one file, of one database, without a log.
--> batch ended

DECLARE @database sysname = N'nowhere', @file nvarchar(100) = N'/nowhere/a.bak'
BACKUP DATABASE @database TO DISK = @file WITH INIT
RESTORE VERIFYONLY FROM DISK = @file
--> error 911 severity 16 state 1 line 2: Database 'nowhere' does not exist. Make sure that the name is entered correctly.
--> error 3013 severity 16 state 1 line 2: BACKUP DATABASE is terminating abnormally.
--> error 3201 severity 16 state 1 line 3: Cannot open backup device '/nowhere/a.bak': java.nio.file.NoSuchFileException: /nowhere/a.bak.
--> error 3013 severity 16 state 1 line 3: VERIFY DATABASE is terminating abnormally.

BEGIN TRY
    RESTORE VERIFYONLY FROM DISK = '/nowhere/a.bak'
END TRY
BEGIN CATCH
    SELECT ERROR_NUMBER() AS number, ERROR_MESSAGE() AS message
END CATCH
--> number int | message nvarchar(4000)
--> 3201 | Cannot open backup device '/nowhere/a.bak': java.nio.file.NoSuchFileException: /nowhere/a.bak.
--> (end)
--> (1 row)
