-- The procedures of msdb for jobs. Each is a batch; EXECUTE finds it by its name when the database is msdb.

-- Who calls. It is in one of the roles, or the administrator: else nothing of this runs. @admin: sysadmin.
CREATE PROCEDURE dbo.sp_agent_caller
    @admin bit OUTPUT, @operator bit OUTPUT, @reader bit OUTPUT, @sid varbinary(85) OUTPUT
AS
SET NOCOUNT ON
DECLARE @login int
SELECT @admin = CASE WHEN IS_SRVROLEMEMBER('sysadmin') = 1 THEN 1 ELSE 0 END
SELECT @operator = CASE WHEN @admin = 1 OR IS_MEMBER('SQLAgentOperatorRole') = 1 THEN 1 ELSE 0 END,
    @reader = CASE WHEN @admin = 1 OR IS_MEMBER('SQLAgentReaderRole') = 1 THEN 1 ELSE 0 END,
    @login = SUSER_ID(SUSER_SNAME())
SELECT @sid = CASE WHEN @login = 1 THEN 0x01 ELSE CAST(CAST(@login AS binary(4)) + CAST(0 AS binary(12)) AS varbinary(85)) END
RETURN(0)
GO

-- Finds a job by its name or its id among those that the caller sees. @owns: it may change it.
CREATE PROCEDURE dbo.sp_agent_job
    @job_name sysname OUTPUT, @job_id uniqueidentifier OUTPUT, @owns bit = NULL OUTPUT, @operator bit = NULL OUTPUT
AS
SET NOCOUNT ON
DECLARE @retval int, @admin bit, @reader bit, @sid varbinary(85), @owner varbinary(85), @found uniqueidentifier, @text nvarchar(36)
EXEC @retval = dbo.sp_agent_caller @admin OUTPUT, @operator OUTPUT, @reader OUTPUT, @sid OUTPUT
IF @retval <> 0 RETURN(1)
SELECT @job_name = LTRIM(RTRIM(@job_name))
IF @job_name = N'' SELECT @job_name = NULL
IF @job_name IS NULL AND @job_id IS NULL OR @job_name IS NOT NULL AND @job_id IS NOT NULL
BEGIN
    RAISERROR(14294, 16, 1, '@job_id', '@job_name')
    RETURN(1)
END
SELECT @found = job_id, @owner = owner_sid FROM dbo.sysjobs
WHERE (job_id = @job_id OR name = @job_name) AND (@reader = 1 OR owner_sid = @sid)
IF @found IS NULL
BEGIN
    SELECT @text = CONVERT(nvarchar(36), @job_id)
    IF @job_id IS NOT NULL RAISERROR(14262, 16, 1, '@job_id', @text)
    ELSE RAISERROR(14262, 16, 1, '@job_name', @job_name)
    RETURN(1)
END
SELECT @job_id = job_id, @job_name = name FROM dbo.sysjobs WHERE job_id = @found
SELECT @owns = CASE WHEN @admin = 1 OR @owner = @sid THEN 1 ELSE 0 END
RETURN(0)
GO

-- Finds a schedule by its name or its id among those that the caller sees.
CREATE PROCEDURE dbo.sp_agent_schedule
    @schedule_name sysname OUTPUT, @schedule_id int OUTPUT, @owns bit OUTPUT
AS
SET NOCOUNT ON
DECLARE @retval int, @admin bit, @operator bit, @reader bit, @sid varbinary(85), @many int, @found int, @text nvarchar(12)
EXEC @retval = dbo.sp_agent_caller @admin OUTPUT, @operator OUTPUT, @reader OUTPUT, @sid OUTPUT
IF @retval <> 0 RETURN(1)
IF @schedule_name IS NULL AND @schedule_id IS NULL OR @schedule_name IS NOT NULL AND @schedule_id IS NOT NULL
BEGIN
    RAISERROR(14373, 16, 1, '@schedule_id', '@schedule_name')
    RETURN(1)
END
SELECT @many = COUNT(*), @found = MIN(schedule_id) FROM dbo.sysschedules
WHERE (schedule_id = @schedule_id OR name = @schedule_name) AND (@reader = 1 OR owner_sid = @sid)
IF @many = 0
BEGIN
    SELECT @text = CONVERT(nvarchar(12), @schedule_id)
    IF @schedule_id IS NOT NULL RAISERROR(14262, 16, 1, '@schedule_id', @text)
    ELSE RAISERROR(14262, 16, 1, '@schedule_name', @schedule_name)
    RETURN(1)
END
IF @many > 1
BEGIN
    RAISERROR(14371, 16, 1, @schedule_name, '@schedule_id', '@schedule_name')
    RETURN(1)
END
SELECT @schedule_id = schedule_id, @schedule_name = name,
    @owns = CASE WHEN @admin = 1 OR owner_sid = @sid THEN 1 ELSE 0 END
FROM dbo.sysschedules WHERE schedule_id = @found
RETURN(0)
GO

-- The login that is to own something.
CREATE PROCEDURE dbo.sp_agent_owner @owner_login_name sysname, @owner_sid varbinary(85) OUTPUT
AS
SET NOCOUNT ON
DECLARE @login int
SELECT @login = SUSER_ID(@owner_login_name)
IF @login IS NULL OR NOT EXISTS (SELECT * FROM sys.sql_logins WHERE principal_id = @login)
BEGIN
    RAISERROR(14234, 16, 1, '@owner_login_name', 'sp_helplogins')
    RETURN(1)
END
SELECT @owner_sid = CASE WHEN @login = 1 THEN 0x01 ELSE CAST(CAST(@login AS binary(4)) + CAST(0 AS binary(12)) AS varbinary(85)) END
RETURN(0)
GO

-- What holds for a job's properties, new or changed.
CREATE PROCEDURE dbo.sp_agent_check_job
    @enabled tinyint, @start_step_id int, @category_name sysname, @category_id int OUTPUT, @notify_level_eventlog int,
    @notify_level_email int, @notify_level_netsend int, @notify_level_page int, @notify_email_operator_name sysname,
    @notify_netsend_operator_name sysname, @notify_page_operator_name sysname, @delete_level int
AS
SET NOCOUNT ON
DECLARE @given int, @text nvarchar(12)
IF @enabled NOT IN (0, 1) BEGIN RAISERROR(14266, 16, 1, '@enabled', '0, 1') RETURN(1) END
IF @start_step_id < 1 BEGIN RAISERROR(14235, 16, 1, '@start_step_id', 0) RETURN(1) END
IF @category_name IS NOT NULL
BEGIN
    SELECT @given = category_id FROM dbo.syscategories WHERE name = @category_name AND category_class = 1
    IF @given IS NULL BEGIN RAISERROR(14262, 16, 1, '@category_name', @category_name) RETURN(1) END
    SELECT @category_id = @given
END
ELSE IF @category_id IS NOT NULL AND NOT EXISTS (SELECT * FROM dbo.syscategories WHERE category_id = @category_id AND category_class = 1)
BEGIN
    SELECT @text = CONVERT(nvarchar(12), @category_id)
    RAISERROR(14262, 16, 1, '@category_id', @text)
    RETURN(1)
END
IF @notify_level_eventlog NOT IN (0, 1, 2, 3) BEGIN RAISERROR(14266, 16, 1, '@notify_level_eventlog', '0, 1, 2, 3') RETURN(1) END
IF @notify_level_email NOT IN (0, 1, 2, 3) BEGIN RAISERROR(14266, 16, 1, '@notify_level_email', '0, 1, 2, 3') RETURN(1) END
IF @notify_level_netsend NOT IN (0, 1, 2, 3) BEGIN RAISERROR(14266, 16, 1, '@notify_level_netsend', '0, 1, 2, 3') RETURN(1) END
IF @notify_level_page NOT IN (0, 1, 2, 3) BEGIN RAISERROR(14266, 16, 1, '@notify_level_page', '0, 1, 2, 3') RETURN(1) END
IF @delete_level NOT IN (0, 1, 2, 3) BEGIN RAISERROR(14266, 16, 1, '@delete_level', '0, 1, 2, 3') RETURN(1) END
-- There are no operators whom anybody could tell.
IF ISNULL(@notify_email_operator_name, N'') <> N'' BEGIN RAISERROR(14262, 16, 1, '@notify_email_operator_name', @notify_email_operator_name) RETURN(1) END
IF ISNULL(@notify_netsend_operator_name, N'') <> N'' BEGIN RAISERROR(14262, 16, 1, '@notify_netsend_operator_name', @notify_netsend_operator_name) RETURN(1) END
IF ISNULL(@notify_page_operator_name, N'') <> N'' BEGIN RAISERROR(14262, 16, 1, '@notify_page_operator_name', @notify_page_operator_name) RETURN(1) END
IF @notify_level_email > 0 BEGIN RAISERROR(49500, 16, 1, '@notify_level_email', ': there are no operators and no mail. Read sysjobhistory, the log or the metrics.') RETURN(1) END
IF @notify_level_netsend > 0 BEGIN RAISERROR(49500, 16, 1, '@notify_level_netsend', ': there are no operators. Read sysjobhistory, the log or the metrics.') RETURN(1) END
IF @notify_level_page > 0 BEGIN RAISERROR(49500, 16, 1, '@notify_level_page', ': there are no operators. Read sysjobhistory, the log or the metrics.') RETURN(1) END
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_add_job
    @job_name sysname, @enabled tinyint = 1, @description nvarchar(512) = NULL, @start_step_id int = 1, @category_name sysname = NULL,
    @category_id int = NULL, @owner_login_name sysname = NULL, @notify_level_eventlog int = 2, @notify_level_email int = 0,
    @notify_level_netsend int = 0, @notify_level_page int = 0, @notify_email_operator_name sysname = NULL,
    @notify_netsend_operator_name sysname = NULL, @notify_page_operator_name sysname = NULL, @delete_level int = 0,
    @job_id uniqueidentifier = NULL OUTPUT, @originating_server sysname = NULL
