-- External resource pools, workload groups and the governor that puts them in force.
SELECT * FROM sys.resource_governor_external_resource_pools
--> external_pool_id int not null | name nvarchar(128) not null | max_cpu_percent int not null | max_memory_percent int not null | max_processes int not null | version bigint not null
--> 2 | default | 100 | 20 | 0 | 1
--> (end)
--> (1 row)

SELECT group_id, name, importance, pool_id, external_pool_id FROM sys.resource_governor_workload_groups
--> group_id int not null | name nvarchar(128) not null | importance nvarchar(128) not null | pool_id int not null | external_pool_id int not null
--> 1 | internal | Medium | 1 | 2
--> 2 | default | Medium | 2 | 2
--> (end)
--> (2 rows)

SELECT pool_id, name, max_cpu_percent FROM sys.resource_governor_resource_pools
--> pool_id int not null | name nvarchar(128) not null | max_cpu_percent int not null
--> 1 | internal | 100
--> 2 | default | 100
--> (end)
--> (2 rows)

SELECT * FROM sys.resource_governor_configuration
--> classifier_function_id int not null | is_enabled bit not null | max_outstanding_io_per_volume int not null
--> 0 | 0 | 0
--> (end)
--> (1 row)

SELECT * FROM sys.dm_resource_governor_configuration
--> classifier_function_id int not null | is_reconfiguration_pending bit not null | max_outstanding_io_per_volume int not null
--> 0 | 0 | 0
--> (end)
--> (1 row)

CREATE EXTERNAL RESOURCE POOL reports WITH (MAX_CPU_PERCENT = 25, MAX_MEMORY_PERCENT = 50 MAX_PROCESSES = 2)
--> ok

CREATE EXTERNAL RESOURCE POOL [Night work] WITH (AFFINITY CPU = AUTO)
--> ok

CREATE EXTERNAL RESOURCE POOL plain;
--> ok

CREATE EXTERNAL RESOURCE POOL REPORTS
--> error 10918 severity 16 state 1 line 1: Cannot create external resource pool 'REPORTS' because it already exists.

CREATE EXTERNAL RESOURCE POOL [default]
--> error 10918 severity 16 state 1 line 1: Cannot create external resource pool 'default' because it already exists.

CREATE EXTERNAL RESOURCE POOL #p
--> error 10914 severity 16 state 1 line 1: The name of the external resource pool '#p' cannot begin with # of ##.

CREATE EXTERNAL RESOURCE POOL p WITH (MAX_CPU_PERCENT = 101)
--> error 10907 severity 16 state 1 line 1: Attribute 'MAX_CPU_PERCENT' with value of 101 is greater than attribute 'maximum value' with value of 100.

CREATE EXTERNAL RESOURCE POOL p WITH (MAX_CPU_PERCENT = 0)
--> error 10908 severity 16 state 1 line 1: Attribute 'MAX_CPU_PERCENT' with value of 0 is less than attribute 'minimum value' with value of 1.

CREATE EXTERNAL RESOURCE POOL p WITH (MAX_MEMORY_PERCENT = 200)
--> error 10907 severity 16 state 1 line 1: Attribute 'MAX_MEMORY_PERCENT' with value of 200 is greater than attribute 'maximum value' with value of 100.

CREATE EXTERNAL RESOURCE POOL p WITH (MAX_PROCESSES = 99999999999)
--> error 10907 severity 16 state 1 line 1: Attribute 'MAX_PROCESSES' with value of 99999999999 is greater than attribute 'maximum value' with value of 2147483647.

CREATE EXTERNAL RESOURCE POOL p WITH (MAX_PROCESSES = -1)
--> error 102 severity 15 state 1 line 1: Incorrect syntax near '-'.
--> batch ended

CREATE EXTERNAL RESOURCE POOL p WITH (MAX_CPU_PERCENT = lots)
--> error 102 severity 15 state 1 line 1: Incorrect syntax near 'lots'.
--> batch ended

