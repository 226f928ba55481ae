SET SHOWPLAN_TEXT ON SELECT 1 AS a
--> error 1067 severity 15 state 1 line 1: The SET SHOWPLAN statements must be the only statements in the batch.
--> batch ended

CREATE PROCEDURE bad AS SET SHOWPLAN_TEXT ON
--> error 1067 severity 15 state 1 procedure bad line 1: The SET SHOWPLAN statements must be the only statements in the batch.

BEGIN SET SHOWPLAN_TEXT ON END
--> error 1067 severity 15 state 1 line 1: The SET SHOWPLAN statements must be the only statements in the batch.
--> batch ended

CREATE TABLE t (id int PRIMARY KEY, a int)
--> ok

SET SHOWPLAN_TEXT ON
--> ok

DROP TABLE t
PRINT 'not printed'
USE tempdb
--> StmtText nvarchar(max)
--> DROP TABLE t
--> (end)
--> StmtText nvarchar(max)
--> PRINT 'not printed'
--> (end)
--> StmtText nvarchar(max)
--> USE tempdb
--> (end)

DECLARE @i int = 1
SET @i += 1;
WHILE @i < 10 BEGIN
  SET @i = @i + 1
  IF @i = 5 BREAK ELSE PRINT @i
END
--> StmtText nvarchar(max)
--> DECLARE @i int = 1
--> (end)
--> StmtText nvarchar(max)
--> SET @i += 1
--> (end)
--> StmtText nvarchar(max)
--> WHILE @i < 10
--> (end)
--> StmtText nvarchar(max)
--> SET @i = @i + 1
--> (end)
--> StmtText nvarchar(max)
--> IF @i = 5
--> (end)
--> StmtText nvarchar(max)
--> BREAK
--> (end)
--> StmtText nvarchar(max)
--> PRINT @i
--> (end)

SELECT * FROM missing
--> StmtText nvarchar(max)
--> SELECT * FROM missing
--> (end)
--> error 208 severity 16 state 1 line 1: Invalid object name 'missing'.
--> batch ended

SET SHOWPLAN_TEXT OFF
--> ok

SELECT COUNT(*) AS n, DB_NAME() AS d FROM t
--> n int not null | d nvarchar(128)
--> 0 | master
--> (end)
--> (1 row)

EXPLAIN PRINT 'no'
--> error 2812 severity 16 state 62 line 1: Could not find stored procedure 'EXPLAIN'.
--> print: no

EXPLAIN SET @x = 1
--> error 137 severity 15 state 2 line 1: Must declare the scalar variable "@x".
--> batch ended

DECLARE @x int
EXPLAIN SET @x = 1
--> error 49500 severity 16 state 1 line 2: EXPLAIN of a statement without a plan is not supported by Outrigger: it reads no table.

SET SHOWPLAN_XML ON
--> error 49500 severity 16 state 1 line 1: SET SHOWPLAN_XML ON is not supported by Outrigger: what holds always is OFF.