AS
SET NOCOUNT ON
DECLARE @retval int, @admin bit, @operator bit, @reader bit, @sid varbinary(85), @owner_sid varbinary(85)
EXEC @retval = dbo.sp_agent_caller @admin OUTPUT, @operator OUTPUT, @reader OUTPUT, @sid OUTPUT
IF @retval <> 0 RETURN(1)
SELECT @job_name = LTRIM(RTRIM(@job_name)), @description = NULLIF(LTRIM(RTRIM(@description)), N''), @owner_sid = @sid
IF ISNULL(@job_name, N'') = N'' BEGIN RAISERROR(14287, 16, 1, '@job_name', 'name') RETURN(1) END
IF @job_id IS NOT NULL BEGIN RAISERROR(14284, 16, 1) RETURN(1) END
IF ISNULL(@originating_server, N'(LOCAL)') NOT IN (N'', N'(LOCAL)', @@SERVERNAME) BEGIN RAISERROR(14275, 16, 1) RETURN(1) END
IF EXISTS (SELECT * FROM dbo.sysjobs WHERE name = @job_name) BEGIN RAISERROR(14261, 16, 1, '@name', @job_name) RETURN(1) END
IF @owner_login_name IS NOT NULL AND @owner_login_name <> SUSER_SNAME()
BEGIN
    IF @admin = 0 BEGIN RAISERROR(14515, 16, 1) RETURN(1) END
    EXEC @retval = dbo.sp_agent_owner @owner_login_name, @owner_sid OUTPUT
    IF @retval <> 0 RETURN(1)
END
EXEC @retval = dbo.sp_agent_check_job @enabled, @start_step_id, @category_name, @category_id OUTPUT, @notify_level_eventlog,
    @notify_level_email, @notify_level_netsend, @notify_level_page, @notify_email_operator_name,
    @notify_netsend_operator_name, @notify_page_operator_name, @delete_level
IF @retval <> 0 RETURN(1)
SELECT @job_id = NEWID()
INSERT INTO dbo.sysjobs (job_id, originating_server_id, name, enabled, description, start_step_id, category_id, owner_sid,
    notify_level_eventlog, notify_level_email, notify_level_netsend, notify_level_page, notify_email_operator_id,
    notify_netsend_operator_id, notify_page_operator_id, delete_level, date_created, date_modified, version_number)
VALUES (@job_id, 0, @job_name, @enabled, ISNULL(@description, N'No description available.'), @start_step_id, ISNULL(@category_id, 0), @owner_sid,
    @notify_level_eventlog, @notify_level_email, @notify_level_netsend, @notify_level_page, 0, 0, 0, @delete_level, GETDATE(), GETDATE(), 1)
IF @@ERROR <> 0 RETURN(1)
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_update_job
    @job_id uniqueidentifier = NULL, @job_name sysname = NULL, @new_name sysname = NULL, @enabled tinyint = NULL,
    @description nvarchar(512) = NULL, @start_step_id int = NULL, @category_name sysname = NULL, @owner_login_name sysname = NULL,
    @notify_level_eventlog int = NULL, @notify_level_email int = NULL, @notify_level_netsend int = NULL, @notify_level_page int = NULL,
    @notify_email_operator_name sysname = NULL, @notify_netsend_operator_name sysname = NULL, @notify_page_operator_name sysname = NULL,
    @delete_level int = NULL, @automatic_post bit = 1
AS
SET NOCOUNT ON
DECLARE @retval int, @owns bit, @category_id int, @owner_sid varbinary(85)
EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT, @owns OUTPUT
IF @retval <> 0 RETURN(1)
IF @owns = 0 BEGIN RAISERROR(14525, 16, 1) RETURN(1) END
SELECT @new_name = NULLIF(LTRIM(RTRIM(@new_name)), N'')
IF @new_name <> @job_name AND EXISTS (SELECT * FROM dbo.sysjobs WHERE name = @new_name AND job_id <> @job_id)
BEGIN
    RAISERROR(14261, 16, 1, '@new_name', @new_name)
    RETURN(1)
END
IF @owner_login_name IS NOT NULL
BEGIN
    IF ISNULL(IS_SRVROLEMEMBER('sysadmin'), 0) = 0 AND @owner_login_name <> SUSER_SNAME() BEGIN RAISERROR(14242, 16, 1) RETURN(1) END
    EXEC @retval = dbo.sp_agent_owner @owner_login_name, @owner_sid OUTPUT
    IF @retval <> 0 RETURN(1)
END
EXEC @retval = dbo.sp_agent_check_job @enabled, @start_step_id, @category_name, @category_id OUTPUT, @notify_level_eventlog,
    @notify_level_email, @notify_level_netsend, @notify_level_page, @notify_email_operator_name,
    @notify_netsend_operator_name, @notify_page_operator_name, @delete_level
IF @retval <> 0 RETURN(1)
UPDATE dbo.sysjobs
SET name = ISNULL(@new_name, name), enabled = ISNULL(@enabled, enabled), description = ISNULL(@description, description),
    start_step_id = ISNULL(@start_step_id, start_step_id), category_id = ISNULL(@category_id, category_id),
    owner_sid = ISNULL(@owner_sid, owner_sid), notify_level_eventlog = ISNULL(@notify_level_eventlog, notify_level_eventlog),
    delete_level = ISNULL(@delete_level, delete_level), date_modified = GETDATE(), version_number = version_number + 1
WHERE job_id = @job_id
IF @@ERROR <> 0 RETURN(1)
EXEC dbo.sp_sqlagent_notify N'J', @job_id
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_delete_job
    @job_id uniqueidentifier = NULL, @job_name sysname = NULL, @originating_server sysname = NULL, @delete_history bit = 1,
    @delete_unused_schedule bit = 1
AS
SET NOCOUNT ON
SET XACT_ABORT ON
DECLARE @retval int, @owns bit
DECLARE @schedules TABLE (schedule_id int NOT NULL)
IF @originating_server IS NOT NULL AND @originating_server NOT IN (N'(LOCAL)', @@SERVERNAME)
BEGIN
    RAISERROR(14268, 16, 1, @originating_server)
    RETURN(1)
END
EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT, @owns OUTPUT
IF @retval <> 0 RETURN(1)
IF @owns = 0 BEGIN RAISERROR(14525, 16, 1) RETURN(1) END
BEGIN TRANSACTION
    INSERT INTO @schedules (schedule_id) SELECT schedule_id FROM dbo.sysjobschedules WHERE job_id = @job_id
    DELETE FROM dbo.sysjobschedules WHERE job_id = @job_id
    DELETE FROM dbo.sysjobservers WHERE job_id = @job_id
    DELETE FROM dbo.sysjobactivity WHERE job_id = @job_id
    DELETE FROM dbo.sysjobsteps WHERE job_id = @job_id
    DELETE FROM dbo.sysjobs WHERE job_id = @job_id
    IF @delete_history = 1 DELETE FROM dbo.sysjobhistory WHERE job_id = @job_id
    IF @delete_unused_schedule = 1
        DELETE FROM dbo.sysschedules WHERE schedule_id IN (SELECT schedule_id FROM @schedules)
            AND schedule_id NOT IN (SELECT schedule_id FROM dbo.sysjobschedules)
COMMIT TRANSACTION
EXEC dbo.sp_sqlagent_notify N'J', @job_id
RETURN(0)
GO

-- What holds for a step's properties, new or changed.
CREATE PROCEDURE dbo.sp_agent_check_step
    @job_id uniqueidentifier, @step_id int, @steps int, @step_name sysname, @subsystem nvarchar(40), @flags int, @on_success_action tinyint,
    @on_success_step_id int, @on_fail_action tinyint, @on_fail_step_id int, @server sysname, @database_name sysname,
    @database_user_name sysname, @retry_attempts int, @retry_interval int, @os_run_priority int, @output_file_name nvarchar(200),
    @proxy_id int, @proxy_name sysname, @additional_parameters nvarchar(max), @cmdexec_success_code int
AS
SET NOCOUNT ON
DECLARE @valid nvarchar(40)
IF ISNULL(LTRIM(RTRIM(@step_name)), N'') = N'' BEGIN RAISERROR(14287, 16, 1, '@step_name', 'name') RETURN(1) END
IF EXISTS (SELECT * FROM dbo.sysjobsteps WHERE job_id = @job_id AND step_name = @step_name AND step_id <> @step_id)
BEGIN
    RAISERROR(14261, 16, 1, '@step_name', @step_name)
    RETURN(1)
END
IF UPPER(@subsystem) IN (N'ACTIVESCRIPTING', N'CMDEXEC', N'SNAPSHOT', N'LOGREADER', N'DISTRIBUTION', N'MERGE', N'QUEUEREADER',
    N'ANALYSISQUERY', N'ANALYSISCOMMAND', N'DTS', N'SSIS', N'POWERSHELL')
BEGIN
    RAISERROR(49500, 16, 1, @subsystem, ': a step is of the subsystem TSQL.')
    RETURN(1)
END
IF UPPER(ISNULL(@subsystem, N'')) <> N'TSQL' BEGIN RAISERROR(14234, 16, 1, '@subsystem', 'sp_enum_sqlagent_subsystems') RETURN(1) END
IF @flags <> 0 BEGIN RAISERROR(49500, 16, 1, '@flags other than 0', ': what a step prints goes to its history, its result sets go nowhere.') RETURN(1) END
IF @on_success_action NOT IN (1, 2, 3, 4) BEGIN RAISERROR(14266, 16, 1, '@on_success_action', '1, 2, 3, 4') RETURN(1) END
IF @on_fail_action NOT IN (1, 2, 3, 4) BEGIN RAISERROR(14266, 16, 1, '@on_fail_action', '1, 2, 3, 4') RETURN(1) END
IF @on_success_action = 4 AND (@on_success_step_id < 1 OR @on_success_step_id = @step_id)
BEGIN
    RAISERROR(14235, 16, 1, '@on_success_step', @step_id)
    RETURN(1)
END
IF @on_fail_action = 4 AND (@on_fail_step_id < 1 OR @on_fail_step_id = @step_id)
BEGIN
    RAISERROR(14235, 16, 1, '@on_failure_step', @step_id)
    RETURN(1)
