-- A whole job, as a script for SQL Server writes it.
USE msdb
--> message 5701 line 2: Changed database context to 'msdb'.

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
--> status int | name nvarchar(128) not null | enabled tinyint not null | description nvarchar(512) | start_step_id int not null | category_id int not null | owner_sid varbinary(85) not null | notify_level_eventlog int not null | delete_level int not null | version_number int not null
--> 0 | nightly | 1 | Loads the returns | 1 | 3 | 0x01 | 2 | 0 | 1
--> (end)
--> (1 row)
--> status int | schedule int
--> 0 | 1
--> (end)
--> (1 row)

EXEC sp_help_jobstep @job_name = N'nightly'
EXEC sp_help_jobstep @job_name = N'nightly', @step_id = 2, @suffix = 1
--> step_id int not null | step_name nvarchar(128) not null | subsystem nvarchar(40) not null | command nvarchar(max) | flags int not null | cmdexec_success_code int not null | on_success_action tinyint not null | on_success_step_id int not null | on_fail_action tinyint not null | on_fail_step_id int not null | server nvarchar(128) | database_name nvarchar(128) | database_user_name nvarchar(128) | retry_attempts int not null | retry_interval int not null | os_run_priority int not null | output_file_name nvarchar(200) | last_run_outcome int not null | last_run_duration int not null | last_run_retries int not null | last_run_date int not null | last_run_time int not null | proxy_id int
--> 1 | load | TSQL | EXEC dbo.load | 0 | 0 | 3 | 0 | 2 | 0 | NULL | tempdb | NULL | 3 | 5 | 0 | NULL | 0 | 0 | 0 | 0 | 0 | NULL
--> 2 | tell | TSQL | PRINT 'loaded' | 0 | 0 | 1 | 0 | 2 | 0 | NULL | master | NULL | 0 | 0 | 0 | NULL | 0 | 0 | 0 | 0 | 0 | NULL
--> (end)
--> step_id int not null | step_name nvarchar(128) not null | subsystem nvarchar(40) not null | command nvarchar(max) | flags nvarchar(21) not null | cmdexec_success_code int not null | on_success_action nvarchar(24) not null | on_success_step_id int not null | on_fail_action nvarchar(24) not null | on_fail_step_id int not null | server nvarchar(128) | database_name nvarchar(128) | database_user_name nvarchar(128) | retry_attempts int not null | retry_interval int not null | os_run_priority nvarchar(21) not null | output_file_name nvarchar(200) | last_run_outcome int not null | last_run_duration int not null | last_run_retries int not null | last_run_date int not null | last_run_time int not null | proxy_id int
--> 2 | tell | TSQL | PRINT 'loaded' | 0 (normal) | 0 | 1 (quit with success) | 0 | 2 (quit with failure) | 0 | NULL | master | NULL | 0 | 0 | 0 (normal) | NULL | 0 | 0 | 0 | 0 | 0 | NULL
--> (end)

-- A step in between moves the later ones, and what leads to them.
EXEC sp_update_jobstep @job_name = N'nightly', @step_id = 1, @on_fail_action = 4, @on_fail_step_id = 2
EXEC sp_add_jobstep @job_name = N'nightly', @step_id = 2, @step_name = N'check', @command = N'EXEC dbo.verify', @on_success_action = 3
SELECT step_id, step_name, on_success_action, on_fail_action, on_fail_step_id, database_name FROM sysjobsteps ORDER BY step_id
EXEC sp_delete_jobstep @job_name = N'nightly', @step_id = 3
SELECT step_id, step_name, on_success_action, on_fail_action, on_fail_step_id FROM sysjobsteps ORDER BY step_id
EXEC sp_delete_jobstep @job_name = N'nightly', @step_id = 0
SELECT COUNT(*) AS steps FROM sysjobsteps
--> step_id int not null | step_name nvarchar(128) not null | on_success_action tinyint not null | on_fail_action tinyint not null | on_fail_step_id int not null | database_name nvarchar(128)
--> 1 | load | 3 | 4 | 3 | tempdb
--> 2 | check | 3 | 2 | 0 | master
--> 3 | tell | 1 | 2 | 0 | master
--> (end)
--> (3 rows)
--> step_id int not null | step_name nvarchar(128) not null | on_success_action tinyint not null | on_fail_action tinyint not null | on_fail_step_id int not null
--> 1 | load | 3 | 2 | 0
--> 2 | check | 3 | 2 | 0
--> (end)
--> (2 rows)
--> steps int not null
--> 0
--> (end)
--> (1 row)