CREATE EXTERNAL RESOURCE POOL p WITH (MAX_CPU_PERCENT = 5, MAX_CPU_PERCENT = 6)
--> error 102 severity 15 state 1 line 1: Incorrect syntax near 'MAX_CPU_PERCENT'.
--> batch ended

CREATE EXTERNAL RESOURCE POOL p WITH (MIN_CPU_PERCENT = 5)
--> error 102 severity 15 state 1 line 1: Incorrect syntax near 'MIN_CPU_PERCENT'.
--> batch ended

CREATE EXTERNAL RESOURCE POOL p WITH ()
--> error 102 severity 15 state 1 line 1: Incorrect syntax near ')'.
--> batch ended

CREATE EXTERNAL RESOURCE POOL p WITH (AFFINITY CPU = (0 TO 3))
--> error 49500 severity 16 state 1 line 1: AFFINITY to some processors is not supported by Outrigger: use AFFINITY CPU = AUTO, and bind the engine's process (taskset, cpuset) if all hosts are to be kept to some.
--> batch ended

CREATE EXTERNAL RESOURCE POOL p WITH (AFFINITY NUMANODE = (0))
--> error 49500 severity 16 state 1 line 1: AFFINITY to some processors is not supported by Outrigger: use AFFINITY CPU = AUTO, and bind the engine's process (taskset, cpuset) if all hosts are to be kept to some.
--> batch ended

CREATE RESOURCE POOL p WITH (MAX_CPU_PERCENT = 5)
--> error 49500 severity 16 state 1 line 1: CREATE RESOURCE POOL is not supported by Outrigger: queries are bounded by 'query memory (MB)' of sp_configure; scripts by an EXTERNAL RESOURCE POOL.
--> batch ended

ALTER EXTERNAL RESOURCE POOL nothing WITH (MAX_CPU_PERCENT = 5)
--> error 10934 severity 16 state 1 line 1: Requested operation cannot be performed because the external resource pool 'nothing' does not exist.

ALTER EXTERNAL RESOURCE POOL "default" WITH (max_memory_percent = 60)
--> ok

ALTER EXTERNAL RESOURCE POOL reports WITH (MAX_PROCESSES = 3)
--> ok

DROP EXTERNAL RESOURCE POOL [default]
--> error 10912 severity 16 state 1 line 1: The operation could not be completed. Dropping predefined external resource pool is not allowed.

DROP EXTERNAL RESOURCE POOL nothing
--> error 10934 severity 16 state 1 line 1: Requested operation cannot be performed because the external resource pool 'nothing' does not exist.

DROP EXTERNAL RESOURCE POOL plain
--> ok

SELECT * FROM sys.resource_governor_external_resource_pools
--> external_pool_id int not null | name nvarchar(128) not null | max_cpu_percent int not null | max_memory_percent int not null | max_processes int not null | version bigint not null
--> 2 | default | 100 | 60 | 0 | 2
--> 256 | reports | 25 | 50 | 3 | 2
--> 257 | Night work | 100 | 100 | 0 | 1
--> (end)
--> (3 rows)

-- Groups.
CREATE WORKLOAD GROUP analysts USING "default", EXTERNAL reports
--> ok

CREATE WORKLOAD GROUP nightly WITH (IMPORTANCE = MEDIUM, MAX_DOP = 0) USING EXTERNAL [Night work]
--> ok

CREATE WORKLOAD GROUP bare
--> ok

CREATE WORKLOAD GROUP analysts
--> error 10918 severity 16 state 1 line 1: Cannot create workload group 'analysts' because it already exists.

CREATE WORKLOAD GROUP #g
--> error 10914 severity 16 state 1 line 1: The name of the workload group '#g' cannot begin with # of ##.

CREATE WORKLOAD GROUP g USING other
--> error 10911 severity 16 state 1 line 1: Requested operation cannot be performed because the resource pool 'other' does not exist.