END
IF @on_success_action = 4 AND @on_success_step_id > @steps RAISERROR(14236, 10, 1, '@on_success_step')
IF @on_fail_action = 4 AND @on_fail_step_id > @steps RAISERROR(14236, 10, 1, '@on_failure_step')
IF @server IS NOT NULL AND @server NOT IN (N'(LOCAL)', @@SERVERNAME) BEGIN RAISERROR(49500, 16, 1, 'A step on another server', '.') RETURN(1) END
IF @database_name IS NOT NULL AND DB_ID(@database_name) IS NULL BEGIN RAISERROR(14262, 16, 1, '@database_name', @database_name) RETURN(1) END
IF @database_user_name IS NOT NULL AND ISNULL(IS_SRVROLEMEMBER('sysadmin'), 0) = 0 BEGIN RAISERROR(14583, 16, 1) RETURN(1) END
IF @retry_attempts NOT BETWEEN 0 AND 9999 BEGIN RAISERROR(14266, 16, 1, '@retry_attempts', '0..9999') RETURN(1) END
IF @retry_interval NOT BETWEEN 0 AND 9999 BEGIN RAISERROR(14266, 16, 1, '@retry_interval', '0..9999') RETURN(1) END
IF @os_run_priority <> 0 BEGIN RAISERROR(14545, 16, 1, '@os_run_priority', 'TSQL') RETURN(1) END
IF @cmdexec_success_code <> 0 BEGIN RAISERROR(14545, 16, 1, '@cmdexec_success_code', 'TSQL') RETURN(1) END
IF @output_file_name IS NOT NULL BEGIN RAISERROR(49500, 16, 1, '@output_file_name', ': what a step prints goes to sysjobhistory.') RETURN(1) END
IF @proxy_id IS NOT NULL OR @proxy_name IS NOT NULL BEGIN RAISERROR(14517, 16, 1) RETURN(1) END
IF @additional_parameters IS NOT NULL BEGIN RAISERROR(49500, 16, 1, '@additional_parameters', '.') RETURN(1) END
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_add_jobstep
    @job_id uniqueidentifier = NULL, @job_name sysname = NULL, @step_id int = NULL, @step_name sysname, @subsystem nvarchar(40) = N'TSQL',
    @command nvarchar(max) = NULL, @additional_parameters nvarchar(max) = NULL, @cmdexec_success_code int = 0, @on_success_action tinyint = 1,
    @on_success_step_id int = 0, @on_fail_action tinyint = 2, @on_fail_step_id int = 0, @server sysname = NULL, @database_name sysname = NULL,
    @database_user_name sysname = NULL, @retry_attempts int = 0, @retry_interval int = 0, @os_run_priority int = 0,
    @output_file_name nvarchar(200) = NULL, @flags int = 0, @proxy_id int = NULL, @proxy_name sysname = NULL,
    @step_uid uniqueidentifier = NULL OUTPUT
AS
SET NOCOUNT ON
SET XACT_ABORT ON
DECLARE @retval int, @owns bit, @steps int, @range nvarchar(40)
EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT, @owns OUTPUT
IF @retval <> 0 RETURN(1)
IF @owns = 0 BEGIN RAISERROR(14525, 16, 1) RETURN(1) END
SELECT @steps = COUNT(*) FROM dbo.sysjobsteps WHERE job_id = @job_id
SELECT @step_id = ISNULL(@step_id, @steps + 1), @range = N'1..' + CONVERT(nvarchar(12), @steps + 1)
IF @step_id NOT BETWEEN 1 AND @steps + 1 BEGIN RAISERROR(14266, 16, 1, '@step_id', @range) RETURN(1) END
IF EXISTS (SELECT * FROM dbo.sysjobsteps WHERE job_id = @job_id AND step_name = @step_name)
BEGIN
    RAISERROR(14261, 16, 1, '@step_name', @step_name)
    RETURN(1)
END
EXEC @retval = dbo.sp_agent_check_step @job_id, @step_id, @steps, @step_name, @subsystem, @flags, @on_success_action, @on_success_step_id,
    @on_fail_action, @on_fail_step_id, @server, @database_name, @database_user_name, @retry_attempts, @retry_interval,
    @os_run_priority, @output_file_name, @proxy_id, @proxy_name, @additional_parameters, @cmdexec_success_code
IF @retval <> 0 RETURN(1)
SELECT @step_uid = NEWID()
BEGIN TRANSACTION
    -- What led to a later step leads to the same one at its new place.
    UPDATE dbo.sysjobsteps SET on_success_step_id = on_success_step_id + 1
    WHERE job_id = @job_id AND on_success_action = 4 AND on_success_step_id >= @step_id AND @step_id <= @steps
    UPDATE dbo.sysjobsteps SET on_fail_step_id = on_fail_step_id + 1
    WHERE job_id = @job_id AND on_fail_action = 4 AND on_fail_step_id >= @step_id AND @step_id <= @steps
    UPDATE dbo.sysjobsteps SET step_id = step_id + 1 WHERE job_id = @job_id AND step_id >= @step_id
    UPDATE dbo.sysjobs SET date_modified = GETDATE(), version_number = version_number + 1 WHERE job_id = @job_id
    INSERT INTO dbo.sysjobsteps (job_id, step_id, step_name, subsystem, command, flags, additional_parameters, cmdexec_success_code,
        on_success_action, on_success_step_id, on_fail_action, on_fail_step_id, server, database_name, database_user_name, retry_attempts,
        retry_interval, os_run_priority, output_file_name, last_run_outcome, last_run_duration, last_run_retries, last_run_date,
        last_run_time, proxy_id, step_uid)
    VALUES (@job_id, @step_id, @step_name, N'TSQL', @command, @flags, NULL, @cmdexec_success_code, @on_success_action, @on_success_step_id,
        @on_fail_action, @on_fail_step_id, NULL, ISNULL(@database_name, N'master'), @database_user_name, @retry_attempts, @retry_interval,
        @os_run_priority, NULL, 0, 0, 0, 0, 0, NULL, @step_uid)
COMMIT TRANSACTION
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_update_jobstep
    @job_id uniqueidentifier = NULL, @job_name sysname = NULL, @step_id int, @step_name sysname = NULL, @subsystem nvarchar(40) = NULL,
    @command nvarchar(max) = NULL, @additional_parameters nvarchar(max) = NULL, @cmdexec_success_code int = NULL,
    @on_success_action tinyint = NULL, @on_success_step_id int = NULL, @on_fail_action tinyint = NULL, @on_fail_step_id int = NULL,
    @server sysname = NULL, @database_name sysname = NULL, @database_user_name sysname = NULL, @retry_attempts int = NULL,
    @retry_interval int = NULL, @os_run_priority int = NULL, @output_file_name nvarchar(200) = NULL, @flags int = NULL, @proxy_id int = NULL,
    @proxy_name sysname = NULL
AS
SET NOCOUNT ON
SET XACT_ABORT ON
DECLARE @retval int, @owns bit, @steps int, @range nvarchar(40), @user_given sysname
EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT, @owns OUTPUT
IF @retval <> 0 RETURN(1)
IF @owns = 0 BEGIN RAISERROR(14525, 16, 1) RETURN(1) END
SELECT @steps = COUNT(*) FROM dbo.sysjobsteps WHERE job_id = @job_id
IF @steps = 0 BEGIN RAISERROR(14528, 16, 1, @job_name) RETURN(1) END
SELECT @range = CASE WHEN @steps = 1 THEN N'1' ELSE N'1..' + CONVERT(nvarchar(12), @steps) END, @user_given = @database_user_name
IF @step_id IS NULL OR @step_id NOT BETWEEN 1 AND @steps BEGIN RAISERROR(14266, 16, 1, '@step_id', @range) RETURN(1) END
SELECT @step_name = ISNULL(@step_name, step_name), @subsystem = ISNULL(@subsystem, subsystem), @command = ISNULL(@command, command),
    @cmdexec_success_code = ISNULL(@cmdexec_success_code, cmdexec_success_code), @on_success_action = ISNULL(@on_success_action, on_success_action),
    @on_success_step_id = ISNULL(@on_success_step_id, on_success_step_id), @on_fail_action = ISNULL(@on_fail_action, on_fail_action),
    @on_fail_step_id = ISNULL(@on_fail_step_id, on_fail_step_id), @database_name = ISNULL(@database_name, database_name),
    @database_user_name = ISNULL(@database_user_name, database_user_name), @retry_attempts = ISNULL(@retry_attempts, retry_attempts),
    @retry_interval = ISNULL(@retry_interval, retry_interval), @os_run_priority = ISNULL(@os_run_priority, os_run_priority),
    @flags = ISNULL(@flags, flags)
FROM dbo.sysjobsteps WHERE job_id = @job_id AND step_id = @step_id
-- An empty text takes a user's name away again.
IF @user_given = N'' SELECT @database_user_name = NULL, @user_given = NULL
EXEC @retval = dbo.sp_agent_check_step @job_id, @step_id, @steps, @step_name, @subsystem, @flags, @on_success_action, @on_success_step_id,
    @on_fail_action, @on_fail_step_id, @server, @database_name, @user_given, @retry_attempts, @retry_interval,
    @os_run_priority, @output_file_name, @proxy_id, @proxy_name, @additional_parameters, @cmdexec_success_code
IF @retval <> 0 RETURN(1)
BEGIN TRANSACTION
    UPDATE dbo.sysjobs SET date_modified = GETDATE(), version_number = version_number + 1 WHERE job_id = @job_id
    UPDATE dbo.sysjobsteps
    SET step_name = @step_name, command = @command, flags = @flags, on_success_action = @on_success_action, on_success_step_id = @on_success_step_id,
        on_fail_action = @on_fail_action, on_fail_step_id = @on_fail_step_id, database_name = @database_name,
        database_user_name = @database_user_name, retry_attempts = @retry_attempts, retry_interval = @retry_interval
    WHERE job_id = @job_id AND step_id = @step_id
