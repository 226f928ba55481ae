EXEC sp_execute_external_script @language = N'Python', @script = N'print(1)'
PRINT 'goes on'
--> error 39023 severity 16 state 1 line 1: 'sp_execute_external_script' is disabled on this instance of SQL Server. Use sp_configure 'external scripts enabled' to enable it.
--> print: goes on
