-- What the queries of TPC-H and TPC-DS need of the planner, at its smallest.
CREATE TABLE sold (item int, store int, qty int, price decimal(7,2), note varchar(10))
INSERT INTO sold VALUES (1, 1, 2, 10.00, 'a'), (1, 2, NULL, 5.50, NULL), (2, 1, 3, 1.25, NULL), (2, 2, 4, 2.00, 'b'), (3, NULL, 1, NULL, NULL)
--> (5 rows)

-- A grouping above a filter that knows a column to be NULL.
SELECT item, COUNT(*) AS n, SUM(price) AS total FROM sold WHERE note IS NULL GROUP BY item ORDER BY item
SELECT COUNT(*) AS n, AVG(qty) AS a FROM sold WHERE store IS NULL AND price IS NULL GROUP BY store
SELECT s.item, COUNT(*) AS n FROM sold AS s LEFT JOIN sold AS t ON t.item = s.qty WHERE t.item IS NULL GROUP BY s.item ORDER BY s.item
--> item int | n int not null | total decimal(38,2)
--> 1 | 1 | 5.50
--> 2 | 1 | 1.25
--> 3 | 1 | NULL
--> (end)
--> (3 rows)
--> n int not null | a int
--> 1 | 1
--> (end)
--> (1 row)
--> item int | n int not null
--> 1 | 1
--> 2 | 1
--> (end)
--> (2 rows)

-- A correlated count under conditions that Calcite would simplify, did it know the types.
SELECT DISTINCT item FROM sold AS a WHERE item BETWEEN 1 AND 2 AND (SELECT COUNT(*) FROM sold WHERE (store = a.store AND ((note = 'a' AND (qty = 2 OR qty = 3)) OR (note = 'b' AND price = 2))) OR (store = a.store AND note = 'z')) > 0 ORDER BY item
--> item int
--> 1
--> 2
--> (end)
--> (2 rows)

-- What every branch of an OR repeats is a key of the join.
SELECT a.item, b.item AS other FROM sold AS a, sold AS b WHERE (a.item = b.item AND a.qty = 2 AND b.price > 5) OR (a.item = b.item AND a.qty = 4 AND b.note = 'b') ORDER BY a.item, b.price
SELECT a.item, a.store, b.qty FROM sold AS a LEFT JOIN sold AS b ON (a.item = b.item AND b.qty = 3) OR (a.item = b.item AND b.qty = 1) ORDER BY a.item, a.store
SELECT item FROM sold WHERE (note IS NULL AND qty = 3) OR (note IS NULL AND price > 5) OR (note IS NULL AND price IS NULL) ORDER BY item
--> item int | other int
--> 1 | 1
--> 1 | 1
--> 2 | 2
--> (end)
--> (3 rows)
--> item int | store int | qty int
--> 1 | 1 | NULL
--> 1 | 2 | NULL
--> 2 | 1 | 3
--> 2 | 2 | 3
--> 3 | NULL | 1
--> (end)
--> (5 rows)
--> item int
--> 1
--> 2
--> 3
--> (end)
--> (3 rows)

-- An aggregate of the outer query's column is refused; one of both queries' columns is the inner one's.
SELECT item, (SELECT SUM(s.qty)) AS total FROM sold AS s GROUP BY item ORDER BY item
--> error 49500 severity 16 state 1 line 2: An aggregate of an outer query's columns is not supported by Outrigger: compute it in a derived table.

SELECT item FROM sold AS s GROUP BY item
HAVING (SELECT MAX(s.qty) FROM sold) > 2
--> error 49500 severity 16 state 1 line 2: An aggregate of an outer query's columns is not supported by Outrigger: compute it in a derived table.

SELECT item, (SELECT SUM(qty + s.item) FROM sold AS t) AS total FROM sold AS s GROUP BY item ORDER BY item
--> item int | total int
--> 1 | 14
--> 2 | 18
--> 3 | 22
--> (end)
--> (3 rows)

SELECT item, GROUPING(item) + GROUPING(store) AS level, RANK() OVER (PARTITION BY GROUPING(item) + GROUPING(store) ORDER BY SUM(price) DESC) AS r, SUM(price) AS total FROM sold WHERE price IS NOT NULL GROUP BY ROLLUP (item, store) ORDER BY level DESC, r, item
SELECT item, SUM(SUM(price)) OVER (PARTITION BY item ORDER BY store ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running FROM sold WHERE store IS NOT NULL GROUP BY item, store ORDER BY item, running
--> item int | level tinyint not null | r bigint not null | total decimal(38,2)
--> NULL | 2 | 1 | 18.75
--> 1 | 1 | 1 | 15.50
--> 2 | 1 | 2 | 3.25
--> 1 | 0 | 1 | 10.00
--> 1 | 0 | 2 | 5.50
--> 2 | 0 | 3 | 2.00
--> 2 | 0 | 4 | 1.25
--> (end)
--> (7 rows)
--> item int | running decimal(38,2)
--> 1 | 10.00
--> 1 | 15.50
--> 2 | 1.25
--> 2 | 3.25
--> (end)
--> (4 rows)