COMMIT TRANSACTION
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_delete_jobstep @job_id uniqueidentifier = NULL, @job_name sysname = NULL, @step_id int
AS
SET NOCOUNT ON
SET XACT_ABORT ON
DECLARE @retval int, @owns bit, @steps int, @range nvarchar(40)
EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT, @owns OUTPUT
IF @retval <> 0 RETURN(1)
IF @owns = 0 BEGIN RAISERROR(14525, 16, 1) RETURN(1) END
SELECT @steps = COUNT(*) FROM dbo.sysjobsteps WHERE job_id = @job_id
IF @steps = 0 BEGIN RAISERROR(14528, 16, 1, @job_name) RETURN(1) END
SELECT @range = CASE WHEN @steps = 1 THEN N'0 (all steps), 1' ELSE N'0 (all steps), 1..' + CONVERT(nvarchar(12), @steps) END
IF @step_id IS NULL OR @step_id NOT BETWEEN 0 AND @steps BEGIN RAISERROR(14266, 16, 1, '@step_id', @range) RETURN(1) END
BEGIN TRANSACTION
    UPDATE dbo.sysjobs SET date_modified = GETDATE(), version_number = version_number + 1 WHERE job_id = @job_id
    DELETE FROM dbo.sysjobsteps WHERE job_id = @job_id AND (step_id = @step_id OR @step_id = 0)
    IF @step_id > 0
    BEGIN
        UPDATE dbo.sysjobsteps SET step_id = step_id - 1 WHERE job_id = @job_id AND step_id > @step_id
        -- What led to the deleted step ends the job; what led to a later one leads to it at its new place.
        UPDATE dbo.sysjobsteps
        SET on_success_action = CASE WHEN on_success_step_id = @step_id THEN 1 ELSE 4 END,
            on_success_step_id = CASE WHEN on_success_step_id = @step_id THEN 0 WHEN on_success_step_id > @step_id THEN on_success_step_id - 1 ELSE on_success_step_id END
        WHERE job_id = @job_id AND on_success_action = 4
        UPDATE dbo.sysjobsteps
        SET on_fail_action = CASE WHEN on_fail_step_id = @step_id THEN 2 ELSE 4 END,
            on_fail_step_id = CASE WHEN on_fail_step_id = @step_id THEN 0 WHEN on_fail_step_id > @step_id THEN on_fail_step_id - 1 ELSE on_fail_step_id END
        WHERE job_id = @job_id AND on_fail_action = 4
    END
COMMIT TRANSACTION
RETURN(0)
GO

-- What holds for a schedule, whole: each property has its value by now.
CREATE PROCEDURE dbo.sp_agent_check_schedule
    @name sysname, @enabled int, @freq_type int, @freq_interval int OUTPUT, @freq_subday_type int OUTPUT, @freq_subday_interval int OUTPUT,
    @freq_relative_interval int OUTPUT, @freq_recurrence_factor int OUTPUT, @active_start_date int OUTPUT, @active_end_date int OUTPUT,
    @active_start_time int OUTPUT, @active_end_time int OUTPUT
AS
SET NOCOUNT ON
DECLARE @reason nvarchar(250)
IF ISNULL(@name, N'') = N'' BEGIN RAISERROR(14287, 16, 1, '@name', 'name') RETURN(1) END
IF @enabled NOT IN (0, 1) BEGIN RAISERROR(14266, 16, 1, '@enabled', '0, 1') RETURN(1) END
IF @freq_type = 2 BEGIN RAISERROR(14295, 16, 1) RETURN(1) END
IF @freq_type = 128 BEGIN RAISERROR(49500, 16, 1, '@freq_type 128 (when the processor is idle)', '.') RETURN(1) END
IF @freq_type IS NULL OR @freq_type NOT IN (1, 4, 8, 16, 32, 64) BEGIN RAISERROR(14266, 16, 1, '@freq_type', '1, 4, 8, 16, 32, 64, 128') RETURN(1) END
SELECT @freq_interval = ISNULL(@freq_interval, 0), @freq_subday_type = ISNULL(@freq_subday_type, 0),
    @freq_subday_interval = ISNULL(@freq_subday_interval, 0), @freq_relative_interval = ISNULL(@freq_relative_interval, 0),
    @freq_recurrence_factor = ISNULL(@freq_recurrence_factor, 0),
    @active_start_date = ISNULL(NULLIF(@active_start_date, 0), CONVERT(int, CONVERT(nvarchar(8), GETDATE(), 112))),
    @active_end_date = ISNULL(NULLIF(@active_end_date, 0), 99991231), @active_start_time = ISNULL(@active_start_time, 0),
    @active_end_time = ISNULL(@active_end_time, 235959)
IF @freq_type = 64
BEGIN
    SELECT @freq_interval = 0, @freq_subday_type = 0, @freq_subday_interval = 0, @freq_relative_interval = 0, @freq_recurrence_factor = 0
    RETURN(0)
END
IF @freq_subday_type = 0 SELECT @freq_subday_type = 1
IF @freq_subday_type NOT IN (1, 2, 4, 8) BEGIN RAISERROR(14266, 16, 1, '@freq_subday_type', '0x1, 0x2, 0x4, 0x8') RETURN(1) END
IF @freq_subday_type <> 1 AND @freq_subday_interval < 1
    OR @freq_subday_type = 2 AND @freq_subday_interval < 10
BEGIN
    RAISERROR(14278, 16, 1, '@freq_subday_interval is too small: at least 1, and at least 10 for seconds')
    RETURN(1)
END
IF @active_start_date < 19900101 OR TRY_CONVERT(date, CONVERT(nvarchar(8), @active_start_date), 112) IS NULL BEGIN RAISERROR(14287, 16, 1, '@active_start_date', 'date') RETURN(1) END
IF @active_end_date < 19900101 OR TRY_CONVERT(date, CONVERT(nvarchar(8), @active_end_date), 112) IS NULL BEGIN RAISERROR(14287, 16, 1, '@active_end_date', 'date') RETURN(1) END
IF @active_end_date < @active_start_date BEGIN RAISERROR(14288, 16, 1, '@active_end_date', '@active_start_date') RETURN(1) END
IF @active_start_time NOT BETWEEN 0 AND 235959 OR @active_start_time / 100 % 100 > 59 OR @active_start_time % 100 > 59
BEGIN
    RAISERROR(14287, 16, 1, '@active_start_time', 'time')
    RETURN(1)
END
IF @active_end_time NOT BETWEEN 0 AND 235959 OR @active_end_time / 100 % 100 > 59 OR @active_end_time % 100 > 59
BEGIN
    RAISERROR(14287, 16, 1, '@active_end_time', 'time')
    RETURN(1)
END
SELECT @reason = CASE
    WHEN @freq_type = 4 AND @freq_interval < 1 THEN N'@freq_interval must be at least 1 for a daily job.'
    WHEN @freq_type = 8 AND @freq_interval NOT BETWEEN 1 AND 127
        THEN N'@freq_interval must be a valid day of the week bitmask [Sunday = 1 .. Saturday = 64] for a weekly job.'
    WHEN @freq_type = 16 AND @freq_interval NOT BETWEEN 1 AND 31 THEN N'@freq_interval must be between 1 and 31 for a monthly job.'
    WHEN @freq_type = 32 AND @freq_relative_interval NOT IN (1, 2, 4, 8, 16)
        THEN N'@freq_relative_interval must be one of 1st (0x1), 2nd (0x2), 3rd [0x4], 4th (0x8) or Last (0x10).'
    WHEN @freq_type = 32 AND @freq_interval NOT BETWEEN 1 AND 10
        THEN N'@freq_interval must be between 1 and 10 (1 = Sunday .. 7 = Saturday, 8 = Day, 9 = Weekday, 10 = Weekend-day) for a monthly-relative job.'
    WHEN @freq_type IN (8, 16, 32) AND @freq_recurrence_factor < 1 THEN N'@freq_recurrence_factor must be at least 1.'
    END
IF @reason IS NOT NULL BEGIN RAISERROR(14278, 16, 1, @reason) RETURN(1) END
IF @freq_type = 1 SELECT @freq_interval = 0
IF @freq_type <> 32 SELECT @freq_relative_interval = 0
IF @freq_type NOT IN (8, 16, 32) SELECT @freq_recurrence_factor = 0
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_add_schedule
    @schedule_name sysname, @enabled tinyint = 1, @freq_type int = 0, @freq_interval int = 0, @freq_subday_type int = 0,
    @freq_subday_interval int = 0, @freq_relative_interval int = 0, @freq_recurrence_factor int = 0, @active_start_date int = NULL,
    @active_end_date int = 99991231, @active_start_time int = 0, @active_end_time int = 235959, @owner_login_name sysname = NULL,
    @schedule_uid uniqueidentifier = NULL OUTPUT, @schedule_id int = NULL OUTPUT, @originating_server sysname = NULL
AS
SET NOCOUNT ON
DECLARE @retval int, @admin bit, @operator bit, @reader bit, @sid varbinary(85), @owner_sid varbinary(85)
EXEC @retval = dbo.sp_agent_caller @admin OUTPUT, @operator OUTPUT, @reader OUTPUT, @sid OUTPUT
IF @retval <> 0 RETURN(1)
SELECT @schedule_name = LTRIM(RTRIM(@schedule_name)), @owner_sid = @sid
IF ISNULL(@originating_server, N'(LOCAL)') NOT IN (N'', N'(LOCAL)', @@SERVERNAME) BEGIN RAISERROR(14370, 16, 1) RETURN(1) END
IF @owner_login_name IS NOT NULL AND @owner_login_name <> SUSER_SNAME()
BEGIN
    IF @admin = 0 BEGIN RAISERROR(14366, 16, 1) RETURN(1) END
    EXEC @retval = dbo.sp_agent_owner @owner_login_name, @owner_sid OUTPUT
    IF @retval <> 0 RETURN(1)
END
EXEC @retval = dbo.sp_agent_check_schedule @schedule_name, @enabled, @freq_type, @freq_interval OUTPUT, @freq_subday_type OUTPUT,
    @freq_subday_interval OUTPUT, @freq_relative_interval OUTPUT, @freq_recurrence_factor OUTPUT, @active_start_date OUTPUT,
    @active_end_date OUTPUT, @active_start_time OUTPUT, @active_end_time OUTPUT
IF @retval <> 0 RETURN(1)
IF @schedule_uid IS NULL SELECT @schedule_uid = NEWID()
ELSE IF EXISTS (SELECT * FROM dbo.sysschedules WHERE schedule_uid = @schedule_uid) BEGIN RAISERROR(14365, 16, 1) RETURN(1) END
INSERT INTO dbo.sysschedules (schedule_uid, originating_server_id, name, owner_sid, enabled, freq_type, freq_interval, freq_subday_type,
    freq_subday_interval, freq_relative_interval, freq_recurrence_factor, active_start_date, active_end_date, active_start_time,
    active_end_time, date_created, date_modified, version_number)
