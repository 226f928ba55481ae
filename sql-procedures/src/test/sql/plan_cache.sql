CREATE TABLE t (id int PRIMARY KEY, a int)
INSERT INTO t VALUES (1, 10), (2, 20)
DBCC FREEPROCCACHE
--> (2 rows)
--> message 2528 line 3: DBCC execution completed. If DBCC printed error messages, contact your system administrator.

EXEC sp_executesql N'SELECT a FROM t WHERE id = @id', N'@id int', 1
--> a int
--> 10
--> (end)
--> (1 row)

EXEC sp_executesql N'SELECT a FROM t WHERE id = @id', N'@id int', 2
--> a int
--> 20
--> (end)
--> (1 row)

EXEC sp_executesql N'SELECT a FROM t WHERE id = @id', N'@id bigint', 2
--> a int
--> 20
--> (end)
--> (1 row)

CREATE PROCEDURE p AS SELECT COUNT(*) AS n FROM t
--> ok

EXEC p
EXEC p
--> n int not null
--> 2
--> (end)
--> (1 row)
--> n int not null
--> 2
--> (end)
--> (1 row)

SELECT usecounts, cacheobjtype, objtype, text FROM sys.dm_exec_cached_plans WHERE text LIKE '%FROM t%' AND objtype IN ('Prepared', 'Proc') ORDER BY objtype, text
--> usecounts int not null | cacheobjtype nvarchar(35) not null | objtype nvarchar(16) not null | text nvarchar(max) not null
--> 1 | Compiled Plan | Prepared | (@id bigint)SELECT a FROM t WHERE id = @id
--> 2 | Compiled Plan | Prepared | (@id int)SELECT a FROM t WHERE id = @id
--> 2 | Compiled Plan | Proc | CREATE PROCEDURE p AS SELECT COUNT(*) AS n FROM t
--> (end)
--> (3 rows)

SELECT COUNT(*) AS n, COUNT(DISTINCT plan_handle) AS handles FROM sys.dm_exec_cached_plans WHERE objtype <> 'Adhoc' AND size_in_bytes > 0
--> n int not null | handles int not null
--> 3 | 3
--> (end)
--> (1 row)

DBCC FREEPROCCACHE WITH NO_INFOMSGS
--> ok

SELECT COUNT(*) AS n FROM sys.dm_exec_cached_plans
--> n int not null
--> 1
--> (end)
--> (1 row)

SELECT p.objtype, t.a FROM master.sys.dm_exec_cached_plans p CROSS JOIN t WHERE t.id = 1 AND p.text LIKE '%CROSS JOIN%'
--> objtype nvarchar(16) not null | a int
--> Adhoc | 10
--> (end)
--> (1 row)

UPDATE sys.dm_exec_cached_plans SET usecounts = 0
--> error 259 severity 16 state 1 line 1: Ad hoc updates to system catalogs are not allowed.

DELETE FROM sys.dm_exec_cached_plans
--> error 259 severity 16 state 1 line 1: Ad hoc updates to system catalogs are not allowed.

INSERT INTO t VALUES (7, 70)
--> (1 row)

SELECT a FROM t WHERE id = 7
--> a int
--> 70
--> (end)
--> (1 row)

SELECT cacheobjtype, text, CASE WHEN size_in_bytes > 9000 THEN 'with plans' ELSE 'text' END AS size FROM sys.dm_exec_cached_plans WHERE text LIKE 'INSERT INTO t VALUES (7%' OR text LIKE 'SELECT a FROM t WHERE id = 7%'
--> cacheobjtype nvarchar(35) not null | text nvarchar(max) not null | size varchar(10) not null
--> Compiled Plan | INSERT INTO t VALUES (7, 70) | text
--> Compiled Plan | SELECT a FROM t WHERE id = 7 | with plans
--> (end)
--> (2 rows)

DBCC CHECKDB
--> error 49500 severity 16 state 1 line 1: DBCC is not supported by Outrigger: only FREEPROCCACHE and CHECKIDENT are.
--> batch ended

SELECT * FROM sys.nothing
--> error 208 severity 16 state 1 line 1: Invalid object name 'sys.nothing'.
--> batch ended

DROP TABLE t
SELECT * FROM t
--> error 208 severity 16 state 1 line 2: Invalid object name 't'.
--> batch ended