CREATE WORKLOAD GROUP g USING internal
--> error 10913 severity 16 state 1 line 1: Users are not allowed to create the workload group 'g' in the 'internal' resource pool.

CREATE WORKLOAD GROUP g USING [default], EXTERNAL other
--> error 10934 severity 16 state 1 line 1: Requested operation cannot be performed because the external resource pool 'other' does not exist.

CREATE WORKLOAD GROUP g WITH (IMPORTANCE = HIGH)
--> error 49500 severity 16 state 1 line 1: IMPORTANCE of a workload group other than MEDIUM is not supported by Outrigger: MAX_CPU_PERCENT of its external pool gives its scripts their share.

CREATE WORKLOAD GROUP g WITH (GROUP_MAX_REQUESTS = 5)
--> error 49500 severity 16 state 1 line 1: GROUP_MAX_REQUESTS of a workload group other than 0 is not supported by Outrigger: MAX_PROCESSES of its external pool bounds the scripts that run at a time.

CREATE WORKLOAD GROUP g WITH (MAX_DOP = 2)
--> error 49500 severity 16 state 1 line 1: MAX_DOP of a workload group other than 0 is not supported by Outrigger: 'external script parallel hosts' of sp_configure bounds scripts.

CREATE WORKLOAD GROUP g WITH (REQUEST_MAX_CPU_TIME_SEC = 2)
--> error 49500 severity 16 state 1 line 1: REQUEST_MAX_CPU_TIME_SEC of a workload group other than 0 is not supported by Outrigger: 'external script cpu time (s)' of sp_configure bounds scripts, a query timeout of the client statements.

CREATE WORKLOAD GROUP g WITH (REQUEST_MAX_MEMORY_GRANT_PERCENT = 26)
--> error 49500 severity 16 state 1 line 1: REQUEST_MAX_MEMORY_GRANT_PERCENT of a workload group other than 25 is not supported by Outrigger: 'query memory (MB)' of sp_configure bounds each statement.

CREATE WORKLOAD GROUP g WITH (REQUEST_MEMORY_GRANT_TIMEOUT_SEC = 2)
--> error 49500 severity 16 state 1 line 1: REQUEST_MEMORY_GRANT_TIMEOUT_SEC of a workload group other than 0 is not supported by Outrigger: statements do not wait for memory.

CREATE WORKLOAD GROUP g WITH (NONSENSE = 2)
--> error 102 severity 15 state 1 line 1: Incorrect syntax near 'NONSENSE'.
--> batch ended

ALTER WORKLOAD GROUP bare
--> error 10917 severity 16 state 1 line 1: ALTER WORKLOAD GROUP failed. Either a 'WITH' or 'USING' clause must be specified.

ALTER WORKLOAD GROUP nothing USING [default]
--> error 15151 severity 16 state 1 line 1: Cannot alter the workload group 'nothing', because it does not exist or you do not have permission.

ALTER WORKLOAD GROUP bare USING EXTERNAL reports
--> ok

ALTER WORKLOAD GROUP [default] USING EXTERNAL reports
--> error 10921 severity 16 state 1 line 1: The 'default' workload group cannot be moved out of 'default' external resource pool.

ALTER WORKLOAD GROUP [default] WITH (IMPORTANCE = Medium)
--> ok

ALTER WORKLOAD GROUP internal USING [default]
--> error 10915 severity 16 state 1 line 1: The operation could not be completed. Altering 'internal' workload group is not allowed.

DROP WORKLOAD GROUP [default]
--> error 10912 severity 16 state 1 line 1: The operation could not be completed. Dropping predefined workload group is not allowed.

DROP WORKLOAD GROUP internal
--> error 10912 severity 16 state 1 line 1: The operation could not be completed. Dropping predefined workload group is not allowed.

