EXEC sp_configure 'external scripts enabled'
--> ?

EXEC sp_configure 'external scripts enabled', 1
EXEC sp_configure 'external scripts enabled'
--> ?

RECONFIGURE
EXEC sp_configure @configname = 'external scripts enabled'
--> ?

EXEC sp_configure
--> ?

EXEC sp_configure 'external script timeout (s)', 30
RECONFIGURE WITH OVERRIDE
EXEC sp_configure 'external script timeout'
--> ?

EXEC sp_configure 'no such option', 1
EXEC sp_configure 'external', 1
EXEC sp_configure 'external scripts enabled', 2
EXEC sp_configure 'external script frame (rows)'
--> ?

EXEC sp_configure 'show advanced options', 1
RECONFIGURE
EXEC sp_configure 'external script frame (rows)'
--> ?

EXEC sp_configure 'external script hosts', 4
RECONFIGURE
EXEC sp_configure 'external script hosts'
--> ?

BEGIN TRANSACTION
EXEC sp_configure 'external script timeout (s)', 60
RECONFIGURE
ROLLBACK
--> ?

ALTER EXTERNAL LANGUAGE Python SET (CONTENT = N'/no/such/python')
ALTER EXTERNAL LANGUAGE R SET (CONTENT = N'/usr/bin/R')
ALTER EXTERNAL LANGUAGE Python SET (CONTENT = N'Jython')
PRINT 'end'
--> ?
