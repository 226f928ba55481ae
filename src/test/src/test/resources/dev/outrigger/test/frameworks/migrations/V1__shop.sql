IF SCHEMA_ID('shop') IS NULL EXEC ('CREATE SCHEMA shop');
GO
CREATE TABLE shop.customer (
    id int IDENTITY(1, 1) CONSTRAINT pk_customer PRIMARY KEY,
    name nvarchar(100) NOT NULL,
    born date NULL,
    made datetime2 NOT NULL CONSTRAINT df_made DEFAULT SYSUTCDATETIME()
);
CREATE TABLE shop.orders (
    id bigint IDENTITY PRIMARY KEY,
    customer int NOT NULL CONSTRAINT fk_orders_customer REFERENCES shop.customer (id),
    amount decimal(12, 2) NOT NULL CONSTRAINT ck_amount CHECK (amount > 0)
);
CREATE INDEX ix_orders_customer ON shop.orders (customer) INCLUDE (amount);
CREATE SEQUENCE shop.numbers AS bigint START WITH 1000 INCREMENT BY 10;
GO