DROP WORKLOAD GROUP nothing
--> error 15151 severity 16 state 1 line 1: Cannot drop the workload group 'nothing', because it does not exist or you do not have permission.

DROP EXTERNAL RESOURCE POOL reports
--> error 10916 severity 16 state 1 line 1: Cannot drop resource pool 'reports' because it contains workload group 'analysts'. Drop or remove all workload groups using this resource pool before dropping it.

SELECT group_id, name, external_pool_id FROM sys.resource_governor_workload_groups
--> group_id int not null | name nvarchar(128) not null | external_pool_id int not null
--> 1 | internal | 2
--> 2 | default | 2
--> 259 | analysts | 256
--> 260 | nightly | 257
--> 261 | bare | 256
--> (end)
--> (5 rows)

-- What counts is what was there at the last RECONFIGURE.
SELECT name FROM sys.dm_resource_governor_external_resource_pools
--> name nvarchar(128) not null
--> default
--> (end)
--> (1 row)

SELECT is_reconfiguration_pending FROM sys.dm_resource_governor_configuration
--> is_reconfiguration_pending bit not null
--> 1
--> (end)
--> (1 row)

ALTER RESOURCE GOVERNOR RECONFIGURE
--> ok

SELECT is_enabled FROM sys.resource_governor_configuration
--> is_enabled bit not null
--> 1
--> (end)
--> (1 row)

SELECT is_reconfiguration_pending FROM sys.dm_resource_governor_configuration
--> is_reconfiguration_pending bit not null
--> 0
--> (end)
--> (1 row)

SELECT external_pool_id, name, pool_version, max_cpu_percent, max_processes, max_memory_percent, active_processes_count
FROM sys.dm_resource_governor_external_resource_pools
--> external_pool_id int not null | name nvarchar(128) not null | pool_version int not null | max_cpu_percent int not null | max_processes int not null | max_memory_percent int not null | active_processes_count int not null
--> 2 | default | 2 | 100 | 0 | 60 | 0
--> 256 | reports | 2 | 25 | 3 | 50 | 0
--> 257 | Night work | 1 | 100 | 0 | 100 | 0
--> (end)
--> (3 rows)

SELECT group_id, name, pool_id, external_pool_id FROM sys.dm_resource_governor_workload_groups
--> group_id int not null | name nvarchar(128) not null | pool_id int not null | external_pool_id int not null
--> 1 | internal | 1 | 2
--> 2 | default | 2 | 2
--> 259 | analysts | 2 | 256
--> 260 | nightly | 2 | 257
--> 261 | bare | 2 | 256
--> (end)
--> (5 rows)

SELECT name, unit, value FROM sys.dm_external_script_limits WHERE name LIKE '%of pool %'
--> name nvarchar(200) not null | unit nvarchar(10) | value bigint not null
--> MAX_CPU_PERCENT of pool 'default' | % | 100
--> MAX_MEMORY_PERCENT of pool 'default' | % | 60
--> MAX_PROCESSES of pool 'default' | NULL | 0
--> MAX_CPU_PERCENT of pool 'reports' | % | 25
--> MAX_MEMORY_PERCENT of pool 'reports' | % | 50
--> MAX_PROCESSES of pool 'reports' | NULL | 3
--> MAX_CPU_PERCENT of pool 'Night work' | % | 100
--> MAX_MEMORY_PERCENT of pool 'Night work' | % | 100
--> MAX_PROCESSES of pool 'Night work' | NULL | 0
--> (end)
--> (9 rows)

ALTER EXTERNAL RESOURCE POOL reports WITH (MAX_CPU_PERCENT = 30)
--> ok

SELECT max_cpu_percent FROM sys.dm_resource_governor_external_resource_pools WHERE name = 'reports'
--> max_cpu_percent int not null
--> 25
--> (end)
--> (1 row)

SELECT is_reconfiguration_pending FROM sys.dm_resource_governor_configuration
--> is_reconfiguration_pending bit not null
--> 1
--> (end)
--> (1 row)

