CREATE TABLE a (id int NOT NULL, name varchar(10))
CREATE TABLE b (id int, a_id int, amount decimal(6,2))
INSERT INTO a VALUES (1, 'one'), (2, 'two'), (3, 'three')
INSERT INTO b VALUES (10, 1, 5), (11, 1, 7.5), (12, 2, 1), (13, 9, 4), (14, NULL, 3)
SELECT a.name, b.amount FROM a JOIN b ON a.id = b.a_id ORDER BY b.id
--> (3 rows)
--> (5 rows)
--> name varchar(10) | amount decimal(6,2)
--> one | 5.00
--> one | 7.50
--> two | 1.00
--> (end)
--> (3 rows)

SELECT a.id, b.id AS b_id FROM a LEFT JOIN b ON a.id = b.a_id ORDER BY a.id, b.id
--> id int not null | b_id int
--> 1 | 10
--> 1 | 11
--> 2 | 12
--> 3 | NULL
--> (end)
--> (4 rows)

SELECT a.id, b.id AS b_id FROM a RIGHT OUTER JOIN b ON a.id = b.a_id ORDER BY b.id
--> id int | b_id int
--> 1 | 10
--> 1 | 11
--> 2 | 12
--> NULL | 13
--> NULL | 14
--> (end)
--> (5 rows)

SELECT a.id, b.id AS b_id FROM a FULL JOIN b ON a.id = b.a_id ORDER BY a.id, b.id
--> id int | b_id int
--> NULL | 13
--> NULL | 14
--> 1 | 10
--> 1 | 11
--> 2 | 12
--> 3 | NULL
--> (end)
--> (6 rows)

SELECT COUNT(*) AS n FROM a CROSS JOIN b
SELECT COUNT(*) AS n FROM a, b WHERE a.id < b.a_id
--> n int not null
--> 15
--> (end)
--> (1 row)
--> n int not null
--> 4
--> (end)
--> (1 row)

-- A condition in ON keeps rows that one in WHERE drops.
SELECT a.id, b.id AS b_id FROM a LEFT JOIN b ON a.id = b.a_id AND b.amount > 6 ORDER BY a.id
SELECT a.id, b.id AS b_id FROM a LEFT JOIN b ON a.id = b.a_id WHERE b.amount > 6 ORDER BY a.id
--> id int not null | b_id int
--> 1 | 11
--> 2 | NULL
--> 3 | NULL
--> (end)
--> (3 rows)
--> id int not null | b_id int
--> 1 | 11
--> (end)
--> (1 row)

SELECT x.id, y.id AS y_id FROM a AS x JOIN a AS y ON x.id < y.id ORDER BY x.id, y.id
--> id int not null | y_id int not null
--> 1 | 2
--> 1 | 3
--> 2 | 3
--> (end)
--> (3 rows)

SELECT a.name, t.amount FROM a CROSS APPLY (SELECT TOP (1) amount FROM b WHERE b.a_id = a.id ORDER BY amount DESC) AS t ORDER BY a.id
--> name varchar(10) | amount decimal(6,2)
--> one | 7.50
--> two | 1.00
--> (end)
--> (2 rows)

SELECT a.name, t.amount FROM a OUTER APPLY (SELECT TOP 1 amount FROM b WHERE b.a_id = a.id ORDER BY amount DESC) AS t ORDER BY a.id
--> name varchar(10) | amount decimal(6,2)
--> one | 7.50
--> two | 1.00
--> three | NULL
--> (end)
--> (3 rows)

-- Texts join as they compare: without case and trailing blanks.
SELECT a.id FROM a JOIN (VALUES ('ONE '), ('TWO')) AS v (name) ON v.name = a.name ORDER BY a.id
--> id int not null
--> 1
--> 2
--> (end)
--> (2 rows)

-- Types meet by precedence.
SELECT a.id FROM a JOIN (VALUES ('1'), ('3')) AS v (id) ON v.id = a.id ORDER BY a.id
--> id int not null
--> 1
--> 3
--> (end)
--> (2 rows)

SELECT a.name, b.amount FROM a JOIN b ON a.id = b.a_id JOIN b AS c ON c.a_id = a.id AND c.id <> b.id ORDER BY b.id
--> name varchar(10) | amount decimal(6,2)
--> one | 5.00
--> one | 7.50
--> (end)
--> (2 rows)

SELECT id FROM a JOIN b ON a.id = b.a_id
--> error 209 severity 16 state 1 line 1: Ambiguous column name 'id'.
--> batch ended

SELECT * FROM a AS x JOIN b AS x ON 1 = 1
--> error 1011 severity 15 state 1 line 1: The correlation name 'x' is specified multiple times in a FROM clause.
--> batch ended

SELECT a.* , b.amount FROM a INNER JOIN b ON b.a_id = a.id WHERE a.id = 2
--> id int not null | name varchar(10) | amount decimal(6,2)
--> 2 | two | 1.00
--> (end)
--> (1 row)

-- A condition whose every case is false.
CREATE TABLE numbered (id int NOT NULL PRIMARY KEY)
INSERT INTO numbered VALUES (1), (2)
SELECT a.id FROM numbered AS a JOIN numbered AS b ON a.id = b.id AND (CAST('0.00' AS decimal(7,2)) IS NULL OR a.id IS NULL) UNION ALL SELECT 3
SELECT COUNT(*) AS n FROM numbered WHERE CAST('-0.0' AS float) >= id - 1
--> (2 rows)
--> id int not null
--> 3
--> (end)
--> (1 row)
--> n int not null
--> 1
--> (end)
--> (1 row)
