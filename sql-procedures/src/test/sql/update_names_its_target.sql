CREATE TABLE a (id int, x int); CREATE TABLE b (id int, x int); INSERT a VALUES (1, 0); INSERT b VALUES (1, 0);
--> (1 row)
--> (1 row)

UPDATE a SET a.x = 1 FROM a JOIN b ON b.id = a.id; SELECT x FROM a;
--> (1 row)
--> x int
--> 1
--> (end)
--> (1 row)

UPDATE dbo.a SET dbo.a.x = 2 WHERE dbo.a.id = 1; SELECT x FROM a;
--> (1 row)
--> x int
--> 2
--> (end)
--> (1 row)

UPDATE a SET b.x = 3 FROM a JOIN b ON b.id = a.id;
--> error 4104 severity 16 state 1 line 1: The multi-part identifier "b.x" could not be bound.
--> batch ended

SELECT a.x AS ax, b.x AS bx FROM a JOIN b ON b.id = a.id;
--> ax int | bx int
--> 2 | 0
--> (end)
--> (1 row)
