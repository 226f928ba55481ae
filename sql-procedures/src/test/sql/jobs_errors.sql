EXEC msdb.dbo.sp_add_job N'one'
--> ok

EXEC msdb.dbo.sp_add_job N'ONE '
--> error 14261 severity 16 state 1 procedure sp_add_job line 17: The specified @name ('ONE') already exists.

EXEC msdb.dbo.sp_add_job N' '
--> error 14287 severity 16 state 1 procedure sp_add_job line 14: The '@job_name' supplied has an invalid name.

EXEC msdb.dbo.sp_add_job
--> error 201 severity 16 state 4 procedure sp_add_job line 0: Procedure or function 'sp_add_job' expects parameter '@job_name', which was not supplied.

EXEC msdb.dbo.sp_add_job N'two', @enabled = 2
--> error 14266 severity 16 state 1 procedure sp_agent_check_job line 10: The specified '@enabled' is invalid (valid values are: 0, 1).

EXEC msdb.dbo.sp_add_job N'two', @category_name = N'None'
--> error 14262 severity 16 state 1 procedure sp_agent_check_job line 15: The specified @category_name ('None') does not exist.

EXEC msdb.dbo.sp_add_job N'two', @owner_login_name = N'nobody'
--> error 14234 severity 16 state 1 procedure sp_agent_owner line 10: The specified '@owner_login_name' is invalid (valid values are returned by sp_helplogins).

EXEC msdb.dbo.sp_add_job N'two', @notify_level_eventlog = 9
--> error 14266 severity 16 state 1 procedure sp_agent_check_job line 24: The specified '@notify_level_eventlog' is invalid (valid values are: 0, 1, 2, 3).

EXEC msdb.dbo.sp_add_job N'two', @notify_email_operator_name = N'ann'
--> error 14262 severity 16 state 1 procedure sp_agent_check_job line 30: The specified @notify_email_operator_name ('ann') does not exist.

EXEC msdb.dbo.sp_add_job N'two', @notify_level_page = 2
--> error 49500 severity 16 state 1 procedure sp_agent_check_job line 35: @notify_level_page is not supported by Outrigger: there are no operators. Read sysjobhistory, the log or the metrics.

EXEC msdb.dbo.sp_add_job N'two', @delete_level = 4
--> error 14266 severity 16 state 1 procedure sp_agent_check_job line 28: The specified '@delete_level' is invalid (valid values are: 0, 1, 2, 3).

EXEC msdb.dbo.sp_add_job N'two', @originating_server = N'elsewhere'
--> error 14275 severity 16 state 1 procedure sp_add_job line 16: The originating server must be either local server or MSX server.

EXEC msdb.dbo.sp_add_job N'two', @job_id = '6F9619FF-8B86-D011-B42D-00C04FC964FF'
--> error 14284 severity 16 state 1 procedure sp_add_job line 15: Cannot specify a job ID for a new job. An ID will be assigned by the procedure.

DECLARE @status int
EXEC @status = msdb.dbo.sp_update_job @job_name = N'none', @enabled = 0
SELECT @status AS status
--> error 14262 severity 16 state 1 procedure sp_agent_job line 23: The specified @job_name ('none') does not exist.
--> status int
--> 1
--> (end)
--> (1 row)

EXEC msdb.dbo.sp_update_job
--> error 14294 severity 16 state 1 procedure sp_agent_job line 14: Supply either @job_id or @job_name to identify the job.

EXEC msdb.dbo.sp_update_job @job_name = N'one', @job_id = '6F9619FF-8B86-D011-B42D-00C04FC964FF'
--> error 14294 severity 16 state 1 procedure sp_agent_job line 14: Supply either @job_id or @job_name to identify the job.

EXEC msdb.dbo.sp_update_job @job_id = '6F9619FF-8B86-D011-B42D-00C04FC964FF'
--> error 14262 severity 16 state 1 procedure sp_agent_job line 22: The specified @job_id ('6F9619FF-8B86-D011-B42D-00C04FC964FF') does not exist.

EXEC msdb.dbo.sp_add_job N'two'
--> ok

EXEC msdb.dbo.sp_update_job @job_name = N'one', @new_name = N'two'
--> error 14261 severity 16 state 1 procedure sp_update_job line 17: The specified @new_name ('two') already exists.

