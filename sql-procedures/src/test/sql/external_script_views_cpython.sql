-- requires: cpython
-- What is seen of scripts, while they run and afterwards.
EXEC sp_configure 'external scripts enabled', 1
EXEC sp_configure 'external script start timeout (s)', 300
RECONFIGURE

EXEC sp_execute_external_script @language = N'Python', @script = N'OutputDataSet = InputDataSet',
  @input_data_1 = N'SELECT n FROM (VALUES (1), (2), (3)) AS t (n)'

EXEC sp_execute_external_script @language = N'Python', @script = N'x = 1 / 0'

EXEC sp_execute_external_script @language = N'Python', @script = N'x = 1 / 0'

EXEC sp_execute_external_script @language = N'R', @script = N'x <- 1'

-- None runs now.
SELECT COUNT(*) AS running FROM sys.dm_external_script_requests

SELECT language, state, CASE WHEN runtime LIKE 'CPython /%' THEN 'CPython' ELSE runtime END AS runtime, login_name,
  external_user_name, session_id - @@SPID AS mine, rows_in, rows_out, CASE WHEN bytes_in > 0 THEN 1 ELSE 0 END AS has_bytes,
  degree_of_parallelism, chunks, error_number, CASE WHEN peak_memory_kb > 10000 THEN 1 ELSE 0 END AS has_peak
FROM sys.dm_outrigger_script_requests ORDER BY start_time, error_number

SELECT CASE WHEN MIN(total_elapsed_ms - queue_ms - start_ms - input_ms - run_ms - output_ms) >= 0 THEN 'whole' END AS parts,
  CASE WHEN MIN(run_ms) > 0 THEN 'ran' END AS run,
  CASE WHEN MAX(input_ms) > 0 AND MIN(input_ms) = 0 THEN 'one had input' END AS input
FROM sys.dm_outrigger_script_requests

SELECT RTRIM(object_name) AS object_name, RTRIM(counter_name) AS counter_name,
  CASE WHEN counter_name LIKE '%Time%' THEN SIGN(cntr_value) ELSE cntr_value END AS value
FROM sys.dm_os_performance_counters WHERE object_name LIKE '%External Scripts%' AND counter_name <> 'Hosts'

SELECT language, counter_name, counter_value FROM sys.dm_external_script_execution_stats WHERE counter_name = 'Total Executions'

SELECT external_script_request_id FROM sys.dm_exec_requests WHERE session_id = @@SPID

ALTER EXTERNAL LANGUAGE Python SET (CONTENT = N'/tmp')
--> message 15457 line 1: Configuration option 'external scripts enabled' changed from 0 to 1. Run the RECONFIGURE statement to install.
--> message 15457 line 1: Configuration option 'external script start timeout (s)' changed from 30 to 300. Run the RECONFIGURE statement to install.
--> (no name) int
--> 1
--> 2
--> 3
--> (end)
--> (3 rows)
--> error 39004 severity 16 state 20 line 10: A 'Python' script error occurred during execution of 'sp_execute_external_script' with HRESULT 0x80004004. Script line 1: ZeroDivisionError: division by zero\nAn external script error occurred: \nTraceback (most recent call last):\n  File "<script>", line 1, in <module>\n    x = 1 / 0\n         ~~^~~\nZeroDivisionError: division by zero
--> error 39004 severity 16 state 20 line 12: A 'Python' script error occurred during execution of 'sp_execute_external_script' with HRESULT 0x80004004. Script line 1: ZeroDivisionError: division by zero\nAn external script error occurred: \nTraceback (most recent call last):\n  File "<script>", line 1, in <module>\n    x = 1 / 0\n         ~~^~~\nZeroDivisionError: division by zero
--> error 39007 severity 16 state 1 line 14: The specified language 'R' does not exist or you do not have permission. R is not available in Outrigger: write the script in Python (@language = N'Python').
--> running int not null
--> 0
--> (end)
--> (1 row)
--> language nvarchar(128) not null | state nvarchar(20) not null | runtime nvarchar(4000) not null | login_name nvarchar(128) not null | external_user_name nvarchar(128) not null | mine smallint | rows_in bigint not null | rows_out bigint not null | has_bytes int not null | degree_of_parallelism int not null | chunks bigint not null | error_number int | has_peak int not null
--> Python | completed | CPython | sa | dbo | 0 | 3 | 3 | 1 | 1 | 1 | NULL | 1
--> Python | failed | CPython | sa | dbo | 0 | 0 | 0 | 0 | 1 | 1 | 39004 | 1
--> Python | failed | CPython | sa | dbo | 0 | 0 | 0 | 0 | 1 | 1 | 39004 | 1
--> (end)
--> (3 rows)
--> parts varchar(5) | run varchar(3) | input varchar(13)
--> whole | ran | one had input
--> (end)
--> (1 row)
--> object_name nvarchar(128) not null | counter_name nvarchar(128) not null | value bigint not null
--> SQLServer:External Scripts | Executions Running | 0
--> SQLServer:External Scripts | Total Executions | 3
--> SQLServer:External Scripts | Parallel Executions | 0
--> SQLServer:External Scripts | Streaming Executions | 0
--> SQLServer:External Scripts | Total Execution Time (ms) | 1
--> SQLServer:External Scripts | Execution Errors | 0
--> SQLServer:External Scripts | Queries | 0
--> SQLServer:External Scripts | Hosts Lost | 0
--> SQLServer:External Scripts | Audit Rows Lost | 0
--> SQLServer:External Scripts | Audit Write Errors | 0
--> (end)
--> (10 rows)
--> language nvarchar(128) | counter_name nvarchar(256) | counter_value int
--> Python | Total Executions | 3
--> (end)
--> (1 row)
--> external_script_request_id uniqueidentifier
--> NULL
--> (end)
--> (1 row)
--> error 39119 severity 16 state 1 line 37: Cannot use '/tmp' for the external language 'Python': it is not a program that can be run
