CREATE PROCEDURE shop.add_order @customer int, @amount decimal(12, 2), @id bigint OUTPUT
AS
BEGIN
    SET NOCOUNT ON;
    INSERT INTO shop.orders (customer, amount) VALUES (@customer, @amount);
    SET @id = SCOPE_IDENTITY();
END;
GO
ALTER TABLE shop.customer ADD email nvarchar(200) NULL;
GO
UPDATE shop.customer SET email = LOWER(name) + N'@example.org';
ALTER TABLE shop.customer ALTER COLUMN email nvarchar(300) NOT NULL;
GO