EXEC sp_update_job @job_name = N'nightly', @new_name = N'night', @enabled = 0, @description = N'No more', @start_step_id = 2, @delete_level = 3
SELECT name, enabled, description, start_step_id, delete_level FROM sysjobs
--> name nvarchar(128) not null | enabled tinyint not null | description nvarchar(512) | start_step_id int not null | delete_level int not null
--> night | 0 | No more | 2 | 3
--> (end)
--> (1 row)

EXEC sp_update_schedule @name = N'at two', @new_name = N'weekdays', @freq_type = 8, @freq_interval = 62, @freq_recurrence_factor = 1, @freq_subday_type = 8, @freq_subday_interval = 4
SELECT name, enabled, freq_type, freq_interval, freq_subday_type, freq_subday_interval, freq_relative_interval, freq_recurrence_factor, active_start_date, active_end_date, active_start_time, active_end_time, version_number
FROM sysschedules
--> name nvarchar(128) not null | enabled int not null | freq_type int not null | freq_interval int not null | freq_subday_type int not null | freq_subday_interval int not null | freq_relative_interval int not null | freq_recurrence_factor int not null | active_start_date int not null | active_end_date int not null | active_start_time int not null | active_end_time int not null | version_number int not null
--> weekdays | 1 | 8 | 62 | 8 | 4 | 0 | 1 | 20260101 | 99991231 | 20000 | 235959 | 2
--> (end)
--> (1 row)

EXEC sp_add_jobschedule @job_name = N'night', @name = N'last Friday', @freq_type = 32, @freq_interval = 6, @freq_relative_interval = 16, @freq_recurrence_factor = 1, @active_start_date = 20260101
SELECT s.name, s.freq_relative_interval, a.next_run_date, a.next_run_time FROM sysjobschedules AS a JOIN sysschedules AS s ON s.schedule_id = a.schedule_id ORDER BY s.name
EXEC sp_detach_schedule @job_name = N'night', @schedule_name = N'last Friday', @delete_unused_schedule = 1
SELECT name FROM sysschedules
--> name nvarchar(128) not null | freq_relative_interval int not null | next_run_date int not null | next_run_time int not null
--> last Friday | 16 | 0 | 0
--> weekdays | 0 | 0 | 0
--> (end)
--> (2 rows)
--> name nvarchar(128) not null
--> weekdays
--> (end)
--> (1 row)

EXEC sp_purge_jobhistory
EXEC sp_purge_jobhistory @job_name = N'night', @oldest_date = '2026-01-01T10:00:00'
EXEC sp_delete_jobserver @job_name = N'night', @server_name = N'(LOCAL)'
EXEC sp_delete_job @job_name = N'night'
SELECT COUNT(*) AS jobs, (SELECT COUNT(*) FROM sysschedules) AS schedules FROM sysjobs
--> message 14226 procedure sp_purge_jobhistory line 21: 0 history entries purged.
--> message 14226 procedure sp_purge_jobhistory line 21: 0 history entries purged.
--> jobs int not null | schedules int
--> 0 | 0
--> (end)
--> (1 row)

-- Within a transaction that is rolled back, nothing has happened.
BEGIN TRANSACTION
EXEC sp_add_job N'undone'
ROLLBACK
SELECT COUNT(*) AS jobs FROM sysjobs
--> jobs int not null
--> 0
--> (end)
--> (1 row)
