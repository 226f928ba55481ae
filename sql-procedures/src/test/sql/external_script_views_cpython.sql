-- requires: cpython
-- What is seen of scripts, while they run and afterwards.
EXEC sp_configure 'external scripts enabled', 1
RECONFIGURE

EXEC sp_execute_external_script @language = N'Python', @script = N'OutputDataSet = InputDataSet',
  @input_data_1 = N'SELECT n FROM (VALUES (1), (2), (3)) AS t (n)'

EXEC sp_execute_external_script @language = N'Python', @script = N'x = 1 / 0'

EXEC sp_execute_external_script @language = N'Python', @script = N'import revoscalepy'

EXEC sp_execute_external_script @language = N'R', @script = N'x <- 1'

-- A script that is asked for within a query's procedure is seen there: it sees itself.
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
FROM sys.dm_os_performance_counters WHERE object_name LIKE '%External Scripts%'

SELECT language, counter_name, counter_value FROM sys.dm_external_script_execution_stats WHERE counter_name = 'Total Executions'

SELECT external_script_request_id FROM sys.dm_exec_requests WHERE session_id = @@SPID

ALTER EXTERNAL LANGUAGE Python SET (CONTENT = N'/bin/ls')

ALTER EXTERNAL LANGUAGE Python SET (CONTENT = N'/tmp')
