CREATE TABLE t (id int PRIMARY KEY, a int)
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
--> error 49500 severity 16 state 1 line 1: SET STATISTICS PROFILE ON is not supported by Outrigger: what holds always is OFF.
