CREATE TABLE k (id int PRIMARY KEY); INSERT k VALUES (1), (2);
--> (2 rows)

SELECT COUNT(DISTINCT id) OVER () FROM k
--> error 10759 severity 15 state 1 line 1: Use of DISTINCT is not allowed with the OVER clause.

SELECT SUM(id) OVER (ORDER BY id RANGE BETWEEN 1 PRECEDING AND CURRENT ROW) FROM k
--> error 4194 severity 15 state 1 line 1: RANGE is only supported with UNBOUNDED and CURRENT ROW window frame delimiters.

SELECT NTILE(0) OVER (ORDER BY id) FROM k
--> (no name) bigint not null
--> (end)
--> error 5407 severity 16 state 1 line 1: The function 'ntile' takes only a positive int or bigint expression as its input.

SELECT STRING_AGG(CAST(id AS varchar(9)), ',') OVER () FROM k
--> error 4113 severity 16 state 1 line 1: The function 'STRING_AGG' is not a valid windowing function, and cannot be used with the OVER clause.

SELECT LAG(id, -1) OVER (ORDER BY id) FROM k
--> (no name) int
--> (end)
--> error 8730 severity 16 state 1 line 1: Offset parameter for Lag and Lead functions cannot be a negative value.