ALTER RESOURCE GOVERNOR RECONFIGURE
--> ok

SELECT max_cpu_percent FROM sys.dm_resource_governor_external_resource_pools WHERE name = 'reports'
--> max_cpu_percent int not null
--> 30
--> (end)
--> (1 row)

ALTER RESOURCE GOVERNOR RESET STATISTICS
--> ok

ALTER RESOURCE GOVERNOR WITH (MAX_OUTSTANDING_IO_PER_VOLUME = 5)
--> error 49500 severity 16 state 1 line 1: MAX_OUTSTANDING_IO_PER_VOLUME is not supported by Outrigger: reads and writes are not counted; leave it out.
--> batch ended

ALTER RESOURCE GOVERNOR
--> error 102 severity 15 state 1 line 1: Incorrect syntax near 'GOVERNOR'.
--> batch ended

CREATE RESOURCE GOVERNOR
--> error 102 severity 15 state 1 line 1: Incorrect syntax near 'RESOURCE'.
--> batch ended

BEGIN TRANSACTION
ALTER RESOURCE GOVERNOR RECONFIGURE
--> error 574 severity 16 state 1 line 2: ALTER RESOURCE GOVERNOR statement cannot be used inside a user transaction.

CREATE EXTERNAL RESOURCE POOL p
--> error 574 severity 16 state 1 line 1: CREATE EXTERNAL RESOURCE POOL statement cannot be used inside a user transaction.

DROP WORKLOAD GROUP bare
--> error 574 severity 16 state 1 line 1: DROP WORKLOAD GROUP statement cannot be used inside a user transaction.

ROLLBACK
--> ok

-- The classifier.
ALTER RESOURCE GOVERNOR WITH (CLASSIFIER_FUNCTION = dbo.nothing)
--> error 10902 severity 16 state 1 line 2: User-defined function 'dbo.nothing' does not exist in master database, or the user does not have permission to access it.

ALTER RESOURCE GOVERNOR WITH (CLASSIFIER_FUNCTION = nowhere.f)
--> error 10903 severity 16 state 1 line 1: The specified schema name 'nowhere' for classifier user-defined function either does not exist, or the user does not have permission to use it.

CREATE PROCEDURE dbo.proc1 AS SELECT 1 AS a
--> ok

ALTER RESOURCE GOVERNOR WITH (CLASSIFIER_FUNCTION = dbo.proc1)
--> error 10906 severity 16 state 1 line 1: The object 'dbo'.'proc1' is not a valid resource governor classifier user-defined function. A valid classifier user-defined function must be schema-bound, return sysname, and have no parameters.

CREATE FUNCTION dbo.loose() RETURNS sysname AS BEGIN RETURN N'analysts' END
--> ok

ALTER RESOURCE GOVERNOR WITH (CLASSIFIER_FUNCTION = dbo.loose)
--> error 10906 severity 16 state 1 line 1: The object 'dbo'.'loose' is not a valid resource governor classifier user-defined function. A valid classifier user-defined function must be schema-bound, return sysname, and have no parameters.

CREATE FUNCTION dbo.number() RETURNS int WITH SCHEMABINDING AS BEGIN RETURN 1 END
--> ok

ALTER RESOURCE GOVERNOR WITH (CLASSIFIER_FUNCTION = dbo.number)
--> error 10906 severity 16 state 1 line 1: The object 'dbo'.'number' is not a valid resource governor classifier user-defined function. A valid classifier user-defined function must be schema-bound, return sysname, and have no parameters.

CREATE FUNCTION dbo.classify() RETURNS sysname WITH SCHEMABINDING AS
BEGIN
  DECLARE @group sysname = N'default'
  IF SUSER_SNAME() = N'ann' SET @group = N'analysts'
  RETURN @group
END
--> ok

ALTER RESOURCE GOVERNOR WITH (CLASSIFIER_FUNCTION = dbo.classify)
--> ok