VALUES (@schedule_uid, 0, @schedule_name, @owner_sid, @enabled, @freq_type, @freq_interval, @freq_subday_type, @freq_subday_interval,
    @freq_relative_interval, @freq_recurrence_factor, @active_start_date, @active_end_date, @active_start_time, @active_end_time,
    GETDATE(), GETDATE(), 1)
IF @@ERROR <> 0 RETURN(1)
SELECT @schedule_id = CONVERT(int, SCOPE_IDENTITY())
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_update_schedule
    @schedule_id int = NULL, @name sysname = NULL, @new_name sysname = NULL, @enabled tinyint = NULL, @freq_type int = NULL,
    @freq_interval int = NULL, @freq_subday_type int = NULL, @freq_subday_interval int = NULL, @freq_relative_interval int = NULL,
    @freq_recurrence_factor int = NULL, @active_start_date int = NULL, @active_end_date int = NULL, @active_start_time int = NULL,
    @active_end_time int = NULL, @owner_login_name sysname = NULL, @automatic_post bit = 1
AS
SET NOCOUNT ON
DECLARE @retval int, @owns bit, @owner_sid varbinary(85)
EXEC @retval = dbo.sp_agent_schedule @name OUTPUT, @schedule_id OUTPUT, @owns OUTPUT
IF @retval <> 0 RETURN(1)
IF @owns = 0 BEGIN RAISERROR(14394, 16, 1) RETURN(1) END
IF @owner_login_name IS NOT NULL
BEGIN
    IF ISNULL(IS_SRVROLEMEMBER('sysadmin'), 0) = 0 AND @owner_login_name <> SUSER_SNAME() BEGIN RAISERROR(14366, 16, 1) RETURN(1) END
    EXEC @retval = dbo.sp_agent_owner @owner_login_name, @owner_sid OUTPUT
    IF @retval <> 0 RETURN(1)
END
SELECT @new_name = ISNULL(NULLIF(LTRIM(RTRIM(@new_name)), N''), name), @enabled = ISNULL(@enabled, enabled), @freq_type = ISNULL(@freq_type, freq_type),
    @freq_interval = ISNULL(@freq_interval, freq_interval), @freq_subday_type = ISNULL(@freq_subday_type, freq_subday_type),
    @freq_subday_interval = ISNULL(@freq_subday_interval, freq_subday_interval),
    @freq_relative_interval = ISNULL(@freq_relative_interval, freq_relative_interval),
    @freq_recurrence_factor = ISNULL(@freq_recurrence_factor, freq_recurrence_factor),
    @active_start_date = ISNULL(@active_start_date, active_start_date), @active_end_date = ISNULL(@active_end_date, active_end_date),
    @active_start_time = ISNULL(@active_start_time, active_start_time), @active_end_time = ISNULL(@active_end_time, active_end_time)
FROM dbo.sysschedules WHERE schedule_id = @schedule_id
EXEC @retval = dbo.sp_agent_check_schedule @new_name, @enabled, @freq_type, @freq_interval OUTPUT, @freq_subday_type OUTPUT,
    @freq_subday_interval OUTPUT, @freq_relative_interval OUTPUT, @freq_recurrence_factor OUTPUT, @active_start_date OUTPUT,
    @active_end_date OUTPUT, @active_start_time OUTPUT, @active_end_time OUTPUT
IF @retval <> 0 RETURN(1)
UPDATE dbo.sysschedules
SET name = @new_name, enabled = @enabled, freq_type = @freq_type, freq_interval = @freq_interval, freq_subday_type = @freq_subday_type,
    freq_subday_interval = @freq_subday_interval, freq_relative_interval = @freq_relative_interval,
    freq_recurrence_factor = @freq_recurrence_factor, active_start_date = @active_start_date, active_end_date = @active_end_date,
    active_start_time = @active_start_time, active_end_time = @active_end_time, owner_sid = ISNULL(@owner_sid, owner_sid),
    date_modified = GETDATE(), version_number = version_number + 1
WHERE schedule_id = @schedule_id
IF @@ERROR <> 0 RETURN(1)
EXEC dbo.sp_sqlagent_notify N'J'
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_delete_schedule
    @schedule_id int = NULL, @schedule_name sysname = NULL, @force_delete bit = 0, @automatic_post bit = 1
AS
SET NOCOUNT ON
SET XACT_ABORT ON
DECLARE @retval int, @owns bit
EXEC @retval = dbo.sp_agent_schedule @schedule_name OUTPUT, @schedule_id OUTPUT, @owns OUTPUT
IF @retval <> 0 RETURN(1)
IF @owns = 0 BEGIN RAISERROR(14394, 16, 1) RETURN(1) END
IF @force_delete = 0 AND EXISTS (SELECT * FROM dbo.sysjobschedules WHERE schedule_id = @schedule_id) BEGIN RAISERROR(14372, 16, 1) RETURN(1) END
BEGIN TRANSACTION
    DELETE FROM dbo.sysjobschedules WHERE schedule_id = @schedule_id
    DELETE FROM dbo.sysschedules WHERE schedule_id = @schedule_id
COMMIT TRANSACTION
EXEC dbo.sp_sqlagent_notify N'J'
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_attach_schedule
    @job_id uniqueidentifier = NULL, @job_name sysname = NULL, @schedule_id int = NULL, @schedule_name sysname = NULL, @automatic_post bit = 1
AS
SET NOCOUNT ON
DECLARE @retval int, @owns bit, @owns_schedule bit
EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT, @owns OUTPUT
IF @retval <> 0 RETURN(1)
EXEC @retval = dbo.sp_agent_schedule @schedule_name OUTPUT, @schedule_id OUTPUT, @owns_schedule OUTPUT
IF @retval <> 0 RETURN(1)
IF @owns = 0 BEGIN RAISERROR(14377, 16, 1) RETURN(1) END
IF NOT EXISTS (SELECT * FROM dbo.sysjobschedules WHERE job_id = @job_id AND schedule_id = @schedule_id)
BEGIN
    INSERT INTO dbo.sysjobschedules (schedule_id, job_id, next_run_date, next_run_time) VALUES (@schedule_id, @job_id, 0, 0)
    IF @@ERROR <> 0 RETURN(1)
    EXEC dbo.sp_sqlagent_notify N'J', @job_id
END
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_detach_schedule
    @job_id uniqueidentifier = NULL, @job_name sysname = NULL, @schedule_id int = NULL, @schedule_name sysname = NULL,
    @delete_unused_schedule bit = 0, @automatic_post bit = 1
AS
SET NOCOUNT ON
SET XACT_ABORT ON
DECLARE @retval int, @owns bit, @owns_schedule bit
EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT, @owns OUTPUT
IF @retval <> 0 RETURN(1)
EXEC @retval = dbo.sp_agent_schedule @schedule_name OUTPUT, @schedule_id OUTPUT, @owns_schedule OUTPUT
IF @retval <> 0 RETURN(1)
IF @owns = 0 BEGIN RAISERROR(14391, 16, 1) RETURN(1) END
IF NOT EXISTS (SELECT * FROM dbo.sysjobschedules WHERE job_id = @job_id AND schedule_id = @schedule_id)
BEGIN
    RAISERROR(14374, 16, 1, @schedule_name, @job_name)
    RETURN(1)
END
BEGIN TRANSACTION
    DELETE FROM dbo.sysjobschedules WHERE job_id = @job_id AND schedule_id = @schedule_id
    IF @delete_unused_schedule = 1 AND @owns_schedule = 1 AND NOT EXISTS (SELECT * FROM dbo.sysjobschedules WHERE schedule_id = @schedule_id)
        DELETE FROM dbo.sysschedules WHERE schedule_id = @schedule_id
COMMIT TRANSACTION
EXEC dbo.sp_sqlagent_notify N'J', @job_id
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_add_jobschedule
    @job_id uniqueidentifier = NULL, @job_name sysname = NULL, @name sysname, @enabled tinyint = 1, @freq_type int = 1, @freq_interval int = 0,
    @freq_subday_type int = 0, @freq_subday_interval int = 0, @freq_relative_interval int = 0, @freq_recurrence_factor int = 0,
    @active_start_date int = NULL, @active_end_date int = 99991231, @active_start_time int = 0, @active_end_time int = 235959,
    @schedule_id int = NULL OUTPUT, @automatic_post bit = 1, @schedule_uid uniqueidentifier = NULL OUTPUT
AS
SET NOCOUNT ON
SET XACT_ABORT ON
DECLARE @retval int, @owns bit
EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT, @owns OUTPUT
IF @retval <> 0 RETURN(1)
IF @owns = 0 BEGIN RAISERROR(14377, 16, 1) RETURN(1) END
BEGIN TRANSACTION
    EXEC @retval = dbo.sp_add_schedule @schedule_name = @name, @enabled = @enabled, @freq_type = @freq_type, @freq_interval = @freq_interval,
        @freq_subday_type = @freq_subday_type, @freq_subday_interval = @freq_subday_interval,
        @freq_relative_interval = @freq_relative_interval, @freq_recurrence_factor = @freq_recurrence_factor,
        @active_start_date = @active_start_date, @active_end_date = @active_end_date, @active_start_time = @active_start_time,
        @active_end_time = @active_end_time, @schedule_uid = @schedule_uid OUTPUT, @schedule_id = @schedule_id OUTPUT
    IF @retval = 0
        INSERT INTO dbo.sysjobschedules (schedule_id, job_id, next_run_date, next_run_time) VALUES (@schedule_id, @job_id, 0, 0)
COMMIT TRANSACTION
IF @retval <> 0 RETURN(1)
EXEC dbo.sp_sqlagent_notify N'J', @job_id
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_add_jobserver
    @job_id uniqueidentifier = NULL, @job_name sysname = NULL, @server_name sysname = NULL, @automatic_post bit = 1
