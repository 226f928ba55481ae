CREATE TABLE tree (id int NOT NULL, parent int, name varchar(10))
INSERT INTO tree VALUES (1, NULL, 'root'), (2, 1, 'left'), (3, 1, 'right'), (4, 2, 'leaf')
--> (4 rows)

WITH children AS (SELECT * FROM tree WHERE parent = 1) SELECT name FROM children ORDER BY id
--> name varchar(10)
--> left
--> right
--> (end)
--> (2 rows)

;WITH a (n) AS (SELECT COUNT(*) FROM tree), b AS (SELECT n + 1 AS m FROM a) SELECT n, m FROM a CROSS JOIN b
--> n int not null | m int not null
--> 4 | 5
--> (end)
--> (1 row)

WITH x AS (SELECT id FROM tree) SELECT p.id, q.id AS q FROM x AS p JOIN x AS q ON p.id = q.id - 3
--> id int not null | q int not null
--> 1 | 4
--> (end)
--> (1 row)

WITH gone AS (SELECT id FROM tree WHERE name = 'leaf') DELETE FROM tree WHERE id IN (SELECT id FROM gone)
--> (1 row)

UPDATE tree SET name = 'top' FROM tree JOIN (SELECT parent, COUNT(*) AS n FROM tree GROUP BY parent) AS d ON d.parent = tree.id
SELECT id, name FROM tree ORDER BY id
--> (1 row)
--> id int not null | name varchar(10)
--> 1 | top
--> 2 | left
--> 3 | right
--> (end)
--> (3 rows)

WITH src AS (SELECT 9 AS id, 1 AS parent, 'new' AS name) INSERT INTO tree SELECT * FROM src
SELECT name FROM tree WHERE id = 9
--> (1 row)
--> name varchar(10)
--> new
--> (end)
--> (1 row)

WITH a AS (SELECT 1) SELECT * FROM a
--> error 8155 severity 16 state 1 line 1: No column name was specified for column 1 of 'a'.
--> batch ended

SELECT * FROM src
--> error 208 severity 16 state 1 line 1: Invalid object name 'src'.
--> batch ended
