-- A whole job, as a script for SQL Server writes it.
USE msdb
--> x

DECLARE @status int, @id uniqueidentifier, @schedule int
EXEC @status = dbo.sp_add_job @job_name = N'nightly', @description = N'Loads the returns', @category_name = N'Database Maintenance', @job_id = @id OUTPUT
SELECT @status AS status, name, enabled, description, start_step_id, category_id, owner_sid, notify_level_eventlog, delete_level, version_number
FROM sysjobs WHERE job_id = @id
EXEC @status = dbo.sp_add_jobstep @job_id = @id, @step_name = N'load', @command = N'EXEC dbo.load', @database_name = N'tempdb', @retry_attempts = 3, @retry_interval = 5, @on_success_action = 3
EXEC dbo.sp_add_jobstep @job_id = @id, @step_name = N'tell', @subsystem = N'TSQL', @command = N'PRINT ''loaded'''
EXEC dbo.sp_add_jobserver @job_id = @id, @server_name = N'(LOCAL)'
EXEC dbo.sp_add_schedule @schedule_name = N'at two', @freq_type = 4, @freq_interval = 1, @active_start_date = 20260101, @active_start_time = 20000, @schedule_id = @schedule OUTPUT
EXEC dbo.sp_attach_schedule @job_name = N'nightly', @schedule_name = N'at two'
SELECT @status AS status, @schedule AS schedule
--> x

EXEC sp_help_jobstep @job_name = N'nightly'
EXEC sp_help_jobstep @job_name = N'nightly', @step_id = 2, @suffix = 1
--> x

-- A step in between moves the later ones, and what leads to them.
EXEC sp_update_jobstep @job_name = N'nightly', @step_id = 1, @on_fail_action = 4, @on_fail_step_id = 2
EXEC sp_add_jobstep @job_name = N'nightly', @step_id = 2, @step_name = N'check', @command = N'EXEC dbo.verify', @on_success_action = 3
SELECT step_id, step_name, on_success_action, on_fail_action, on_fail_step_id, database_name FROM sysjobsteps ORDER BY step_id
EXEC sp_delete_jobstep @job_name = N'nightly', @step_id = 3
SELECT step_id, step_name, on_success_action, on_fail_action, on_fail_step_id FROM sysjobsteps ORDER BY step_id
EXEC sp_delete_jobstep @job_name = N'nightly', @step_id = 0
SELECT COUNT(*) AS steps FROM sysjobsteps
--> x

EXEC sp_update_job @job_name = N'nightly', @new_name = N'night', @enabled = 0, @description = N'No more', @start_step_id = 2, @delete_level = 3
SELECT name, enabled, description, start_step_id, delete_level FROM sysjobs
--> x

EXEC sp_update_schedule @name = N'at two', @new_name = N'weekdays', @freq_type = 8, @freq_interval = 62, @freq_recurrence_factor = 1, @freq_subday_type = 8, @freq_subday_interval = 4
SELECT name, enabled, freq_type, freq_interval, freq_subday_type, freq_subday_interval, freq_relative_interval, freq_recurrence_factor, active_start_date, active_end_date, active_start_time, active_end_time, version_number
FROM sysschedules
--> x

EXEC sp_add_jobschedule @job_name = N'night', @name = N'last Friday', @freq_type = 32, @freq_interval = 6, @freq_relative_interval = 16, @freq_recurrence_factor = 1, @active_start_date = 20260101
SELECT s.name, s.freq_relative_interval, a.next_run_date, a.next_run_time FROM sysjobschedules AS a JOIN sysschedules AS s ON s.schedule_id = a.schedule_id ORDER BY s.name
EXEC sp_detach_schedule @job_name = N'night', @schedule_name = N'last Friday', @delete_unused_schedule = 1
SELECT name FROM sysschedules
--> x

EXEC sp_purge_jobhistory
EXEC sp_purge_jobhistory @job_name = N'night', @oldest_date = '2026-01-01T10:00:00'
EXEC sp_delete_jobserver @job_name = N'night', @server_name = N'(LOCAL)'
EXEC sp_delete_job @job_name = N'night'
SELECT COUNT(*) AS jobs, (SELECT COUNT(*) FROM sysschedules) AS schedules FROM sysjobs
--> x

-- Within a transaction that is rolled back, nothing has happened.
BEGIN TRANSACTION
EXEC sp_add_job N'undone'
ROLLBACK
SELECT COUNT(*) AS jobs FROM sysjobs
--> x