AS
SET NOCOUNT ON
DECLARE @retval int, @owns bit
EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT, @owns OUTPUT
IF @retval <> 0 RETURN(1)
IF @owns = 0 BEGIN RAISERROR(14525, 16, 1) RETURN(1) END
SELECT @server_name = ISNULL(NULLIF(LTRIM(RTRIM(@server_name)), N''), N'(LOCAL)')
IF @server_name = N'(LOCAL)' SELECT @server_name = @@SERVERNAME
IF @server_name <> @@SERVERNAME BEGIN RAISERROR(14262, 16, 1, '@server_name', @server_name) RETURN(1) END
IF EXISTS (SELECT * FROM dbo.sysjobservers WHERE job_id = @job_id) BEGIN RAISERROR(14269, 16, 1, @job_name, @server_name) RETURN(1) END
INSERT INTO dbo.sysjobservers (job_id, server_id, last_run_outcome, last_outcome_message, last_run_date, last_run_time, last_run_duration)
VALUES (@job_id, 0, 5, NULL, 0, 0, 0)
IF @@ERROR <> 0 RETURN(1)
EXEC dbo.sp_sqlagent_notify N'J', @job_id
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_delete_jobserver @job_id uniqueidentifier = NULL, @job_name sysname = NULL, @server_name sysname
AS
SET NOCOUNT ON
DECLARE @retval int, @owns bit
EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT, @owns OUTPUT
IF @retval <> 0 RETURN(1)
IF @owns = 0 BEGIN RAISERROR(14525, 16, 1) RETURN(1) END
IF @server_name = N'(LOCAL)' SELECT @server_name = @@SERVERNAME
IF @server_name <> @@SERVERNAME BEGIN RAISERROR(14262, 16, 1, '@server_name', @server_name) RETURN(1) END
IF NOT EXISTS (SELECT * FROM dbo.sysjobservers WHERE job_id = @job_id) BEGIN RAISERROR(14270, 16, 1, @job_name, @server_name) RETURN(1) END
DELETE FROM dbo.sysjobservers WHERE job_id = @job_id
EXEC dbo.sp_sqlagent_notify N'J', @job_id
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_start_job
    @job_name sysname = NULL, @job_id uniqueidentifier = NULL, @error_flag int = 1, @server_name sysname = NULL, @step_name sysname = NULL,
    @output_flag int = 1
AS
SET NOCOUNT ON
DECLARE @retval int, @owns bit, @operator bit, @text nvarchar(36), @start int
EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT, @owns OUTPUT, @operator OUTPUT
IF @retval <> 0 RETURN(1)
IF @owns = 0 AND @operator = 0 BEGIN RAISERROR(14393, 16, 1) RETURN(1) END
IF @server_name IS NOT NULL AND @server_name NOT IN (N'(LOCAL)', @@SERVERNAME) BEGIN RAISERROR(14262, 16, 1, '@server_name', @server_name) RETURN(1) END
SELECT @text = CONVERT(nvarchar(36), @job_id)
IF NOT EXISTS (SELECT * FROM dbo.sysjobservers WHERE job_id = @job_id) BEGIN RAISERROR(14256, 16, 1, @job_name, @text) RETURN(1) END
IF NOT EXISTS (SELECT * FROM dbo.sysjobsteps WHERE job_id = @job_id) BEGIN RAISERROR(14528, 16, 1, @job_name) RETURN(1) END
IF @step_name IS NOT NULL
BEGIN
    SELECT @start = step_id FROM dbo.sysjobsteps WHERE job_id = @job_id AND step_name = @step_name
    IF @start IS NULL BEGIN RAISERROR(14262, 16, 1, '@step_name', @step_name) RETURN(1) END
END
SELECT @retval = 1
EXEC @retval = dbo.sp_sqlagent_notify N'S', @job_id, @start
IF @retval <> 0 RETURN(1)
IF @output_flag = 1 RAISERROR(14243, 0, 1, @job_name)
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_stop_job
    @job_name sysname = NULL, @job_id uniqueidentifier = NULL, @originating_server sysname = NULL, @server_name sysname = NULL
AS
SET NOCOUNT ON
DECLARE @retval int, @owns bit, @operator bit, @text nvarchar(36)
IF @originating_server IS NOT NULL AND @originating_server NOT IN (N'(LOCAL)', @@SERVERNAME)
BEGIN
    RAISERROR(14268, 16, 1, @originating_server)
    RETURN(1)
END
EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT, @owns OUTPUT, @operator OUTPUT
IF @retval <> 0 RETURN(1)
IF @owns = 0 AND @operator = 0 BEGIN RAISERROR(14393, 16, 1) RETURN(1) END
IF @server_name IS NOT NULL AND @server_name NOT IN (N'(LOCAL)', @@SERVERNAME) BEGIN RAISERROR(14262, 16, 1, '@server_name', @server_name) RETURN(1) END
SELECT @text = CONVERT(nvarchar(36), @job_id)
IF NOT EXISTS (SELECT * FROM dbo.sysjobservers WHERE job_id = @job_id) BEGIN RAISERROR(14257, 16, 1, @job_name, @text) RETURN(1) END
SELECT @retval = 1
EXEC @retval = dbo.sp_sqlagent_notify N'E', @job_id
IF @retval <> 0 RETURN(1)
RAISERROR(14254, 0, 1, @job_name)
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_help_job
    @job_id uniqueidentifier = NULL, @job_name sysname = NULL, @job_aspect varchar(9) = NULL, @job_type varchar(12) = NULL,
    @owner_login_name sysname = NULL, @subsystem nvarchar(40) = NULL, @category_name sysname = NULL, @enabled tinyint = NULL,
    @execution_status int = NULL, @date_comparator char(1) = NULL, @date_created datetime = NULL, @date_last_modified datetime = NULL,
    @description nvarchar(512) = NULL
AS
SET NOCOUNT ON
DECLARE @retval int, @admin bit, @operator bit, @reader bit, @sid varbinary(85), @owns bit
EXEC @retval = dbo.sp_agent_caller @admin OUTPUT, @operator OUTPUT, @reader OUTPUT, @sid OUTPUT
IF @retval <> 0 RETURN(1)
SELECT @job_aspect = UPPER(NULLIF(@job_aspect, '')), @job_type = UPPER(NULLIF(@job_type, '')), @job_name = NULLIF(@job_name, N'')
IF @job_id IS NOT NULL OR @job_name IS NOT NULL
BEGIN
    EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT, @owns OUTPUT
    IF @retval <> 0 RETURN(1)
    IF @job_aspect IS NULL SELECT @job_aspect = 'ALL'
END
IF @job_aspect IS NOT NULL AND @job_id IS NULL BEGIN RAISERROR(14280, 16, 1) RETURN(1) END
IF @job_aspect IS NOT NULL AND (@job_type IS NOT NULL OR @owner_login_name IS NOT NULL OR @subsystem IS NOT NULL OR @category_name IS NOT NULL
    OR @enabled IS NOT NULL OR @date_comparator IS NOT NULL OR @date_created IS NOT NULL OR @date_last_modified IS NOT NULL
    OR @execution_status IS NOT NULL AND @job_aspect <> 'ALL')
    BEGIN RAISERROR(14280, 16, 1) RETURN(1) END
IF @job_aspect IS NOT NULL AND @job_aspect NOT IN ('ALL', 'JOB', 'STEPS', 'SCHEDULES', 'TARGETS')
BEGIN
    RAISERROR(14266, 16, 1, '@job_aspect', 'ALL, JOB, STEPS, SCHEDULES, TARGETS')
    RETURN(1)
END
IF @job_type IS NOT NULL AND @job_type NOT IN ('LOCAL', 'MULTI-SERVER') BEGIN RAISERROR(14266, 16, 1, '@job_type', 'LOCAL, MULTI-SERVER') RETURN(1) END
IF @enabled NOT IN (0, 1) BEGIN RAISERROR(14266, 16, 1, '@enabled', '0, 1') RETURN(1) END
IF @execution_status NOT BETWEEN 0 AND 7 BEGIN RAISERROR(14266, 16, 1, '@execution_status', '0..7') RETURN(1) END
IF @category_name IS NOT NULL AND NOT EXISTS (SELECT * FROM dbo.syscategories WHERE name = @category_name AND category_class = 1)
BEGIN
    RAISERROR(14262, 16, 1, '@category_name', @category_name)
    RETURN(1)
END
IF @date_comparator IS NOT NULL AND @date_comparator NOT IN ('=', '<', '>') BEGIN RAISERROR(14266, 16, 1, '@date_comparator', '=, >, <') RETURN(1) END
IF @date_comparator IS NOT NULL AND @date_created IS NULL AND @date_last_modified IS NULL
    OR @date_comparator IS NULL AND (@date_created IS NOT NULL OR @date_last_modified IS NOT NULL)
BEGIN
    RAISERROR(14282, 16, 1)
    RETURN(1)