EXEC msdb.dbo.sp_delete_job @job_name = N'none'
--> error 14262 severity 16 state 1 procedure sp_agent_job line 23: The specified @job_name ('none') does not exist.

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @subsystem = N'CmdExec', @command = N'dir'
--> error 49500 severity 16 state 1 procedure sp_agent_check_step line 20: CmdExec is not supported by Outrigger: a step is of the subsystem TSQL.

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @subsystem = N'Nonsense', @command = N'dir'
--> error 14234 severity 16 state 1 procedure sp_agent_check_step line 23: The specified '@subsystem' is invalid (valid values are returned by sp_enum_sqlagent_subsystems).

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @database_name = N'nowhere'
--> error 14262 severity 16 state 1 procedure sp_agent_check_step line 40: The specified @database_name ('nowhere') does not exist.

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @on_success_action = 7
--> error 14266 severity 16 state 1 procedure sp_agent_check_step line 25: The specified '@on_success_action' is invalid (valid values are: 1, 2, 3, 4).

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @on_fail_action = 4, @on_fail_step_id = 1
--> error 14235 severity 16 state 1 procedure sp_agent_check_step line 34: The specified '@on_failure_step' is invalid (valid values are greater than 0 but excluding 1).

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @step_id = 3
--> error 14266 severity 16 state 1 procedure sp_add_jobstep line 18: The specified '@step_id' is invalid (valid values are: 1..1).

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @flags = 4
--> error 49500 severity 16 state 1 procedure sp_agent_check_step line 24: @flags other than 0 is not supported by Outrigger: what a step prints goes to its history, its result sets go nowhere.

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @output_file_name = N'c:\out.txt'
--> error 49500 severity 16 state 1 procedure sp_agent_check_step line 46: @output_file_name is not supported by Outrigger: what a step prints goes to sysjobhistory.

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @proxy_name = N'p'
--> error 14517 severity 16 state 1 procedure sp_agent_check_step line 47: A proxy account is not allowed for a Transact-SQL subsystem.

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @os_run_priority = 1
--> error 14545 severity 16 state 1 procedure sp_agent_check_step line 44: The @os_run_priority parameter is not valid for a job step of type 'TSQL'.

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @retry_attempts = -1
--> error 14266 severity 16 state 1 procedure sp_agent_check_step line 42: The specified '@retry_attempts' is invalid (valid values are: 0..9999).

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @server = N'elsewhere'
--> error 49500 severity 16 state 1 procedure sp_agent_check_step line 39: A step on another server is not supported by Outrigger.

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @command = N'PRINT 1', @on_success_action = 4, @on_success_step_id = 5
--> message 14236 procedure sp_agent_check_step line 37: Warning: Non-existent step referenced by @on_success_step.

EXEC msdb.dbo.sp_add_jobstep @job_name = N'one', @step_name = N's', @command = N'PRINT 1'
--> error 14261 severity 16 state 1 procedure sp_add_jobstep line 21: The specified @step_name ('s') already exists.

EXEC msdb.dbo.sp_update_jobstep @job_name = N'one', @step_id = 2, @command = N'PRINT 2'
--> error 14266 severity 16 state 1 procedure sp_update_jobstep line 19: The specified '@step_id' is invalid (valid values are: 1).

EXEC msdb.dbo.sp_update_jobstep @job_name = N'two', @step_id = 1, @command = N'PRINT 2'
--> error 14528 severity 16 state 1 procedure sp_update_jobstep line 17: Job "two" has no steps defined.

EXEC msdb.dbo.sp_delete_jobstep @job_name = N'one', @step_id = 9
--> error 14266 severity 16 state 1 procedure sp_delete_jobstep line 13: The specified '@step_id' is invalid (valid values are: 0 (all steps), 1).

EXEC msdb.dbo.sp_help_jobstep @job_name = N'one', @step_name = N'none'
--> error 14262 severity 16 state 1 procedure sp_help_jobstep line 15: The specified @step_name ('none') does not exist.