DROP FUNCTION dbo.classify
--> error 10920 severity 16 state 1 line 1: Cannot DROP user-defined function 'classify'. It is being used as a resource governor classifier.

ALTER FUNCTION dbo.classify() RETURNS sysname WITH SCHEMABINDING AS BEGIN RETURN N'default' END
--> error 10920 severity 16 state 1 line 1: Cannot ALTER user-defined function 'classify'. It is being used as a resource governor classifier.

ALTER RESOURCE GOVERNOR RECONFIGURE
--> ok

SELECT CASE WHEN classifier_function_id = OBJECT_ID('dbo.classify') THEN 'it is' END AS classifier FROM sys.dm_resource_governor_configuration
--> classifier varchar(5)
--> it is
--> (end)
--> (1 row)

ALTER RESOURCE GOVERNOR WITH (CLASSIFIER_FUNCTION = NULL)
--> ok

DROP FUNCTION dbo.classify
--> error 10920 severity 16 state 1 line 1: Cannot DROP user-defined function 'classify'. It is being used as a resource governor classifier.

ALTER RESOURCE GOVERNOR RECONFIGURE
--> ok

DROP FUNCTION dbo.classify
--> ok

-- Functions do nothing else.
CREATE FUNCTION dbo.f(@a int) RETURNS int AS BEGIN RETURN 1 END
--> error 49500 severity 16 state 1 line 2: A function with parameters is not supported by Outrigger: a function classifies sessions for the resource governor; otherwise use a view or a procedure.
--> batch ended

CREATE FUNCTION dbo.f() RETURNS TABLE AS RETURN (SELECT 1 AS a)
--> error 49500 severity 16 state 1 line 1: A table-valued function is not supported by Outrigger: a function classifies sessions for the resource governor; otherwise use a view or a procedure.
--> batch ended

CREATE FUNCTION dbo.f() RETURNS int WITH ENCRYPTION AS BEGIN RETURN 1 END
--> error 49500 severity 16 state 1 line 1: The function option ENCRYPTION is not supported by Outrigger: use SCHEMABINDING alone.
--> batch ended

CREATE FUNCTION dbo.f() RETURNS int AS BEGIN SELECT 1 RETURN 1 END
--> error 444 severity 16 state 1 procedure f line 1: Select statements included within a function cannot return data to a client.

CREATE FUNCTION dbo.f() RETURNS int AS BEGIN DELETE FROM t RETURN 1 END
--> error 443 severity 16 state 1 procedure f line 1: Invalid use of a side-effecting operator 'DELETE' within a function.

CREATE FUNCTION dbo.f() RETURNS int AS BEGIN IF 1 = 1 EXEC p RETURN 1 END
--> error 443 severity 16 state 1 procedure f line 1: Invalid use of a side-effecting operator 'EXECUTE' within a function.

CREATE FUNCTION dbo.f() RETURNS int AS BEGIN DECLARE @a int END
--> error 455 severity 16 state 1 procedure f line 1: The last statement included within a function must be a return statement.

CREATE FUNCTION dbo.f() RETURNS int AS BEGIN RETURN END
--> error 455 severity 16 state 1 procedure f line 1: The last statement included within a function must be a return statement.

CREATE FUNCTION master.dbo.f() RETURNS int AS BEGIN RETURN 1 END
--> error 166 severity 15 state 1 line 1: 'CREATE/ALTER FUNCTION' does not allow specifying the database name as a prefix to the object name.

CREATE FUNCTION dbo.number() RETURNS int AS BEGIN RETURN 1 END
--> error 2714 severity 16 state 3 line 1: There is already an object named 'number' in the database.

CREATE FUNCTION dbo.proc1() RETURNS int AS BEGIN RETURN 1 END
--> error 2714 severity 16 state 3 line 1: There is already an object named 'proc1' in the database.

