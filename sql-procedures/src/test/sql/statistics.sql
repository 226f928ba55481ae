CREATE TABLE t (id int CONSTRAINT pk_t PRIMARY KEY, a int)
INSERT INTO t VALUES (1, 10), (2, 20), (3, 30)
--> (3 rows)

SET STATISTICS IO ON
PRINT 'it reads nothing'
UPDATE t SET a = a + 1 WHERE id = 2
DELETE FROM t WHERE id = 7
--> print: it reads nothing
--> (1 row)
--> message 3615 line 3: Table 't'. Scan count 0, look-ups 1, rows read 1, chunks read 0, chunks skipped 0, bytes read 0, bytes spilled 0.
--> (0 rows)
--> message 3615 line 4: Table 't'. Scan count 0, look-ups 1, rows read 0, chunks read 0, chunks skipped 0, bytes read 0, bytes spilled 0.

SET STATISTICS IO, TIME OFF
SELECT a FROM t WHERE id = 2
--> a int
--> 21
--> (end)
--> (1 row)

SET STATISTICS PROFILE ON
SELECT COUNT(*) AS n FROM t WHERE a > 15
--> n int not null
--> 2
--> (end)
--> (1 row)
--> Rows bigint | Executes bigint | StmtText nvarchar(max) | NodeId int | Parent int | PhysicalOp nvarchar(60) | EstimateRows float
--> 1 | 1 |   |--Stream Aggregate(DEFINE:([n]=COUNT(*)))  (rows: 1; in columns) | 1 | 0 | Stream Aggregate | 1
--> 2 | 1 |        |--Filter(WHERE:([t].[a]>(15)))  (rows: 1; in columns) | 2 | 1 | Filter | 1
--> 3 | 1 |             |--Table Scan(OBJECT:([master].[dbo].[t]))  (rows: 3; in columns) | 3 | 2 | Table Scan | 3
--> (end)

SELECT a FROM t WHERE id = 2
SELECT x.id FROM t AS x JOIN t AS y ON x.a = y.a + 10 ORDER BY x.id
PRINT 'no query'
--> a int
--> 21
--> (end)
--> (1 row)
--> Rows bigint | Executes bigint | StmtText nvarchar(max) | NodeId int | Parent int | PhysicalOp nvarchar(60) | EstimateRows float
--> 1 | 1 |   |--Filter(WHERE:([t].[id]=(2)))  (rows: 1; in rows) | 1 | 0 | Filter | 1
--> NULL | NULL |        |--Index Seek(OBJECT:([master].[dbo].[t].[pk_t]), SEEK:([t].[id]))  (rows: 1; in rows) | 2 | 1 | Index Seek | 1
--> (end)
--> id int not null
--> (end)
--> (0 rows)
--> Rows bigint | Executes bigint | StmtText nvarchar(max) | NodeId int | Parent int | PhysicalOp nvarchar(60) | EstimateRows float
--> 0 | 1 |   |--Sort(ORDER BY:([t].[id] ASC))  (rows: 3; in columns) | 1 | 0 | Sort | 3
--> 0 | 1 |        |--Hash Match(Inner Join, HASH:([t].[a])=(([t].[a]+(10))))  (rows: 3; in columns) | 2 | 1 | Hash Match | 3
--> 3 | 1 |             |--Table Scan(OBJECT:([master].[dbo].[t]))  (rows: 3; in columns) | 3 | 2 | Table Scan | 3
--> 3 | 1 |             |--Table Scan(OBJECT:([master].[dbo].[t]))  (rows: 3; in columns) | 4 | 2 | Table Scan | 3
--> (end)
--> print: no query

INSERT INTO t SELECT id + 100, a FROM t WHERE id < 3
UPDATE t SET a = 5 WHERE id = 101
--> (2 rows)
--> Rows bigint | Executes bigint | StmtText nvarchar(max) | NodeId int | Parent int | PhysicalOp nvarchar(60) | EstimateRows float
--> 2 | 1 |   |--Compute Scalar(DEFINE:([Expr1001]=([t].[id]+(100))))  (rows: 3; in columns) | 1 | 0 | Compute Scalar | 3
--> 2 | 1 |        |--Filter(WHERE:([t].[id]<(3)))  (rows: 3; in columns) | 2 | 1 | Filter | 3
--> 3 | 1 |             |--Table Scan(OBJECT:([master].[dbo].[t]))  (rows: 3; in columns) | 3 | 2 | Table Scan | 3
--> (end)
--> (1 row)

SET STATISTICS PROFILE OFF
SELECT a FROM t WHERE id = 101
--> a int
--> 5
--> (end)
--> (1 row)

SET STATISTICS XML ON
--> error 49500 severity 16 state 1 line 1: SET STATISTICS XML ON is not supported by Outrigger: what holds always is OFF.