END
IF @job_aspect IS NULL OR @job_aspect IN ('ALL', 'JOB')
    SELECT j.job_id, CAST(UPPER(@@SERVERNAME) AS nvarchar(30)) AS originating_server, j.name, j.enabled, j.description, j.start_step_id,
        ISNULL(c.name, N'[Uncategorized (Local)]') AS category,
        SUSER_NAME(CASE WHEN j.owner_sid = 0x01 THEN 1 ELSE CONVERT(int, SUBSTRING(j.owner_sid, 1, 4)) END) AS owner,
        j.notify_level_eventlog, j.notify_level_email, j.notify_level_netsend, j.notify_level_page,
        CAST(N'(unknown)' AS sysname) AS notify_email_operator, CAST(N'(unknown)' AS sysname) AS notify_netsend_operator,
        CAST(N'(unknown)' AS sysname) AS notify_page_operator, j.delete_level, j.date_created, j.date_modified, j.version_number,
        ISNULL(v.last_run_date, 0) AS last_run_date, ISNULL(v.last_run_time, 0) AS last_run_time,
        CONVERT(int, ISNULL(v.last_run_outcome, 5)) AS last_run_outcome, ISNULL(n.next_run_date, 0) AS next_run_date,
        ISNULL(n.next_run_time, 0) AS next_run_time, ISNULL(n.schedule_id, 0) AS next_run_schedule_id,
        ISNULL(r.execution_status, 4) AS current_execution_status,
        CAST(ISNULL(CONVERT(nvarchar(12), r.step_id) + N' (' + s.step_name + N')', N'0 (unknown)') AS sysname) AS current_execution_step,
        ISNULL(r.retry_attempt, 0) AS current_retry_attempt,
        (SELECT COUNT(*) FROM dbo.sysjobsteps AS x WHERE x.job_id = j.job_id) AS has_step,
        (SELECT COUNT(*) FROM dbo.sysjobschedules AS x WHERE x.job_id = j.job_id) AS has_schedule,
        (SELECT COUNT(*) FROM dbo.sysjobservers AS x WHERE x.job_id = j.job_id) AS has_target,
        CASE WHEN v.job_id IS NULL THEN 0 ELSE 1 END AS type
    FROM dbo.sysjobs AS j
        LEFT JOIN dbo.syscategories AS c ON c.category_id = j.category_id
        LEFT JOIN dbo.sysjobservers AS v ON v.job_id = j.job_id
        LEFT JOIN sys.agent_runs AS r ON r.job_id = j.job_id
        LEFT JOIN dbo.sysjobsteps AS s ON s.job_id = r.job_id AND s.step_id = r.step_id
        LEFT JOIN (SELECT job_id, schedule_id, next_run_date, next_run_time,
                ROW_NUMBER() OVER (PARTITION BY job_id ORDER BY next_run_date, next_run_time, schedule_id) AS place
            FROM dbo.sysjobschedules WHERE next_run_date > 0) AS n ON n.job_id = j.job_id AND n.place = 1
    WHERE (@job_id IS NULL OR j.job_id = @job_id) AND (@reader = 1 OR j.owner_sid = @sid)
        AND (@job_type IS NULL OR @job_type = 'LOCAL')
        AND (@owner_login_name IS NULL OR SUSER_NAME(CASE WHEN j.owner_sid = 0x01 THEN 1 ELSE CONVERT(int, SUBSTRING(j.owner_sid, 1, 4)) END) = @owner_login_name)
        AND (@subsystem IS NULL OR EXISTS (SELECT * FROM dbo.sysjobsteps AS x WHERE x.job_id = j.job_id AND x.subsystem = @subsystem))
        AND (@category_name IS NULL OR c.name = @category_name) AND (@enabled IS NULL OR j.enabled = @enabled)
        AND (@execution_status IS NULL OR @execution_status = 0 AND ISNULL(r.execution_status, 4) <> 4 OR ISNULL(r.execution_status, 4) = @execution_status)
        AND (@date_created IS NULL OR @date_comparator = '=' AND j.date_created = @date_created
            OR @date_comparator = '<' AND j.date_created < @date_created OR @date_comparator = '>' AND j.date_created > @date_created)
        AND (@date_last_modified IS NULL OR @date_comparator = '=' AND j.date_modified = @date_last_modified
            OR @date_comparator = '<' AND j.date_modified < @date_last_modified OR @date_comparator = '>' AND j.date_modified > @date_last_modified)
        AND (@description IS NULL OR j.description LIKE @description)
    ORDER BY j.name
IF @job_aspect IN ('ALL', 'STEPS') EXEC dbo.sp_help_jobstep @job_id = @job_id
IF @job_aspect IN ('ALL', 'SCHEDULES') EXEC dbo.sp_help_jobschedule @job_id = @job_id
IF @job_aspect IN ('ALL', 'TARGETS') EXEC dbo.sp_help_jobserver @job_id = @job_id
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_help_jobstep
    @job_id uniqueidentifier = NULL, @job_name sysname = NULL, @step_id int = NULL, @step_name sysname = NULL, @suffix bit = 0
AS
SET NOCOUNT ON
DECLARE @retval int, @steps int, @range nvarchar(40)
EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT
IF @retval <> 0 RETURN(1)
SELECT @steps = ISNULL(MAX(step_id), 0) FROM dbo.sysjobsteps WHERE job_id = @job_id
IF @steps = 0 AND (@step_id IS NOT NULL OR @step_name IS NOT NULL) BEGIN RAISERROR(14528, 16, 1, @job_name) RETURN(1) END
SELECT @range = CASE WHEN @steps = 1 THEN N'1' ELSE N'1..' + CONVERT(nvarchar(12), @steps) END
IF @step_id NOT BETWEEN 1 AND @steps BEGIN RAISERROR(14266, 16, 1, '@step_id', @range) RETURN(1) END
IF @step_name IS NOT NULL AND NOT EXISTS (SELECT * FROM dbo.sysjobsteps WHERE job_id = @job_id AND step_name = @step_name)
BEGIN
    RAISERROR(14262, 16, 1, '@step_name', @step_name)
    RETURN(1)
END
IF ISNULL(@suffix, 0) = 0
    SELECT step_id, step_name, subsystem, command, flags, cmdexec_success_code, on_success_action, on_success_step_id, on_fail_action,
        on_fail_step_id, server, database_name, database_user_name, retry_attempts, retry_interval, os_run_priority, output_file_name,
        last_run_outcome, last_run_duration, last_run_retries, last_run_date, last_run_time, proxy_id
    FROM dbo.sysjobsteps
    WHERE job_id = @job_id AND (@step_id IS NULL OR step_id = @step_id) AND (@step_name IS NULL OR step_name = @step_name)
    ORDER BY step_id
ELSE
    SELECT step_id, step_name, subsystem, command, CONVERT(nvarchar(12), flags) + N' (normal)' AS flags, cmdexec_success_code,
        CONVERT(nvarchar(4), on_success_action) + CASE on_success_action WHEN 1 THEN N' (quit with success)' WHEN 2 THEN N' (quit with failure)'
            WHEN 3 THEN N' (goto next step)' ELSE N' (goto step)' END AS on_success_action,
        on_success_step_id,
        CONVERT(nvarchar(4), on_fail_action) + CASE on_fail_action WHEN 1 THEN N' (quit with success)' WHEN 2 THEN N' (quit with failure)'
            WHEN 3 THEN N' (goto next step)' ELSE N' (goto step)' END AS on_fail_action,
        on_fail_step_id, server, database_name, database_user_name, retry_attempts, retry_interval,
        CONVERT(nvarchar(12), os_run_priority) + N' (normal)' AS os_run_priority, output_file_name,
        last_run_outcome, last_run_duration, last_run_retries, last_run_date, last_run_time, proxy_id
    FROM dbo.sysjobsteps
    WHERE job_id = @job_id AND (@step_id IS NULL OR step_id = @step_id) AND (@step_name IS NULL OR step_name = @step_name)
    ORDER BY step_id
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_help_jobschedule
    @job_id uniqueidentifier = NULL, @job_name sysname = NULL, @schedule_name sysname = NULL, @schedule_id int = NULL,
    @include_description bit = 0
AS
SET NOCOUNT ON
DECLARE @retval int, @text nvarchar(12)
IF @include_description = 1 BEGIN RAISERROR(49500, 16, 1, '@include_description = 1', '.') RETURN(1) END
EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT
IF @retval <> 0 RETURN(1)
IF @schedule_id IS NOT NULL AND NOT EXISTS (SELECT * FROM dbo.sysjobschedules WHERE job_id = @job_id AND schedule_id = @schedule_id)
BEGIN
    SELECT @text = CONVERT(nvarchar(12), @schedule_id)
    RAISERROR(14262, 16, 1, '@schedule_id', @text)
    RETURN(1)
END
IF @schedule_name IS NOT NULL AND NOT EXISTS (SELECT * FROM dbo.sysjobschedules AS a JOIN dbo.sysschedules AS s ON s.schedule_id = a.schedule_id
    WHERE a.job_id = @job_id AND s.name = @schedule_name)
BEGIN
    RAISERROR(14262, 16, 1, '@schedule_name', @schedule_name)
    RETURN(1)
END
SELECT s.schedule_id, s.name AS schedule_name, s.enabled, s.freq_type, s.freq_interval, s.freq_subday_type, s.freq_subday_interval,
    s.freq_relative_interval, s.freq_recurrence_factor, s.active_start_date, s.active_end_date, s.active_start_time, s.active_end_time,
    s.date_created, CAST(N'(Description not requested.)' AS nvarchar(4000)) AS schedule_description, a.next_run_date, a.next_run_time,
    s.schedule_uid, (SELECT COUNT(*) FROM dbo.sysjobschedules AS x WHERE x.schedule_id = s.schedule_id) AS job_count
FROM dbo.sysjobschedules AS a JOIN dbo.sysschedules AS s ON s.schedule_id = a.schedule_id
WHERE a.job_id = @job_id AND (@schedule_id IS NULL OR s.schedule_id = @schedule_id) AND (@schedule_name IS NULL OR s.name = @schedule_name)
ORDER BY s.schedule_id
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_help_schedule
    @schedule_id int = NULL, @schedule_name sysname = NULL, @attached_schedules_only bit = NULL, @include_description bit = 0
AS
SET NOCOUNT ON
DECLARE @retval int, @admin bit, @operator bit, @reader bit, @sid varbinary(85), @owns bit
IF @include_description = 1 BEGIN RAISERROR(49500, 16, 1, '@include_description = 1', '.') RETURN(1) END
EXEC @retval = dbo.sp_agent_caller @admin OUTPUT, @operator OUTPUT, @reader OUTPUT, @sid OUTPUT
IF @retval <> 0 RETURN(1)
IF @schedule_id IS NOT NULL OR @schedule_name IS NOT NULL
BEGIN
    EXEC @retval = dbo.sp_agent_schedule @schedule_name OUTPUT, @schedule_id OUTPUT, @owns OUTPUT
    IF @retval <> 0 RETURN(1)
END
SELECT s.schedule_id, s.schedule_uid, s.name AS schedule_name, s.enabled, s.freq_type, s.freq_interval, s.freq_subday_type,
    s.freq_subday_interval, s.freq_relative_interval, s.freq_recurrence_factor, s.active_start_date, s.active_end_date, s.active_start_time,
    s.active_end_time, s.date_created, CAST(N'(Description not requested.)' AS nvarchar(4000)) AS schedule_description,
    (SELECT COUNT(*) FROM dbo.sysjobschedules AS x WHERE x.schedule_id = s.schedule_id) AS job_count
FROM dbo.sysschedules AS s
WHERE (@schedule_id IS NULL OR s.schedule_id = @schedule_id) AND (@reader = 1 OR s.owner_sid = @sid)
    AND (ISNULL(@attached_schedules_only, 0) = 0 OR s.schedule_id IN (SELECT schedule_id FROM dbo.sysjobschedules))