EXEC msdb.dbo.sp_add_schedule N'never'
--> error 14266 severity 16 state 1 procedure sp_agent_check_schedule line 14: The specified '@freq_type' is invalid (valid values are: 1, 4, 8, 16, 32, 64, 128).

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 2
--> error 14295 severity 16 state 1 procedure sp_agent_check_schedule line 12: Frequency Type 0x2 (OnDemand) is no longer supported.

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 128
--> error 49500 severity 16 state 1 procedure sp_agent_check_schedule line 13: @freq_type 128 (when the processor is idle) is not supported by Outrigger.

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 4, @freq_interval = 0
--> error 14278 severity 16 state 1 procedure sp_agent_check_schedule line 58: The schedule for this job is invalid (reason: @freq_interval must be at least 1 for a daily job.).

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 8, @freq_interval = 128, @freq_recurrence_factor = 1
--> error 14278 severity 16 state 1 procedure sp_agent_check_schedule line 58: The schedule for this job is invalid (reason: @freq_interval must be a valid day of the week bitmask [Sunday = 1 .. Saturday = 64] for a weekly job.).

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 8, @freq_interval = 1
--> error 14278 severity 16 state 1 procedure sp_agent_check_schedule line 58: The schedule for this job is invalid (reason: @freq_recurrence_factor must be at least 1.).

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 16, @freq_interval = 32, @freq_recurrence_factor = 1
--> error 14278 severity 16 state 1 procedure sp_agent_check_schedule line 58: The schedule for this job is invalid (reason: @freq_interval must be between 1 and 31 for a monthly job.).

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 32, @freq_interval = 11, @freq_relative_interval = 1, @freq_recurrence_factor = 1
--> error 14278 severity 16 state 1 procedure sp_agent_check_schedule line 58: The schedule for this job is invalid (reason: @freq_interval must be between 1 and 10 (1 = Sunday .. 7 = Saturday, 8 = Day, 9 = Weekday, 10 = Weekend-day) for a monthly-relative job.).

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 32, @freq_interval = 1, @freq_relative_interval = 3, @freq_recurrence_factor = 1
--> error 14278 severity 16 state 1 procedure sp_agent_check_schedule line 58: The schedule for this job is invalid (reason: @freq_relative_interval must be one of 1st (0x1), 2nd (0x2), 3rd [0x4], 4th (0x8) or Last (0x10).).

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 4, @freq_interval = 1, @freq_subday_type = 3
--> error 14266 severity 16 state 1 procedure sp_agent_check_schedule line 27: The specified '@freq_subday_type' is invalid (valid values are: 0x1, 0x2, 0x4, 0x8).

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 4, @freq_interval = 1, @freq_subday_type = 2, @freq_subday_interval = 5
--> error 14278 severity 16 state 1 procedure sp_agent_check_schedule line 31: The schedule for this job is invalid (reason: @freq_subday_interval is too small: at least 1, and at least 10 for seconds).

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 4, @freq_interval = 1, @active_start_date = 20260230
--> error 14287 severity 16 state 1 procedure sp_agent_check_schedule line 34: The '@active_start_date' supplied has an invalid date.

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 4, @freq_interval = 1, @active_start_date = 20260301, @active_end_date = 20260228
--> error 14288 severity 16 state 1 procedure sp_agent_check_schedule line 36: @active_end_date cannot be before @active_start_date.

EXEC msdb.dbo.sp_add_schedule N'never', @freq_type = 4, @freq_interval = 1, @active_start_time = 236000
--> error 14287 severity 16 state 1 procedure sp_agent_check_schedule line 39: The '@active_start_time' supplied has an invalid time.

EXEC msdb.dbo.sp_add_schedule N'twice', @freq_type = 64
--> ok

EXEC msdb.dbo.sp_add_schedule N'twice', @freq_type = 64
--> ok

EXEC msdb.dbo.sp_attach_schedule @job_name = N'one', @schedule_name = N'twice'
--> error 14371 severity 16 state 1 procedure sp_agent_schedule line 26: There are two or more schedules named "twice". Specify @schedule_id instead of @schedule_name to uniquely identify the schedule.

EXEC msdb.dbo.sp_attach_schedule @job_name = N'one', @schedule_name = N'none'
--> error 14262 severity 16 state 1 procedure sp_agent_schedule line 21: The specified @schedule_name ('none') does not exist.

EXEC msdb.dbo.sp_attach_schedule @job_name = N'one'
--> error 14373 severity 16 state 1 procedure sp_agent_schedule line 12: Supply either @schedule_id or @schedule_name to identify the schedule.

EXEC msdb.dbo.sp_attach_schedule @job_name = N'one', @schedule_id = 1
--> ok

EXEC msdb.dbo.sp_attach_schedule @job_name = N'one', @schedule_id = 1
--> ok

EXEC msdb.dbo.sp_delete_schedule @schedule_id = 1
--> error 14372 severity 16 state 1 procedure sp_delete_schedule line 11: The schedule was not deleted because it is being used by one or more jobs.

EXEC msdb.dbo.sp_detach_schedule @job_name = N'two', @schedule_id = 1
--> error 14374 severity 16 state 1 procedure sp_detach_schedule line 16: The specified schedule name "twice" is not associated with the job "two".