CREATE PROCEDURE dbo.number AS SELECT 1 AS a
--> error 2714 severity 16 state 3 line 1: There is already an object named 'number' in the database.

DROP PROCEDURE dbo.number
--> error 3701 severity 11 state 5 line 1: Cannot drop the procedure 'dbo.number', because it does not exist or you do not have permission.

DROP FUNCTION dbo.proc1
--> error 3701 severity 11 state 5 line 1: Cannot drop the function 'dbo.proc1', because it does not exist or you do not have permission.

DROP FUNCTION IF EXISTS dbo.nothing
--> ok

EXEC dbo.number
--> error 49500 severity 16 state 1 line 1: EXECUTE of the function 'number' is not supported by Outrigger: it classifies sessions for the resource governor.

SELECT dbo.number()
--> error 195 severity 15 state 1 line 1: 'dbo.number' is not a recognized built-in function name.
--> batch ended

SELECT name, type, type_desc FROM sys.objects WHERE name IN ('number', 'loose', 'proc1') ORDER BY name
--> name nvarchar(128) not null | type char(2) not null | type_desc nvarchar(60)
--> loose | FN | SQL_SCALAR_FUNCTION
--> number | FN | SQL_SCALAR_FUNCTION
--> proc1 | P  | SQL_STORED_PROCEDURE
--> (end)
--> (3 rows)

SELECT name FROM sys.procedures
--> name nvarchar(128) not null
--> proc1
--> (end)
--> (1 row)

SELECT 1 AS a
CREATE FUNCTION dbo.f() RETURNS int AS BEGIN RETURN 1 END
--> error 111 severity 15 state 1 line 2: 'CREATE FUNCTION' must be the first statement in a query batch.
--> batch ended

CREATE DATABASE shop
--> ok

USE shop
--> message 5701 line 1: Changed database context to 'shop'.

CREATE FUNCTION dbo.f() RETURNS int AS BEGIN RETURN 1 END
--> error 49500 severity 16 state 1 line 1: A function in the database 'shop' is not supported by Outrigger: functions classify sessions for the resource governor, and are in master. Use a view or a procedure.

-- Rights.
CREATE LOGIN ann WITH PASSWORD = 'Long-Enough-1'
--> ok

USE master
--> message 5701 line 1: Changed database context to 'master'.

EXECUTE AS LOGIN = 'ann'
--> ok

CREATE EXTERNAL RESOURCE POOL p
--> error 10901 severity 16 state 1 line 1: User does not have permission to alter the resource governor configuration.

DROP WORKLOAD GROUP analysts
--> error 10901 severity 16 state 1 line 1: User does not have permission to alter the resource governor configuration.

ALTER RESOURCE GOVERNOR RECONFIGURE
--> error 10901 severity 16 state 1 line 1: User does not have permission to alter the resource governor configuration.

ALTER RESOURCE GOVERNOR DISABLE
--> error 10901 severity 16 state 1 line 1: User does not have permission to alter the resource governor configuration.

SELECT * FROM sys.resource_governor_workload_groups
--> error 300 severity 14 state 1 line 1: VIEW SERVER STATE permission was denied on object 'server', database 'master'.

SELECT * FROM sys.dm_resource_governor_workload_groups
--> error 300 severity 14 state 1 line 1: VIEW SERVER STATE permission was denied on object 'server', database 'master'.

REVERT
--> ok

ALTER RESOURCE GOVERNOR DISABLE
--> ok

SELECT is_enabled FROM sys.resource_governor_configuration
--> is_enabled bit not null
--> 0
--> (end)
--> (1 row)

SELECT name FROM sys.dm_resource_governor_workload_groups
--> name nvarchar(128) not null
--> internal
--> default
--> (end)
--> (2 rows)

SELECT COUNT(*) AS limits FROM sys.dm_external_script_limits WHERE name LIKE '%of pool %'
--> limits int not null
--> 0
--> (end)
--> (1 row)