ORDER BY s.schedule_id
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_help_jobserver
    @job_id uniqueidentifier = NULL, @job_name sysname = NULL, @show_last_run_details tinyint = 0
AS
SET NOCOUNT ON
DECLARE @retval int
IF @show_last_run_details NOT IN (0, 1) BEGIN RAISERROR(14266, 16, 1, '@show_last_run_details', '0, 1') RETURN(1) END
EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT
IF @retval <> 0 RETURN(1)
IF ISNULL(@show_last_run_details, 0) = 0
    SELECT server_id, CAST(@@SERVERNAME AS nvarchar(30)) AS server_name, CAST(NULL AS datetime) AS enlist_date, CAST(NULL AS datetime) AS last_poll_date
    FROM dbo.sysjobservers WHERE job_id = @job_id
ELSE
    SELECT server_id, CAST(@@SERVERNAME AS nvarchar(30)) AS server_name, CAST(NULL AS datetime) AS enlist_date, CAST(NULL AS datetime) AS last_poll_date,
        last_run_date, last_run_time, last_run_duration, last_run_outcome, last_outcome_message
    FROM dbo.sysjobservers WHERE job_id = @job_id
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_help_jobactivity @job_id uniqueidentifier = NULL, @job_name sysname = NULL, @session_id int = NULL
AS
SET NOCOUNT ON
DECLARE @retval int, @admin bit, @operator bit, @reader bit, @sid varbinary(85)
EXEC @retval = dbo.sp_agent_caller @admin OUTPUT, @operator OUTPUT, @reader OUTPUT, @sid OUTPUT
IF @retval <> 0 RETURN(1)
IF @job_id IS NOT NULL OR @job_name IS NOT NULL
BEGIN
    EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT
    IF @retval <> 0 RETURN(1)
END
IF @session_id IS NULL SELECT @session_id = MAX(session_id) FROM dbo.syssessions
SELECT a.session_id, a.job_id, j.name AS job_name, a.run_requested_date, a.run_requested_source, a.queued_date, a.start_execution_date,
    a.last_executed_step_id, a.last_executed_step_date AS last_exectued_step_date, a.stop_execution_date, a.next_scheduled_run_date,
    a.job_history_id, h.message, h.run_status, CAST(NULL AS sysname) AS operator_id_emailed, CAST(NULL AS sysname) AS operator_id_netsent,
    CAST(NULL AS sysname) AS operator_id_paged
FROM dbo.sysjobactivity AS a JOIN dbo.sysjobs AS j ON j.job_id = a.job_id LEFT JOIN dbo.sysjobhistory AS h ON h.instance_id = a.job_history_id
WHERE a.session_id = @session_id AND (@job_id IS NULL OR a.job_id = @job_id) AND (@reader = 1 OR j.owner_sid = @sid)
ORDER BY j.name
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_help_jobhistory
    @job_id uniqueidentifier = NULL, @job_name sysname = NULL, @step_id int = NULL, @sql_message_id int = NULL, @sql_severity int = NULL,
    @start_run_date int = NULL, @end_run_date int = NULL, @start_run_time int = NULL, @end_run_time int = NULL,
    @minimum_run_duration int = NULL, @run_status int = NULL, @minimum_retries int = NULL, @oldest_first int = 0, @server sysname = NULL,
    @mode varchar(7) = 'SUMMARY'
AS
SET NOCOUNT ON
DECLARE @retval int, @admin bit, @operator bit, @reader bit, @sid varbinary(85), @direction int
EXEC @retval = dbo.sp_agent_caller @admin OUTPUT, @operator OUTPUT, @reader OUTPUT, @sid OUTPUT
IF @retval <> 0 RETURN(1)
SELECT @mode = UPPER(@mode), @job_name = NULLIF(@job_name, N'')
IF @job_id IS NOT NULL OR @job_name IS NOT NULL
BEGIN
    EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT
    IF @retval <> 0 RETURN(1)
END
IF @mode IS NULL OR @mode NOT IN ('SUMMARY', 'FULL') BEGIN RAISERROR(14266, 16, 1, '@mode', 'SUMMARY, FULL') RETURN(1) END
IF @run_status NOT BETWEEN 0 AND 5 BEGIN RAISERROR(14266, 16, 1, '@run_status', '0..5') RETURN(1) END
IF @oldest_first IS NULL OR @oldest_first NOT IN (0, 1) BEGIN RAISERROR(14266, 16, 1, '@oldest_first', '0, 1') RETURN(1) END
IF @start_run_date IS NOT NULL AND TRY_CONVERT(date, CONVERT(nvarchar(8), @start_run_date), 112) IS NULL BEGIN RAISERROR(14287, 16, 1, '@start_run_date', 'date') RETURN(1) END
IF @end_run_date IS NOT NULL AND TRY_CONVERT(date, CONVERT(nvarchar(8), @end_run_date), 112) IS NULL BEGIN RAISERROR(14287, 16, 1, '@end_run_date', 'date') RETURN(1) END
IF @end_run_date < @start_run_date BEGIN RAISERROR(14288, 16, 1, '@end_run_date', '@start_run_date') RETURN(1) END
SELECT @direction = CASE WHEN @oldest_first = 1 THEN 1 ELSE -1 END
IF @mode = 'FULL'
    SELECT h.instance_id, h.job_id, j.name AS job_name, h.step_id, h.step_name, h.sql_message_id, h.sql_severity, h.message, h.run_status,
        h.run_date, h.run_time, h.run_duration, CAST(NULL AS nvarchar(20)) AS operator_emailed, CAST(NULL AS nvarchar(20)) AS operator_netsent,
        CAST(NULL AS nvarchar(20)) AS operator_paged, h.retries_attempted, CAST(h.server AS nvarchar(30)) AS server
    FROM dbo.sysjobhistory AS h JOIN dbo.sysjobs AS j ON j.job_id = h.job_id
    WHERE (@reader = 1 OR j.owner_sid = @sid) AND (@job_id IS NULL OR h.job_id = @job_id) AND (@step_id IS NULL OR h.step_id = @step_id)
        AND (@sql_message_id IS NULL OR h.sql_message_id = @sql_message_id) AND (@sql_severity IS NULL OR h.sql_severity = @sql_severity)
        AND (@start_run_date IS NULL OR h.run_date >= @start_run_date) AND (@end_run_date IS NULL OR h.run_date <= @end_run_date)
        AND (@start_run_time IS NULL OR h.run_time >= @start_run_time) AND (@end_run_time IS NULL OR h.run_time <= @end_run_time)
        AND (@minimum_run_duration IS NULL OR h.run_duration >= @minimum_run_duration) AND (@run_status IS NULL OR h.run_status = @run_status)
        AND (@minimum_retries IS NULL OR h.retries_attempted >= @minimum_retries) AND (@server IS NULL OR h.server = @server)
    ORDER BY h.instance_id * @direction
ELSE
    SELECT h.job_id, j.name AS job_name, h.run_status, h.run_date, h.run_time, h.run_duration,
        CAST(NULL AS nvarchar(20)) AS operator_emailed, CAST(NULL AS nvarchar(20)) AS operator_netsent,
        CAST(NULL AS nvarchar(20)) AS operator_paged, h.retries_attempted, CAST(h.server AS nvarchar(30)) AS server
    FROM dbo.sysjobhistory AS h JOIN dbo.sysjobs AS j ON j.job_id = h.job_id
    WHERE h.step_id = 0 AND (@step_id IS NULL OR @step_id = 0)
        AND (@reader = 1 OR j.owner_sid = @sid) AND (@job_id IS NULL OR h.job_id = @job_id)
        AND (@sql_message_id IS NULL OR h.sql_message_id = @sql_message_id) AND (@sql_severity IS NULL OR h.sql_severity = @sql_severity)
        AND (@start_run_date IS NULL OR h.run_date >= @start_run_date) AND (@end_run_date IS NULL OR h.run_date <= @end_run_date)
        AND (@start_run_time IS NULL OR h.run_time >= @start_run_time) AND (@end_run_time IS NULL OR h.run_time <= @end_run_time)
        AND (@minimum_run_duration IS NULL OR h.run_duration >= @minimum_run_duration) AND (@run_status IS NULL OR h.run_status = @run_status)
        AND (@minimum_retries IS NULL OR h.retries_attempted >= @minimum_retries) AND (@server IS NULL OR h.server = @server)
    ORDER BY h.instance_id * @direction
RETURN(0)
GO

CREATE PROCEDURE dbo.sp_purge_jobhistory
    @job_name sysname = NULL, @job_id uniqueidentifier = NULL, @oldest_date datetime = NULL
AS
SET NOCOUNT ON
DECLARE @retval int, @admin bit, @operator bit, @reader bit, @sid varbinary(85), @owns bit, @day int, @time int, @purged int
EXEC @retval = dbo.sp_agent_caller @admin OUTPUT, @operator OUTPUT, @reader OUTPUT, @sid OUTPUT
IF @retval <> 0 RETURN(1)
SELECT @job_name = NULLIF(@job_name, N'')
IF @job_id IS NOT NULL OR @job_name IS NOT NULL
BEGIN
    EXEC @retval = dbo.sp_agent_job @job_name OUTPUT, @job_id OUTPUT, @owns OUTPUT
    IF @retval <> 0 RETURN(1)
    IF @owns = 0 AND @operator = 0 BEGIN RAISERROR(14392, 16, 1) RETURN(1) END
END
ELSE IF @operator = 0 BEGIN RAISERROR(14392, 16, 1) RETURN(1) END
SELECT @day = CONVERT(int, CONVERT(nvarchar(8), @oldest_date, 112)), @time = CONVERT(int, REPLACE(CONVERT(nvarchar(8), @oldest_date, 108), N':', N''))
DELETE FROM dbo.sysjobhistory
WHERE (@job_id IS NULL OR job_id = @job_id) AND (@oldest_date IS NULL OR run_date < @day OR run_date = @day AND run_time < @time)
SELECT @purged = @@ROWCOUNT
RAISERROR(14226, 0, 1, @purged)
RETURN(0)
GO
