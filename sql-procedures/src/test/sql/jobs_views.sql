SELECT * FROM msdb.dbo.sysjobs
--> x

SELECT * FROM msdb.dbo.sysjobsteps
--> x

SELECT * FROM msdb.dbo.sysschedules
--> x

SELECT * FROM msdb.dbo.sysjobschedules
--> x

SELECT * FROM msdb.dbo.sysjobservers
--> x

SELECT * FROM msdb.dbo.sysjobhistory
--> x

SELECT * FROM msdb.dbo.sysjobactivity
--> x

SELECT * FROM msdb.dbo.syssessions
--> x

SELECT category_id, category_class, category_type, name FROM msdb.dbo.syscategories ORDER BY category_id
--> x

EXEC msdb.dbo.sp_help_job
--> x

EXEC msdb.dbo.sp_help_jobactivity
--> x

EXEC msdb.dbo.sp_help_jobhistory
--> x

EXEC msdb.dbo.sp_help_jobhistory @mode = 'FULL'
--> x

EXEC msdb.dbo.sp_help_schedule
--> x

EXEC msdb.dbo.sp_add_job N'shape'
--> x

EXEC msdb.dbo.sp_help_jobstep @job_name = N'shape'
--> x

EXEC msdb.dbo.sp_help_jobschedule @job_name = N'shape'
--> x

EXEC msdb.dbo.sp_help_jobserver @job_name = N'shape'
--> x

EXEC msdb.dbo.sp_help_jobserver @job_name = N'shape', @show_last_run_details = 1
--> x

USE msdb
SELECT name FROM sys.database_principals WHERE name LIKE 'SQLAgent%' ORDER BY name
SELECT name FROM sys.tables ORDER BY name
--> x
