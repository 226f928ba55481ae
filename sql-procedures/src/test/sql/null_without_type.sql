-- The word NULL alone goes into a column of any type, though it counts as int.
CREATE TABLE t (id int, day date DEFAULT NULL, bytes varbinary(3), at time(3), number uniqueidentifier)

INSERT INTO t VALUES (1, NULL, 0x01, NULL, NULL), (2, '2000-01-01', NULL, NULL, NULL)
INSERT INTO t SELECT 3, NULL, NULL, NULL, NULL
INSERT INTO t (id) VALUES (4)
UPDATE t SET day = NULL WHERE id = 2
SELECT * FROM t ORDER BY id

-- An int that is NULL does not.
INSERT INTO t (id, day) VALUES (5, CAST(NULL AS int))

INSERT INTO t (id, number) SELECT id, id FROM t
--> (2 rows)
--> (1 row)
--> (1 row)
--> (1 row)
--> id int | day date | bytes varbinary(3) | at time(3) | number uniqueidentifier
--> 1 | NULL | 0x01 | NULL | NULL
--> 2 | NULL | NULL | NULL | NULL
--> 3 | NULL | NULL | NULL | NULL
--> 4 | NULL | NULL | NULL | NULL
--> (end)
--> (4 rows)
--> error 206 severity 16 state 1 line 11: Operand type clash: int is incompatible with date
--> batch ended
