-- What Hibernate's SQL Server dialect emits for a schema.
create sequence customer_seq start with 1 increment by 50
create table customer (id bigint not null, version int not null, email varchar(255), name varchar(255) not null, created datetime2(6), photo varbinary(max), balance numeric(38,2), active bit, kind smallint check (kind between 0 and 2), primary key (id))
create table orders (id bigint identity not null, customer_id bigint, status varchar(255) check (status in ('OPEN','CLOSED')), primary key (id))
create table customer_tags (customer_id bigint not null, tag_id bigint not null, primary key (customer_id, tag_id))
create unique nonclustered index UK_email on customer (email) where email is not null
create index IDX_status on orders (status)
alter table customer add constraint UK_name unique (name)
alter table orders add constraint FK_orders_customer foreign key (customer_id) references customer
alter table customer_tags add constraint FK_tags_customer foreign key (customer_id) references customer (id)
select next value for customer_seq
insert into customer (active, balance, email, name, version, id) values (1, 10.5, null, 'Ann', 0, 1)
insert into orders (customer_id, status) values (1, 'OPEN')
select c1_0.id, c1_0.name, c1_0.version from customer c1_0 where c1_0.id = 1
update customer set name = 'Anna', version = 1 where id = 1 and version = 0
select * from INFORMATION_SCHEMA.SEQUENCES
--> (no name) bigint not null
--> 1
--> (end)
--> (1 row)
--> (1 row)
--> (1 row)
--> id bigint not null | name varchar(255) not null | version int not null
--> 1 | Ann | 0
--> (end)
--> (1 row)
--> (1 row)
--> SEQUENCE_CATALOG nvarchar(128) | SEQUENCE_SCHEMA nvarchar(128) | SEQUENCE_NAME nvarchar(128) not null | DATA_TYPE nvarchar(128) | NUMERIC_PRECISION tinyint not null | NUMERIC_PRECISION_RADIX smallint | NUMERIC_SCALE int | START_VALUE bigint not null | MINIMUM_VALUE bigint not null | MAXIMUM_VALUE bigint not null | INCREMENT bigint not null | CYCLE_OPTION int | DECLARED_DATA_TYPE nvarchar(128) | DECLARED_NUMERIC_PRECISION tinyint | DECLARED_NUMERIC_SCALE smallint
--> master | dbo | customer_seq | bigint | 19 | 10 | 0 | 1 | -9223372036854775808 | 9223372036854775807 | 50 | 0 | NULL | NULL | NULL
--> (end)
--> (1 row)

alter table orders drop constraint FK_orders_customer
alter table customer_tags drop constraint FK_tags_customer
drop table if exists customer_tags
drop table if exists orders
drop table if exists customer
drop sequence customer_seq
--> ok

-- What Flyway's SQL Server flavour asks and makes.
SELECT CASE WHEN EXISTS(SELECT 1 FROM [master].INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME='dbo') THEN 1 ELSE 0 END AS schema_exists
SELECT CASE WHEN EXISTS(SELECT 1 FROM [master].INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA='dbo' AND TABLE_NAME='flyway_schema_history') THEN 1 ELSE 0 END AS table_exists
SELECT CAST(CASE WHEN EXISTS(SELECT 1 FROM sys.objects WHERE object_id = OBJECT_ID('dbo.flyway_schema_history')) THEN 1 ELSE 0 END AS BIT) AS object_exists
CREATE TABLE [dbo].[flyway_schema_history] (
    [installed_rank] INT NOT NULL,
    [version] NVARCHAR(50),
    [description] NVARCHAR(200),
    [type] NVARCHAR(20) NOT NULL,
    [script] NVARCHAR(1000) NOT NULL,
    [checksum] INT,
    [installed_by] NVARCHAR(100) NOT NULL,
    [installed_on] DATETIME NOT NULL DEFAULT GETDATE(),
    [execution_time] INT NOT NULL,
    [success] BIT NOT NULL
);
ALTER TABLE [dbo].[flyway_schema_history] ADD CONSTRAINT [flyway_schema_history_pk] PRIMARY KEY ([installed_rank]);
CREATE INDEX [flyway_schema_history_s_idx] ON [dbo].[flyway_schema_history] ([success]);
--> schema_exists int not null
--> 1
--> (end)
--> (1 row)
--> table_exists int not null
--> 0
--> (end)
--> (1 row)
--> object_exists bit not null
--> 0
--> (end)
--> (1 row)

INSERT INTO [dbo].[flyway_schema_history] ([installed_rank], [version], [description], [type], [script], [checksum], [installed_by], [execution_time], [success]) VALUES (1, N'1', N'init', N'SQL', N'V1__init.sql', 123, N'sa', 5, 1)
SELECT [installed_rank],[version],[description],[type],[script],[checksum],[installed_by],[execution_time],[success] FROM [dbo].[flyway_schema_history] WHERE [installed_rank] > -1 ORDER BY [installed_rank]
SELECT DB_NAME() AS db
--> (1 row)
--> installed_rank int not null | version nvarchar(50) | description nvarchar(200) | type nvarchar(20) not null | script nvarchar(1000) not null | checksum int | installed_by nvarchar(100) not null | execution_time int not null | success bit not null
--> 1 | 1 | init | SQL | V1__init.sql | 123 | sa | 5 | 1
--> (end)
--> (1 row)
--> db nvarchar(128)
--> master
--> (end)
--> (1 row)

-- What its clean looks for and drops.
SELECT t.name as FK_PARENT, f.name FROM sys.foreign_keys f INNER JOIN sys.tables t ON t.object_id = f.parent_object_id INNER JOIN sys.schemas s ON s.schema_id = t.schema_id WHERE s.name = 'dbo'
SELECT obj.name FROM sys.objects AS obj LEFT JOIN sys.extended_properties AS eps ON obj.object_id = eps.major_id AND eps.class = 1 AND eps.minor_id = 0 AND eps.name='microsoft_database_tools_support' WHERE SCHEMA_NAME(obj.schema_id) = 'dbo' AND eps.major_id IS NULL AND obj.is_ms_shipped = 0 AND obj.type IN ('U')
--> FK_PARENT nvarchar(128) not null | name nvarchar(128) not null
--> (end)
--> (0 rows)
--> name nvarchar(128) not null
--> flyway_schema_history
--> (end)
--> (1 row)
