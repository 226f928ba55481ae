KILL 0;
--> error 6101 severity 16 state 1 line 1: Session ID 0 is not valid.

KILL -3;
--> error 6101 severity 16 state 1 line 1: Session ID -3 is not valid.

KILL 40000;
--> error 6101 severity 16 state 1 line 1: Session ID 40000 is not valid.

KILL 99999999999999;
--> error 6101 severity 16 state 1 line 1: Session ID 99999999999999 is not valid.

KILL 7;
--> error 6107 severity 14 state 1 line 1: Only user processes can be killed.

KILL 30000;
--> error 6106 severity 16 state 1 line 1: Process ID 30000 is not an active process ID.

KILL 30000 WITH STATUSONLY;
--> error 6106 severity 16 state 1 line 1: Process ID 30000 is not an active process ID.

DECLARE @kill nvarchar(20) = CONCAT(N'KILL ', @@SPID);
EXEC (@kill);
--> error 6104 severity 16 state 1 line 1: Cannot use KILL to kill your own process.

BEGIN TRANSACTION
KILL 30000
ROLLBACK;
--> error 6115 severity 16 state 1 line 2: KILL command cannot be used inside user transactions.

KILL 'D5499C66-E398-45CA-BF7E-DC9C194B48CF';
--> error 49500 severity 16 state 1 line 1: KILL of a distributed transaction is not supported by Outrigger: there are none.
--> batch ended

SELECT name, minimum, maximum, value, value_in_use, is_dynamic, is_advanced, description FROM sys.configurations
WHERE name LIKE '%enabled%' OR name LIKE '%hosts%';
--> name nvarchar(35) not null | minimum int | maximum int | value int | value_in_use int | is_dynamic bit not null | is_advanced bit not null | description nvarchar(255) not null
--> external scripts enabled | 0 | 1 | 0 | 0 | 1 | 0 | Allows execution of external scripts
--> external script hosts | 1 | 1000 | 8 | 8 | 1 | 0 | Processes for external scripts at a time
--> external script hosts per login | 0 | 1000 | 0 | 0 | 1 | 0 | Processes for external scripts of one login's sessions; 0 for no limit of their own
--> external script parallel hosts | 0 | 1000 | 0 | 0 | 1 | 1 | Processes of one parallel external script; 0 for the number of processors
--> external script warm hosts | 0 | 1000 | 1 | 1 | 1 | 0 | Processes that wait, fresh, for new sessions' external scripts
--> (end)
--> (5 rows)

SELECT c.name, o.name AS view_name FROM sys.all_objects AS o JOIN sys.all_columns AS c ON c.object_id = o.object_id
WHERE o.name = 'dm_exec_connections' AND c.column_id < 3;
--> name nvarchar(128) | view_name nvarchar(128) not null
--> session_id | dm_exec_connections
--> most_recent_session_id | dm_exec_connections
--> (end)
--> (2 rows)

SELECT session_id - @@SPID AS mine, host_name, program_name, login_name, status, is_user_process, text_size, language, date_format, ansi_nulls,
    concat_null_yields_null, transaction_isolation_level, lock_timeout, open_transaction_count, DB_NAME(database_id) AS db
FROM sys.dm_exec_sessions WHERE session_id = @@SPID;
--> mine smallint | host_name nvarchar(128) | program_name nvarchar(128) | login_name nvarchar(128) not null | status nvarchar(30) not null | is_user_process bit not null | text_size int not null | language nvarchar(128) | date_format nvarchar(3) | ansi_nulls bit not null | concat_null_yields_null bit not null | transaction_isolation_level smallint not null | lock_timeout int not null | open_transaction_count int not null | db nvarchar(128)
--> 0 | NULL | NULL | sa | running | 1 | 2147483647 | us_english | mdy | 1 | 1 | 2 | -1 | 0 | master
--> (end)
--> (1 row)

SELECT command, status, percent_complete, blocking_session_id, open_transaction_count FROM sys.dm_exec_requests WHERE session_id = @@SPID;
--> command nvarchar(32) not null | status nvarchar(30) not null | percent_complete real not null | blocking_session_id smallint | open_transaction_count int not null
--> SELECT | running | 0 | 0 | 0
--> (end)
--> (1 row)

SELECT COUNT(*) AS lines FROM sys.dm_exec_connections WHERE session_id = @@SPID;
--> lines int not null
--> 0
--> (end)
--> (1 row)

SELECT HOST_NAME() AS host, APP_NAME() AS program;
--> host nvarchar(128) | program nvarchar(128)
--> |
--> (end)
--> (1 row)
