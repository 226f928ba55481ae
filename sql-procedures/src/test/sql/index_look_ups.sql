-- An index leads to its rows, whether its keys are unique or not.
CREATE TABLE o (id int PRIMARY KEY, customer int, day date, state varchar(5) NULL, total decimal(9,2))
INSERT INTO o SELECT n, n % 500, DATEADD(day, n % 7, '2024-01-01'), CASE WHEN n % 10 = 0 THEN NULL WHEN n % 2 = 0 THEN 'open' ELSE 'Done' END, n FROM (SELECT a.n * 1000 + b.n * 100 + c.n * 10 + d.n AS n FROM (VALUES (0), (1), (2), (3), (4)) AS a (n), (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS b (n), (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS c (n), (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS d (n)) AS numbers
CREATE INDEX ix_customer ON o (customer, day)
CREATE INDEX ix_state ON o (state)
SELECT COUNT(*) AS n, SUM(total) AS total FROM o WHERE customer = 77
SELECT id, day FROM o WHERE customer = 77 AND day = '2024-01-01' ORDER BY id
SELECT id FROM o WHERE day = '2024-01-01' AND 77 = customer AND total > 2000 ORDER BY id DESC
SELECT COUNT(*) AS n FROM o WHERE customer = NULL
SELECT COUNT(*) AS n FROM o WHERE customer = 501
SELECT COUNT(*) AS n FROM o WHERE state = 'done  ' AND id < 20
DECLARE @c bigint = 77, @s nvarchar(5) = N'DONE'
SELECT COUNT(*) AS n FROM o WHERE customer = @c
SELECT COUNT(*) AS n FROM o WHERE state = @s
--> (5000 rows)
--> n int not null | total decimal(38,2)
--> 10 | 23270.00
--> (end)
--> (1 row)
--> id int not null | day date
--> 77 | 2024-01-01
--> 3577 | 2024-01-01
--> (end)
--> (2 rows)
--> id int not null
--> 3577
--> (end)
--> (1 row)
--> n int not null
--> 0
--> (end)
--> (1 row)
--> n int not null
--> 0
--> (end)
--> (1 row)
--> n int not null
--> 10
--> (end)
--> (1 row)
--> n int not null
--> 10
--> (end)
--> (1 row)
--> n int not null
--> 2500
--> (end)
--> (1 row)

EXPLAIN SELECT id FROM o WHERE customer = 77
EXPLAIN SELECT id FROM o WHERE customer = 77 AND day = '2024-01-01'
EXPLAIN SELECT id FROM o WHERE day = '2024-01-01'
EXPLAIN SELECT id FROM o WHERE state = 'open'
--> StmtText nvarchar(max)
--> |--Filter(WHERE:([o].[customer]=(77)))  (rows: 10; in rows)
--> |--Index Seek(OBJECT:([master].[dbo].[o].[ix_customer]), SEEK:([o].[customer]))  (rows: 10; in rows)
--> (end)
--> StmtText nvarchar(max)
--> |--Filter(WHERE:(([o].[customer]=(77) AND [o].[day]=(19723))))  (rows: 1; in rows)
--> |--Index Seek(OBJECT:([master].[dbo].[o].[ix_customer]), SEEK:([o].[customer], [o].[day]))  (rows: 1; in rows)
--> (end)
--> StmtText nvarchar(max)
--> |--Filter(WHERE:([o].[day]=(19723)))  (rows: 10; in columns)
--> |--Table Scan(OBJECT:([master].[dbo].[o]))  (rows: 5,000; in columns)
--> (end)
--> StmtText nvarchar(max)
--> |--Filter(WHERE:([o].[state]='open'))  (rows: 8; in rows)
--> |--Index Seek(OBJECT:([master].[dbo].[o].[ix_state]), SEEK:([o].[state]))  (rows: 8; in rows)
--> (end)

-- Rows that a transaction has written are there, and those that it has deleted are not.
BEGIN TRAN
UPDATE o SET customer = 77 WHERE customer = 78 AND day = '2024-01-02'
DELETE FROM o WHERE customer = 77 AND day = '2024-01-01'
INSERT INTO o VALUES (9999, 77, '2024-01-07', 'new', 1)
SELECT COUNT(*) AS n, SUM(total) AS total FROM o WHERE customer = 77
SELECT COUNT(*) AS n FROM o WHERE customer = 78
ROLLBACK
SELECT COUNT(*) AS n, SUM(total) AS total FROM o WHERE customer = 77
DROP INDEX ix_customer ON o
SELECT COUNT(*) AS n, SUM(total) AS total FROM o WHERE customer = 77
DROP TABLE o
--> (2 rows)
--> (2 rows)
--> (1 row)
--> n int not null | total decimal(38,2)
--> 11 | 23273.00
--> (end)
--> (1 row)
--> n int not null
--> 8
--> (end)
--> (1 row)
--> n int not null | total decimal(38,2)
--> 10 | 23270.00
--> (end)
--> (1 row)
--> n int not null | total decimal(38,2)
--> 10 | 23270.00
--> (end)
--> (1 row)
