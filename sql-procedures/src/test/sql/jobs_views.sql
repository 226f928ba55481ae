SELECT * FROM msdb.dbo.sysjobs
--> job_id uniqueidentifier not null | originating_server_id int not null | name nvarchar(128) not null | enabled tinyint not null | description nvarchar(512) | start_step_id int not null | category_id int not null | owner_sid varbinary(85) not null | notify_level_eventlog int not null | notify_level_email int not null | notify_level_netsend int not null | notify_level_page int not null | notify_email_operator_id int not null | notify_netsend_operator_id int not null | notify_page_operator_id int not null | delete_level int not null | date_created datetime not null | date_modified datetime not null | version_number int not null
--> (end)
--> (0 rows)

SELECT * FROM msdb.dbo.sysjobsteps
--> job_id uniqueidentifier not null | step_id int not null | step_name nvarchar(128) not null | subsystem nvarchar(40) not null | command nvarchar(max) | flags int not null | additional_parameters nvarchar(max) | cmdexec_success_code int not null | on_success_action tinyint not null | on_success_step_id int not null | on_fail_action tinyint not null | on_fail_step_id int not null | server nvarchar(128) | database_name nvarchar(128) | database_user_name nvarchar(128) | retry_attempts int not null | retry_interval int not null | os_run_priority int not null | output_file_name nvarchar(200) | last_run_outcome int not null | last_run_duration int not null | last_run_retries int not null | last_run_date int not null | last_run_time int not null | proxy_id int | step_uid uniqueidentifier
--> (end)
--> (0 rows)

SELECT * FROM msdb.dbo.sysschedules
--> schedule_id int not null | schedule_uid uniqueidentifier not null | originating_server_id int not null | name nvarchar(128) not null | owner_sid varbinary(85) not null | enabled int not null | freq_type int not null | freq_interval int not null | freq_subday_type int not null | freq_subday_interval int not null | freq_relative_interval int not null | freq_recurrence_factor int not null | active_start_date int not null | active_end_date int not null | active_start_time int not null | active_end_time int not null | date_created datetime not null | date_modified datetime not null | version_number int not null
--> (end)
--> (0 rows)

SELECT * FROM msdb.dbo.sysjobschedules
--> schedule_id int not null | job_id uniqueidentifier not null | next_run_date int not null | next_run_time int not null
--> (end)
--> (0 rows)

SELECT * FROM msdb.dbo.sysjobservers
--> job_id uniqueidentifier not null | server_id int not null | last_run_outcome tinyint not null | last_outcome_message nvarchar(4000) | last_run_date int not null | last_run_time int not null | last_run_duration int not null
--> (end)
--> (0 rows)

SELECT * FROM msdb.dbo.sysjobhistory
--> instance_id int not null | job_id uniqueidentifier not null | step_id int not null | step_name nvarchar(128) not null | sql_message_id int not null | sql_severity int not null | message nvarchar(4000) | run_status int not null | run_date int not null | run_time int not null | run_duration int not null | operator_id_emailed int not null | operator_id_netsent int not null | operator_id_paged int not null | retries_attempted int not null | server nvarchar(128) not null
--> (end)
--> (0 rows)

SELECT * FROM msdb.dbo.sysjobactivity
--> session_id int not null | job_id uniqueidentifier not null | run_requested_date datetime | run_requested_source nvarchar(128) | queued_date datetime | start_execution_date datetime | last_executed_step_id int | last_executed_step_date datetime | stop_execution_date datetime | job_history_id int | next_scheduled_run_date datetime
--> (end)
--> (0 rows)

SELECT * FROM msdb.dbo.syssessions
--> session_id int not null | agent_start_date datetime not null
--> (end)
--> (0 rows)

SELECT category_id, category_class, category_type, name FROM msdb.dbo.syscategories ORDER BY category_id
--> category_id int not null | category_class int not null | category_type tinyint not null | name nvarchar(128) not null
--> 0 | 1 | 1 | [Uncategorized (Local)]
--> 1 | 1 | 1 | Jobs from MSX
--> 3 | 1 | 1 | Database Maintenance
--> 5 | 1 | 1 | Full-Text
--> 8 | 1 | 1 | Data Collector
--> 99 | 2 | 3 | [Uncategorized]
--> (end)
--> (6 rows)

EXEC msdb.dbo.sp_help_job
--> job_id uniqueidentifier not null | originating_server nvarchar(30) | name nvarchar(128) not null | enabled tinyint not null | description nvarchar(512) | start_step_id int not null | category nvarchar(128) not null | owner nvarchar(128) | notify_level_eventlog int not null | notify_level_email int not null | notify_level_netsend int not null | notify_level_page int not null | notify_email_operator nvarchar(128) not null | notify_netsend_operator nvarchar(128) not null | notify_page_operator nvarchar(128) not null | delete_level int not null | date_created datetime not null | date_modified datetime not null | version_number int not null | last_run_date int not null | last_run_time int not null | last_run_outcome int not null | next_run_date int not null | next_run_time int not null | next_run_schedule_id int not null | current_execution_status int not null | current_execution_step nvarchar(128) not null | current_retry_attempt int not null | has_step int | has_schedule int | has_target int | type int not null
--> (end)

