EXEC sp_execute_external_script @language = N'Python', @script = N'print(1)'
PRINT 'goes on'
--> ?
