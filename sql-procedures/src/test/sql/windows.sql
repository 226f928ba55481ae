CREATE TABLE w (id int NOT NULL, g char(1), v int)
INSERT INTO w VALUES (1, 'a', 10), (2, 'a', 20), (3, 'a', 20), (4, 'b', 5), (5, 'b', NULL)
SELECT id, ROW_NUMBER() OVER (PARTITION BY g ORDER BY v DESC, id) AS rn, RANK() OVER (PARTITION BY g ORDER BY v DESC) AS rk, DENSE_RANK() OVER (ORDER BY g) AS dr, NTILE(2) OVER (ORDER BY id) AS nt FROM w ORDER BY id
--> (5 rows)
--> id int not null | rn bigint not null | rk bigint not null | dr bigint not null | nt bigint not null
--> 1 | 3 | 3 | 1 | 1
--> 2 | 1 | 1 | 1 | 1
--> 3 | 2 | 1 | 1 | 1
--> 4 | 1 | 1 | 2 | 2
--> 5 | 2 | 2 | 2 | 2
--> (end)
--> (5 rows)

SELECT id, SUM(v) OVER (PARTITION BY g) AS total, COUNT(*) OVER () AS n, AVG(v) OVER (PARTITION BY g) AS av FROM w ORDER BY id
--> id int not null | total int | n int not null | av int
--> 1 | 50 | 5 | 16
--> 2 | 50 | 5 | 16
--> 3 | 50 | 5 | 16
--> 4 | 5 | 5 | 5
--> 5 | 5 | 5 | 5
--> (end)
--> (5 rows)

-- With ORDER BY the frame is RANGE up to the current row: peers count together.
SELECT id, SUM(v) OVER (PARTITION BY g ORDER BY v) AS running, SUM(v) OVER (PARTITION BY g ORDER BY v, id ROWS UNBOUNDED PRECEDING) AS by_rows FROM w ORDER BY id
--> id int not null | running int | by_rows int
--> 1 | 10 | 10
--> 2 | 50 | 30
--> 3 | 50 | 50
--> 4 | 5 | 5
--> 5 | NULL | NULL
--> (end)
--> (5 rows)

SELECT id, SUM(v) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS around FROM w ORDER BY id
--> id int not null | around int
--> 1 | 30
--> 2 | 50
--> 3 | 45
--> 4 | 25
--> 5 | 5
--> (end)
--> (5 rows)

SELECT id, LAG(v) OVER (ORDER BY id) AS before, LAG(v, 2, 0) OVER (ORDER BY id) AS two, LEAD(v) OVER (PARTITION BY g ORDER BY id) AS after FROM w ORDER BY id
--> id int not null | before int | two int | after int
--> 1 | NULL | 0 | 20
--> 2 | 10 | 0 | 20
--> 3 | 20 | 10 | NULL
--> 4 | 20 | 20 | NULL
--> 5 | 5 | 20 | NULL
--> (end)
--> (5 rows)

SELECT id, FIRST_VALUE(id) OVER (PARTITION BY g ORDER BY v DESC, id) AS f, LAST_VALUE(id) OVER (PARTITION BY g ORDER BY id ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS l FROM w ORDER BY id
--> id int not null | f int | l int
--> 1 | 2 | 3
--> 2 | 2 | 3
--> 3 | 2 | 3
--> 4 | 4 | 5
--> 5 | 4 | 5
--> (end)
--> (5 rows)

SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY g ORDER BY id DESC) AS rn FROM w) AS x WHERE rn = 1 ORDER BY id
--> id int not null
--> 3
--> 5
--> (end)
--> (2 rows)

SELECT g, SUM(v) AS total, RANK() OVER (ORDER BY SUM(v) DESC) AS place FROM w GROUP BY g ORDER BY place
--> g char(1) | total int | place bigint not null
--> a | 50 | 1
--> b | 5 | 2
--> (end)
--> (2 rows)

SELECT id, CAST(PERCENT_RANK() OVER (ORDER BY v) AS decimal(4,2)) AS pr, CAST(CUME_DIST() OVER (ORDER BY v) AS decimal(4,2)) AS cd FROM w ORDER BY id
--> id int not null | pr decimal(4,2) not null | cd decimal(4,2) not null
--> 1 | 0.50 | 0.60
--> 2 | 0.75 | 1.00
--> 3 | 0.75 | 1.00
--> 4 | 0.25 | 0.40
--> 5 | 0.00 | 0.20
--> (end)
--> (5 rows)

SELECT id, ROW_NUMBER() OVER (ORDER BY (SELECT NULL)) AS rn FROM w WHERE id = 1
--> id int not null | rn bigint not null
--> 1 | 1
--> (end)
--> (1 row)

-- A window function of a DISTINCT query orders it, by its name or written again.
CREATE TABLE ranked (g varchar(5), v int)
INSERT INTO ranked VALUES ('a', 3), ('a', 3), ('b', 1), ('b', 2)
SELECT DISTINCT g, RANK() OVER (ORDER BY v) AS r FROM ranked ORDER BY r DESC
SELECT DISTINCT SUM(v) OVER (PARTITION BY g) AS total FROM ranked ORDER BY SUM(v) OVER (PARTITION BY g)
SELECT DISTINCT TOP 2 g, RANK() OVER (ORDER BY v) + 1 AS r FROM ranked ORDER BY r, g
--> (4 rows)
--> g varchar(5) | r bigint not null
--> a | 3
--> b | 2
--> b | 1
--> (end)
--> (3 rows)
--> total int
--> 3
--> 6
--> (end)
--> (2 rows)
--> g varchar(5) | r bigint not null
--> b | 2
--> b | 3
--> (end)
--> (2 rows)

SELECT DISTINCT g FROM ranked ORDER BY RANK() OVER (ORDER BY v)
--> error 145 severity 15 state 1 line 1: ORDER BY items must appear in the select list if SELECT DISTINCT is specified.
--> batch ended

DROP TABLE ranked
--> ok

-- DISTINCT with a star and a window, ordered by a place.
SELECT DISTINCT *, ROW_NUMBER() OVER (ORDER BY a) AS r FROM (VALUES (2, 'b'), (1, 'a')) AS t (a, b) ORDER BY 1
--> a int not null | b varchar(1) not null | r bigint not null
--> 1 | a | 1
--> 2 | b | 2
--> (end)
--> (2 rows)
