KILL 0;

KILL -3;

KILL 40000;

KILL 99999999999999;

KILL 7;

KILL 30000;

KILL 30000 WITH STATUSONLY;

DECLARE @kill nvarchar(20) = CONCAT(N'KILL ', @@SPID);
EXEC (@kill);

BEGIN TRANSACTION
KILL 30000
ROLLBACK;

KILL 'D5499C66-E398-45CA-BF7E-DC9C194B48CF';

SELECT name, minimum, maximum, value, value_in_use, is_dynamic, is_advanced, description FROM sys.configurations
WHERE name LIKE '%enabled%' OR name LIKE '%hosts%';

SELECT c.name, o.name AS view_name FROM sys.all_objects AS o JOIN sys.all_columns AS c ON c.object_id = o.object_id
WHERE o.name = 'dm_exec_connections' AND c.column_id < 3;

SELECT session_id - @@SPID AS mine, host_name, program_name, login_name, status, is_user_process, text_size, language, date_format, ansi_nulls,
    concat_null_yields_null, transaction_isolation_level, lock_timeout, open_transaction_count, DB_NAME(database_id) AS db
FROM sys.dm_exec_sessions WHERE session_id = @@SPID;

SELECT command, status, percent_complete, blocking_session_id, open_transaction_count FROM sys.dm_exec_requests WHERE session_id = @@SPID;

SELECT COUNT(*) AS lines FROM sys.dm_exec_connections WHERE session_id = @@SPID;

SELECT HOST_NAME() AS host, APP_NAME() AS program;
