EXEC msdb.dbo.sp_add_job N'one'
--> x

EXEC msdb.dbo.sp_add_job N'ONE '
--> x

EXEC msdb.dbo.sp_add_job N' '
--> x

EXEC msdb.dbo.sp_add_job
--> x

EXEC msdb.dbo.sp_add_job N'two', @enabled = 2
--> x

EXEC msdb.dbo.sp_add_job N'two', @category_name = N'None'
--> x

EXEC msdb.dbo.sp_add_job N'two', @owner_login_name = N'nobody'
--> x

EXEC msdb.dbo.sp_add_job N'two', @notify_level_eventlog = 9
--> x

EXEC msdb.dbo.sp_add_job N'two', @notify_email_operator_name = N'ann'
--> x

EXEC msdb.dbo.sp_add_job N'two', @notify_level_page = 2
--> x

EXEC msdb.dbo.sp_add_job N'two', @delete_level = 4
--> x

EXEC msdb.dbo.sp_add_job N'two', @originating_server = N'elsewhere'
--> x

EXEC msdb.dbo.sp_add_job N'two', @job_id = '6F9619FF-8B86-D011-B42D-00C04FC964FF'
--> x

DECLARE @status int
EXEC @status = msdb.dbo.sp_update_job @job_name = N'none', @enabled = 0
SELECT @status AS status
--> x

EXEC msdb.dbo.sp_update_job
--> x

EXEC msdb.dbo.sp_update_job @job_name = N'one', @job_id = '6F9619FF-8B86-D011-B42D-00C04FC964FF'
--> x

EXEC msdb.dbo.sp_update_job @job_id = '6F9619FF-8B86-D011-B42D-00C04FC964FF'
--> x

EXEC msdb.dbo.sp_add_job N'two'
--> x

EXEC msdb.dbo.sp_update_job @job_name = N'one', @new_name = N'two'
--> x

EXEC msdb.dbo.sp_delete_job @job_name = N'none'
--> x

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @subsystem = N'CmdExec', @command = N'dir'
--> x

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @subsystem = N'Nonsense', @command = N'dir'
--> x

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @database_name = N'nowhere'
--> x

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @on_success_action = 7
--> x

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @on_fail_action = 4, @on_fail_step_id = 1
--> x

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @step_id = 3
--> x

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @flags = 4
--> x

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @output_file_name = N'c:\out.txt'
--> x

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @proxy_name = N'p'
--> x

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @os_run_priority = 1
--> x

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @retry_attempts = -1
--> x

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @server = N'elsewhere'
--> x

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @command = N'PRINT 1', @on_success_action = 4, @on_success_step_id = 5
--> x

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @command = N'PRINT 1'
--> x

EXEC msdb.dbo.sp_update_jobstep @job_name = N'one', @step_id = 2, @command = N'PRINT 2'
--> x

EXEC msdb.dbo.sp_update_jobstep @job_name = N'two', @step_id = 1, @command = N'PRINT 2'
--> x

EXEC msdb.dbo.sp_delete_jobstep @job_name = N'one', @step_id = 9
--> x

EXEC msdb.dbo.sp_help_jobstep @job_name = N'one', @step_name = N'none'
--> x

EXEC msdb.dbo.sp_add_schedule N'never'
--> x

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 2
--> x

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 128
--> x

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 4, @freq_interval = 0
--> x

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 8, @freq_interval = 128, @freq_recurrence_factor = 1
--> x

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 8, @freq_interval = 1
--> x

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 16, @freq_interval = 32, @freq_recurrence_factor = 1
--> x

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 32, @freq_interval = 11, @freq_relative_interval = 1, @freq_recurrence_factor = 1
--> x

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 32, @freq_interval = 1, @freq_relative_interval = 3, @freq_recurrence_factor = 1
--> x

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 4, @freq_interval = 1, @freq_subday_type = 3
--> x

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 4, @freq_interval = 1, @freq_subday_type = 2, @freq_subday_interval = 5
--> x

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 4, @freq_interval = 1, @active_start_date = 20260230
--> x

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 4, @freq_interval = 1, @active_start_date = 20260301, @active_end_date = 20260228
--> x

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 4, @freq_interval = 1, @active_start_time = 236000
--> x

EXEC msdb.dbo.sp_add_schedule N'twice', @freq_type = 64
--> x

EXEC msdb.dbo.sp_add_schedule N'twice', @freq_type = 64
--> x

EXEC msdb.dbo.sp_attach_schedule @job_name = N'one', @schedule_name = N'twice'
--> x

EXEC msdb.dbo.sp_attach_schedule @job_name = N'one', @schedule_name = N'none'
--> x

EXEC msdb.dbo.sp_attach_schedule @job_name = N'one'
--> x

EXEC msdb.dbo.sp_attach_schedule @job_name = N'one', @schedule_id = 1
--> x

EXEC msdb.dbo.sp_attach_schedule @job_name = N'one', @schedule_id = 1
--> x

EXEC msdb.dbo.sp_delete_schedule @schedule_id = 1
--> x

EXEC msdb.dbo.sp_detach_schedule @job_name = N'two', @schedule_id = 1
--> x

EXEC msdb.dbo.sp_delete_schedule @schedule_id = 1, @force_delete = 1
--> x

EXEC msdb.dbo.sp_delete_schedule @schedule_id = 77
--> x

EXEC msdb.dbo.sp_start_job N'none'
--> x

EXEC msdb.dbo.sp_add_jobserver @job_name = N'one', @server_name = N'elsewhere'
--> x

EXEC msdb.dbo.sp_add_jobserver @job_name = N'two'
--> x

EXEC msdb.dbo.sp_add_jobserver @job_name = N'two'
--> x

EXEC msdb.dbo.sp_start_job N'two'
--> x

EXEC msdb.dbo.sp_stop_job N'two'
--> x

-- No jobs run in this instance.
EXEC msdb.dbo.sp_add_jobserver @job_name = N'one'
DECLARE @started int
EXEC @started = msdb.dbo.sp_start_job N'one'
SELECT @started AS started
EXEC msdb.dbo.sp_start_job N'one', @step_name = N'none'
--> x

EXEC msdb.dbo.sp_help_job @job_aspect = 'ALL'
--> x

EXEC msdb.dbo.sp_help_job @job_name = N'one', @job_aspect = 'NONE'
--> x

EXEC msdb.dbo.sp_help_job @job_type = 'REMOTE'
--> x

EXEC msdb.dbo.sp_help_job @date_comparator = '<'
--> x

EXEC msdb.dbo.sp_help_jobhistory @mode = 'ALL'
--> x

EXEC msdb.dbo.sp_help_jobhistory @run_status = 9
--> x

EXEC msdb.dbo.sp_help_jobhistory @start_run_date = 20261301
--> x

EXEC msdb.dbo.sp_purge_jobhistory @job_name = N'none'
--> x

-- Outside msdb there are no such procedures.
EXEC sp_help_job
EXEC tempdb.dbo.sp_help_job
EXEC msdb.sys.sp_help_job
--> x
