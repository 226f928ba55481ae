-- A semicolon and a GO within text belong to the text.
INSERT INTO shop.customer (name, born) VALUES (N'Ann', '1980-02-29'), (N'Bob; GO', NULL);
INSERT INTO shop.customer (name) VALUES (N'Cécile');
/* A comment
GO
*/
INSERT INTO shop.orders (customer, amount) VALUES (1, 10.50), (1, 20), (2, 7.25);