EXEC msdb.dbo.sp_delete_schedule @schedule_id = 1, @force_delete = 1
--> ok

EXEC msdb.dbo.sp_delete_schedule @schedule_id = 77
--> error 14262 severity 16 state 1 procedure sp_agent_schedule line 20: The specified @schedule_id ('77') does not exist.

EXEC msdb.dbo.sp_start_job N'none'
--> error 14262 severity 16 state 1 procedure sp_agent_job line 23: The specified @job_name ('none') does not exist.

EXEC msdb.dbo.sp_add_jobserver @job_name = N'one', @server_name = N'elsewhere'
--> error 14262 severity 16 state 1 procedure sp_add_jobserver line 12: The specified @server_name ('elsewhere') does not exist.

EXEC msdb.dbo.sp_add_jobserver @job_name = N'two'
--> ok

EXEC msdb.dbo.sp_add_jobserver @job_name = N'two'
--> error 14269 severity 16 state 1 procedure sp_add_jobserver line 13: Job 'two' is already targeted at server 'outrigger'.

EXEC msdb.dbo.sp_start_job N'two'
--> error 14528 severity 16 state 1 procedure sp_start_job line 14: Job "two" has no steps defined.

EXEC msdb.dbo.sp_stop_job N'two'
--> error 22022 severity 16 state 1 procedure sp_stop_job line 19: SQLServerAgent is not currently running so it cannot be notified of this action.

-- No jobs run in this instance.
EXEC msdb.dbo.sp_add_jobserver @job_name = N'one'
DECLARE @started int
EXEC @started = msdb.dbo.sp_start_job N'one'
SELECT @started AS started
EXEC msdb.dbo.sp_start_job N'one', @step_name = N'none'
--> error 22022 severity 16 state 1 procedure sp_start_job line 21: SQLServerAgent is not currently running so it cannot be notified of this action.
--> started int
--> 1
--> (end)
--> (1 row)
--> error 14262 severity 16 state 1 procedure sp_start_job line 18: The specified @step_name ('none') does not exist.

EXEC msdb.dbo.sp_help_job @job_aspect = 'ALL'
--> error 14280 severity 16 state 1 procedure sp_help_job line 19: Supply either a job name (and job aspect), or one or more job filter parameters.

EXEC msdb.dbo.sp_help_job @job_name = N'one', @job_aspect = 'NONE'
--> error 14266 severity 16 state 1 procedure sp_help_job line 26: The specified '@job_aspect' is invalid (valid values are: ALL, JOB, STEPS, SCHEDULES, TARGETS).

EXEC msdb.dbo.sp_help_job @job_type = 'REMOTE'
--> error 14266 severity 16 state 1 procedure sp_help_job line 29: The specified '@job_type' is invalid (valid values are: LOCAL, MULTI-SERVER).

EXEC msdb.dbo.sp_help_job @date_comparator = '<'
--> error 14282 severity 16 state 1 procedure sp_help_job line 41: Supply either a date (created or last modified) and a data comparator, or no date parameters at all.

EXEC msdb.dbo.sp_help_jobhistory @mode = 'ALL'
--> error 14266 severity 16 state 1 procedure sp_help_jobhistory line 18: The specified '@mode' is invalid (valid values are: SUMMARY, FULL).

EXEC msdb.dbo.sp_help_jobhistory @run_status = 9
--> error 14266 severity 16 state 1 procedure sp_help_jobhistory line 19: The specified '@run_status' is invalid (valid values are: 0..5).

EXEC msdb.dbo.sp_help_jobhistory @start_run_date = 20261301
--> error 14287 severity 16 state 1 procedure sp_help_jobhistory line 21: The '@start_run_date' supplied has an invalid date.

EXEC msdb.dbo.sp_purge_jobhistory @job_name = N'none'
--> error 14262 severity 16 state 1 procedure sp_agent_job line 23: The specified @job_name ('none') does not exist.

-- Outside msdb there are no such procedures.
EXEC sp_help_job
EXEC tempdb.dbo.sp_help_job
EXEC msdb.sys.sp_help_job
--> error 2812 severity 16 state 62 line 2: Could not find stored procedure 'sp_help_job'.
--> error 2812 severity 16 state 62 line 3: Could not find stored procedure 'tempdb.dbo.sp_help_job'.
--> error 2812 severity 16 state 62 line 4: Could not find stored procedure 'msdb.sys.sp_help_job'.