EXEC msdb.dbo.sp_help_jobactivity
--> session_id int not null | job_id uniqueidentifier not null | job_name nvarchar(128) not null | run_requested_date datetime | run_requested_source nvarchar(128) | queued_date datetime | start_execution_date datetime | last_executed_step_id int | last_exectued_step_date datetime | stop_execution_date datetime | next_scheduled_run_date datetime | job_history_id int | message nvarchar(4000) | run_status int | operator_id_emailed nvarchar(128) | operator_id_netsent nvarchar(128) | operator_id_paged nvarchar(128)
--> (end)

EXEC msdb.dbo.sp_help_jobhistory
--> job_id uniqueidentifier not null | job_name nvarchar(128) not null | run_status int not null | run_date int not null | run_time int not null | run_duration int not null | operator_emailed nvarchar(20) | operator_netsent nvarchar(20) | operator_paged nvarchar(20) | retries_attempted int not null | server nvarchar(30) not null
--> (end)

EXEC msdb.dbo.sp_help_jobhistory @mode = 'FULL'
--> instance_id int not null | job_id uniqueidentifier not null | job_name nvarchar(128) not null | step_id int not null | step_name nvarchar(128) not null | sql_message_id int not null | sql_severity int not null | message nvarchar(4000) | run_status int not null | run_date int not null | run_time int not null | run_duration int not null | operator_emailed nvarchar(20) | operator_netsent nvarchar(20) | operator_paged nvarchar(20) | retries_attempted int not null | server nvarchar(30) not null
--> (end)

EXEC msdb.dbo.sp_help_schedule
--> schedule_id int not null | schedule_uid uniqueidentifier not null | schedule_name nvarchar(128) not null | enabled int not null | freq_type int not null | freq_interval int not null | freq_subday_type int not null | freq_subday_interval int not null | freq_relative_interval int not null | freq_recurrence_factor int not null | active_start_date int not null | active_end_date int not null | active_start_time int not null | active_end_time int not null | date_created datetime not null | schedule_description nvarchar(4000) not null | job_count int
--> (end)

EXEC msdb.dbo.sp_add_job N'shape'
--> ok

EXEC msdb.dbo.sp_help_jobstep @job_name = N'shape'
--> step_id int not null | step_name nvarchar(128) not null | subsystem nvarchar(40) not null | command nvarchar(max) | flags int not null | cmdexec_success_code int not null | on_success_action tinyint not null | on_success_step_id int not null | on_fail_action tinyint not null | on_fail_step_id int not null | server nvarchar(128) | database_name nvarchar(128) | database_user_name nvarchar(128) | retry_attempts int not null | retry_interval int not null | os_run_priority int not null | output_file_name nvarchar(200) | last_run_outcome int not null | last_run_duration int not null | last_run_retries int not null | last_run_date int not null | last_run_time int not null | proxy_id int
--> (end)

EXEC msdb.dbo.sp_help_jobschedule @job_name = N'shape'
--> schedule_id int not null | schedule_name nvarchar(128) not null | enabled int not null | freq_type int not null | freq_interval int not null | freq_subday_type int not null | freq_subday_interval int not null | freq_relative_interval int not null | freq_recurrence_factor int not null | active_start_date int not null | active_end_date int not null | active_start_time int not null | active_end_time int not null | date_created datetime not null | schedule_description nvarchar(4000) not null | next_run_date int not null | next_run_time int not null | schedule_uid uniqueidentifier not null | job_count int
--> (end)

EXEC msdb.dbo.sp_help_jobserver @job_name = N'shape'
--> server_id int not null | server_name nvarchar(30) | enlist_date datetime | last_poll_date datetime
--> (end)

EXEC msdb.dbo.sp_help_jobserver @job_name = N'shape', @show_last_run_details = 1
--> server_id int not null | server_name nvarchar(30) | enlist_date datetime | last_poll_date datetime | last_run_date int not null | last_run_time int not null | last_run_duration int not null | last_run_outcome tinyint not null | last_outcome_message nvarchar(4000)
--> (end)

USE msdb
SELECT name FROM sys.database_principals WHERE name LIKE 'SQLAgent%' ORDER BY name
SELECT name FROM sys.tables ORDER BY name
--> message 5701 line 1: Changed database context to 'msdb'.
--> name nvarchar(128) not null
--> SQLAgentOperatorRole
--> SQLAgentReaderRole
--> SQLAgentUserRole
--> (end)
--> (3 rows)
--> name nvarchar(128) not null
--> syscategories
--> sysjobactivity
--> sysjobhistory
--> sysjobs
--> sysjobschedules
--> sysjobservers
--> sysjobsteps
--> sysschedules
--> syssessions
--> (end)
--> (9 rows)
