-- requires: cpython
-- A row for each run of a script.
EXEC sp_configure 'external scripts enabled', 1
EXEC sp_configure 'external script start timeout (s)', 300
EXEC sp_configure 'external script timeout (s)', 4
RECONFIGURE
--> message 15457 line 1: Configuration option 'external scripts enabled' changed from 0 to 1. Run the RECONFIGURE statement to install.
--> message 15457 line 1: Configuration option 'external script start timeout (s)' changed from 30 to 300. Run the RECONFIGURE statement to install.
--> message 15457 line 1: Configuration option 'external script timeout (s)' changed from 600 to 4. Run the RECONFIGURE statement to install.

EXEC sp_execute_external_script @language = N'Python', @script = N'OutputDataSet = InputDataSet[:2]',
  @input_data_1 = N'SELECT n FROM (VALUES (1), (2), (3)) AS t (n)'
--> (no name) int
--> 1
--> 2
--> (end)
--> (2 rows)

EXEC sp_execute_external_script @language = N'Python', @script = N'x = 1 / 0'
--> error 39004 severity 16 state 20 line 1: A 'Python' script error occurred during execution of 'sp_execute_external_script' with HRESULT 0x80004004. Script line 1: ZeroDivisionError: division by zero\nAn external script error occurred: \nTraceback (most recent call last):\n  File "<script>", line 1, in <module>\n    x = 1 / 0\n         ~~^~~\nZeroDivisionError: division by zero

EXEC sp_execute_external_script @language = N'Python', @script = N'import os; os._exit(3)'
--> error 39013 severity 16 state 1 line 1: Outrigger encountered error 0x80072746 while communicating with the 'Python' runtime: the script's host ended with exit status 3

EXEC sp_execute_external_script @language = N'Python', @script = N'while True: pass'
--> error 39127 severity 16 state 1 line 1: The 'Python' script ran out of resources: it did not end within 4 s, the setting 'external script timeout (s)'. Let the script do less, or raise the setting with sp_configure and RECONFIGURE. It was at line 1 of the script.\nAn external script error occurred: \nTraceback (most recent call last):\n  File "<script>", line 1, in <module>\n    while True: pass

SELECT audit_id, login_name, original_login_name, user_name, host_name, program_name, database_name, language, group_name, external_pool_name
FROM sys.external_script_audit
--> audit_id bigint not null | login_name nvarchar(128) not null | original_login_name nvarchar(128) not null | user_name nvarchar(128) not null | host_name nvarchar(128) | program_name nvarchar(128) | database_name nvarchar(128) not null | language nvarchar(128) not null | group_name nvarchar(128) not null | external_pool_name nvarchar(128) not null
--> 1 | sa | sa | dbo | NULL | NULL | master | Python | default | default
--> 2 | sa | sa | dbo | NULL | NULL | master | Python | default | default
--> 3 | sa | sa | dbo | NULL | NULL | master | Python | default | default
--> 4 | sa | sa | dbo | NULL | NULL | master | Python | default | default
--> (end)
--> (4 rows)

SELECT audit_id, outcome, error_number, rows_in, rows_out, degree_of_parallelism, script_length,
  CASE WHEN run_ms <= total_elapsed_ms AND start_ms >= 0 AND start_time <= GETDATE() THEN 'yes' END AS timed,
  CASE WHEN script_sha256 = 0xf2e267775712e3ee74f772d4f6e44ad3936ae3aa00a07dc5fa479fcf6864e559 THEN 'division' END AS hashed
FROM sys.external_script_audit
--> audit_id bigint not null | outcome nvarchar(20) not null | error_number int | rows_in bigint | rows_out bigint | degree_of_parallelism int | script_length int not null | timed varchar(3) | hashed varchar(8)
--> 1 | succeeded | NULL | 3 | 2 | 1 | 32 | yes | NULL
--> 2 | failed | 39004 | 0 | 0 | 1 | 9 | yes | division
--> 3 | host died | 39013 | 0 | 0 | 1 | 22 | yes | NULL
--> 4 | timed out | 39127 | 0 | 0 | 1 | 16 | yes | NULL
--> (end)
--> (4 rows)

DELETE FROM sys.external_script_audit
--> error 259 severity 16 state 1 line 1: Ad hoc updates to system catalogs are not allowed.

DROP TABLE sys.external_script_audit
--> error 3701 severity 11 state 1 line 1: Cannot drop the table 'sys.external_script_audit', because it does not exist or you do not have permission.

CREATE LOGIN ann WITH PASSWORD = 'Long-Enough-1'
--> ok

EXECUTE AS LOGIN = 'ann'
--> ok

SELECT * FROM sys.external_script_audit
--> error 300 severity 14 state 1 line 1: VIEW SERVER STATE permission was denied on object 'server', database 'master'.

REVERT
--> ok

GRANT VIEW SERVER STATE TO ann
--> ok

EXECUTE AS LOGIN = 'ann'
--> ok

SELECT COUNT(*) AS runs FROM sys.external_script_audit
--> runs int not null
--> 4
--> (end)
--> (1 row)

REVERT
--> ok

EXEC sp_configure 'external script audit (rows)', 2
RECONFIGURE
--> message 15457 line 1: Configuration option 'external script audit (rows)' changed from 10000 to 2. Run the RECONFIGURE statement to install.

SELECT audit_id, outcome FROM sys.external_script_audit
--> audit_id bigint not null | outcome nvarchar(20) not null
--> 3 | host died
--> 4 | timed out
--> (end)
--> (2 rows)

EXEC sp_configure 'external script audit (rows)', 0
RECONFIGURE
--> message 15457 line 1: Configuration option 'external script audit (rows)' changed from 2 to 0. Run the RECONFIGURE statement to install.

EXEC sp_execute_external_script @language = N'Python', @script = N'pass'
--> ok

SELECT COUNT(*) AS runs FROM sys.external_script_audit
--> runs int not null
--> 0
--> (end)
--> (1 row)
