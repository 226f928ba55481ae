-- The catalog procedures. Each is a batch; its name is what EXECUTE finds it by, in every database.
CREATE PROCEDURE sys.sp_tables
    @table_name nvarchar(384) = NULL, @table_owner nvarchar(384) = NULL, @table_qualifier sysname = NULL,
    @table_type varchar(100) = NULL, @fUsePattern bit = 1
AS
IF @table_qualifier = '%' AND @table_owner = '' AND @table_name = ''
    SELECT name AS TABLE_QUALIFIER, CAST(NULL AS sysname) AS TABLE_OWNER, CAST(NULL AS sysname) AS TABLE_NAME,
        CAST(NULL AS varchar(32)) AS TABLE_TYPE, CAST(NULL AS varchar(254)) AS REMARKS
    FROM sys.databases ORDER BY name
ELSE IF @table_owner = '%' AND @table_qualifier = '' AND @table_name = ''
    SELECT CAST(NULL AS sysname) AS TABLE_QUALIFIER, name AS TABLE_OWNER, CAST(NULL AS sysname) AS TABLE_NAME,
        CAST(NULL AS varchar(32)) AS TABLE_TYPE, CAST(NULL AS varchar(254)) AS REMARKS
    FROM sys.schemas ORDER BY name
ELSE IF @table_type = '%' AND @table_qualifier = '' AND @table_owner = '' AND @table_name = ''
    SELECT CAST(NULL AS sysname) AS TABLE_QUALIFIER, CAST(NULL AS sysname) AS TABLE_OWNER, CAST(NULL AS sysname) AS TABLE_NAME,
        t.TABLE_TYPE, CAST(NULL AS varchar(254)) AS REMARKS
    FROM (SELECT CAST('SYSTEM TABLE' AS varchar(32)) AS TABLE_TYPE UNION ALL SELECT 'TABLE' UNION ALL SELECT 'VIEW') AS t
    ORDER BY t.TABLE_TYPE
ELSE
BEGIN
    IF @table_qualifier IS NOT NULL AND @table_qualifier <> '' AND @table_qualifier <> DB_NAME()
        BEGIN RAISERROR(15250, 16, 1) RETURN 1 END
    SELECT DB_NAME() AS TABLE_QUALIFIER, s.name AS TABLE_OWNER, o.name AS TABLE_NAME,
        CAST(CASE WHEN o.type = 'V' THEN 'VIEW' ELSE 'TABLE' END AS varchar(32)) AS TABLE_TYPE, CAST(NULL AS varchar(254)) AS REMARKS
    FROM sys.all_objects AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id
    WHERE o.type IN ('U', 'V')
        AND (@table_name IS NULL OR @fUsePattern = 1 AND o.name LIKE @table_name OR @fUsePattern = 0 AND o.name = @table_name)
        AND (@table_owner IS NULL OR @fUsePattern = 1 AND s.name LIKE @table_owner OR @fUsePattern = 0 AND s.name = @table_owner)
        AND (@table_type IS NULL OR CHARINDEX('''' + CASE WHEN o.type = 'V' THEN 'VIEW' ELSE 'TABLE' END + '''', UPPER(@table_type)) > 0)
    ORDER BY 4, 1, 2, 3
END
GO

CREATE PROCEDURE sys.sp_columns
    @table_name nvarchar(384), @table_owner nvarchar(384) = NULL, @table_qualifier sysname = NULL, @column_name nvarchar(384) = NULL,
    @ODBCVer int = 2, @fUsePattern bit = 1
AS
IF @table_qualifier IS NOT NULL AND @table_qualifier <> '' AND @table_qualifier <> DB_NAME()
    BEGIN RAISERROR(15250, 16, 1) RETURN 1 END
SELECT DB_NAME() AS TABLE_QUALIFIER, s.name AS TABLE_OWNER, o.name AS TABLE_NAME, c.name AS COLUMN_NAME,
    CAST(CASE WHEN @ODBCVer = 3 THEN d.data_type ELSE d.data_type_2 END AS smallint) AS DATA_TYPE,
    CAST(d.type_name AS nvarchar(128)) AS TYPE_NAME, d.precision AS PRECISION, d.length AS LENGTH, d.scale AS SCALE, d.radix AS RADIX,
    CAST(c.is_nullable AS smallint) AS NULLABLE, CAST(NULL AS varchar(254)) AS REMARKS, CAST(f.definition AS nvarchar(4000)) AS COLUMN_DEF,
    d.sql_data_type AS SQL_DATA_TYPE, d.sql_datetime_sub AS SQL_DATETIME_SUB, d.char_octet_length AS CHAR_OCTET_LENGTH,
    c.column_id AS ORDINAL_POSITION, CAST(CASE WHEN c.is_nullable = 1 THEN 'YES' ELSE 'NO' END AS varchar(254)) AS IS_NULLABLE,
    d.ss_data_type AS SS_DATA_TYPE
FROM sys.all_objects AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id
    JOIN sys.all_columns AS c ON c.object_id = o.object_id
    JOIN sys.spt_columns_odbc AS d ON d.object_id = c.object_id AND d.column_id = c.column_id
    LEFT JOIN sys.default_constraints AS f ON f.object_id = c.default_object_id
WHERE o.type IN ('U', 'V')
    AND (@fUsePattern = 1 AND o.name LIKE @table_name OR @fUsePattern = 0 AND o.name = @table_name)
    AND (@table_owner IS NULL OR @fUsePattern = 1 AND s.name LIKE @table_owner OR @fUsePattern = 0 AND s.name = @table_owner)
    AND (@column_name IS NULL OR @fUsePattern = 1 AND c.name LIKE @column_name OR @fUsePattern = 0 AND c.name = @column_name)
ORDER BY TABLE_QUALIFIER, TABLE_OWNER, TABLE_NAME, ORDINAL_POSITION
GO

CREATE PROCEDURE sys.sp_columns_100
    @table_name nvarchar(384), @table_owner nvarchar(384) = NULL, @table_qualifier sysname = NULL, @column_name nvarchar(384) = NULL,
    @NameScope int = 0, @ODBCVer int = 2, @fUsePattern bit = 1
AS
IF @table_qualifier IS NOT NULL AND @table_qualifier <> '' AND @table_qualifier <> DB_NAME()
    BEGIN RAISERROR(15250, 16, 1) RETURN 1 END
SELECT DB_NAME() AS TABLE_QUALIFIER, s.name AS TABLE_OWNER, o.name AS TABLE_NAME, c.name AS COLUMN_NAME,
    CAST(CASE WHEN @ODBCVer = 3 THEN d.data_type ELSE d.data_type_2 END AS smallint) AS DATA_TYPE,
    CAST(d.type_name AS nvarchar(128)) AS TYPE_NAME, d.precision AS PRECISION, d.length AS LENGTH, d.scale AS SCALE, d.radix AS RADIX,
    CAST(c.is_nullable AS smallint) AS NULLABLE, CAST(NULL AS varchar(254)) AS REMARKS, CAST(f.definition AS nvarchar(4000)) AS COLUMN_DEF,
    d.sql_data_type AS SQL_DATA_TYPE, d.sql_datetime_sub AS SQL_DATETIME_SUB, d.char_octet_length AS CHAR_OCTET_LENGTH,
    c.column_id AS ORDINAL_POSITION, CAST(CASE WHEN c.is_nullable = 1 THEN 'YES' ELSE 'NO' END AS varchar(254)) AS IS_NULLABLE,
    CAST(c.is_sparse AS smallint) AS SS_IS_SPARSE, CAST(c.is_column_set AS smallint) AS SS_IS_COLUMN_SET, CAST(c.is_computed AS smallint) AS SS_IS_COMPUTED,
    CAST(c.is_identity AS smallint) AS SS_IS_IDENTITY, CAST(NULL AS sysname) AS SS_UDT_CATALOG_NAME, CAST(NULL AS sysname) AS SS_UDT_SCHEMA_NAME,
    CAST(NULL AS nvarchar(4000)) AS SS_UDT_ASSEMBLY_TYPE_NAME, CAST(NULL AS sysname) AS SS_XML_SCHEMACOLLECTION_CATALOG_NAME,
    CAST(NULL AS sysname) AS SS_XML_SCHEMACOLLECTION_SCHEMA_NAME, CAST(NULL AS sysname) AS SS_XML_SCHEMACOLLECTION_NAME,
    d.ss_data_type AS SS_DATA_TYPE
FROM sys.all_objects AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id
    JOIN sys.all_columns AS c ON c.object_id = o.object_id
    JOIN sys.spt_columns_odbc AS d ON d.object_id = c.object_id AND d.column_id = c.column_id
    LEFT JOIN sys.default_constraints AS f ON f.object_id = c.default_object_id
WHERE o.type IN ('U', 'V')
    AND (@fUsePattern = 1 AND o.name LIKE @table_name OR @fUsePattern = 0 AND o.name = @table_name)
    AND (@table_owner IS NULL OR @fUsePattern = 1 AND s.name LIKE @table_owner OR @fUsePattern = 0 AND s.name = @table_owner)
    AND (@column_name IS NULL OR @fUsePattern = 1 AND c.name LIKE @column_name OR @fUsePattern = 0 AND c.name = @column_name)
ORDER BY TABLE_QUALIFIER, TABLE_OWNER, TABLE_NAME, ORDINAL_POSITION
GO

CREATE PROCEDURE sys.sp_pkeys
    @table_name sysname, @table_owner sysname = NULL, @table_qualifier sysname = NULL
AS
IF @table_qualifier IS NOT NULL AND @table_qualifier <> '' AND @table_qualifier <> DB_NAME()
    BEGIN RAISERROR(15250, 16, 1) RETURN 1 END
SELECT DB_NAME() AS TABLE_QUALIFIER, s.name AS TABLE_OWNER, t.name AS TABLE_NAME, c.name AS COLUMN_NAME,
    CAST(ic.key_ordinal AS smallint) AS KEY_SEQ, k.name AS PK_NAME
FROM sys.key_constraints AS k JOIN sys.tables AS t ON t.object_id = k.parent_object_id JOIN sys.schemas AS s ON s.schema_id = t.schema_id
    JOIN sys.index_columns AS ic ON ic.object_id = t.object_id AND ic.index_id = k.unique_index_id
    JOIN sys.columns AS c ON c.object_id = t.object_id AND c.column_id = ic.column_id
WHERE k.type = 'PK' AND t.name = @table_name AND (@table_owner IS NULL OR s.name = @table_owner)
ORDER BY TABLE_QUALIFIER, TABLE_OWNER, TABLE_NAME, KEY_SEQ
GO

-- What the owner may do, and what others were given.
CREATE PROCEDURE sys.sp_table_privileges
    @table_name nvarchar(384), @table_owner nvarchar(384) = NULL, @table_qualifier sysname = NULL, @fUsePattern bit = 1
AS
IF @table_qualifier IS NOT NULL AND @table_qualifier <> '' AND @table_qualifier <> DB_NAME()
    BEGIN RAISERROR(15250, 16, 1) RETURN 1 END
SELECT DB_NAME() AS TABLE_QUALIFIER, s.name AS TABLE_OWNER, o.name AS TABLE_NAME, CAST(p.grantor AS sysname) AS GRANTOR,
    CAST(p.grantee AS sysname) AS GRANTEE, p.name AS PRIVILEGE, CAST(p.grantable AS varchar(3)) AS IS_GRANTABLE
FROM sys.objects AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id
    JOIN (SELECT t.object_id, 'dbo' AS grantor, 'dbo' AS grantee, w.name, 'YES' AS grantable
        FROM sys.objects AS t CROSS JOIN (SELECT CAST('DELETE' AS varchar(32)) AS name UNION ALL SELECT 'INSERT'
            UNION ALL SELECT 'REFERENCES' UNION ALL SELECT 'SELECT' UNION ALL SELECT 'UPDATE') AS w
        UNION ALL
        SELECT d.major_id, b.name, a.name, CAST(d.permission_name AS varchar(32)), CASE d.state WHEN 'W' THEN 'YES' ELSE 'NO' END
        FROM sys.database_permissions AS d JOIN sys.database_principals AS a ON a.principal_id = d.grantee_principal_id
            JOIN sys.database_principals AS b ON b.principal_id = d.grantor_principal_id
        WHERE d.class = 1 AND d.minor_id = 0 AND d.state IN ('G', 'W')
            AND d.permission_name IN ('DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'UPDATE')) AS p ON p.object_id = o.object_id
WHERE o.type IN ('U', 'V')
    AND (o.name = @table_name OR @fUsePattern = 1 AND o.name LIKE @table_name)
    AND (@table_owner IS NULL OR s.name = @table_owner OR @fUsePattern = 1 AND s.name LIKE @table_owner)
ORDER BY TABLE_QUALIFIER, TABLE_OWNER, TABLE_NAME, PRIVILEGE, GRANTEE
GO

CREATE PROCEDURE sys.sp_column_privileges
    @table_name sysname, @table_owner sysname = NULL, @table_qualifier sysname = NULL, @column_name nvarchar(384) = NULL
AS
IF @table_qualifier IS NOT NULL AND @table_qualifier <> '' AND @table_qualifier <> DB_NAME()
    BEGIN RAISERROR(15250, 16, 1) RETURN 1 END
SELECT DB_NAME() AS TABLE_QUALIFIER, s.name AS TABLE_OWNER, o.name AS TABLE_NAME, c.name AS COLUMN_NAME,
    CAST(p.grantor AS sysname) AS GRANTOR, CAST(p.grantee AS sysname) AS GRANTEE, p.name AS PRIVILEGE,
    CAST(p.grantable AS varchar(3)) AS IS_GRANTABLE
FROM sys.objects AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id JOIN sys.columns AS c ON c.object_id = o.object_id
    JOIN (SELECT t.object_id, 0 AS column_id, 'dbo' AS grantor, 'dbo' AS grantee, w.name, 'YES' AS grantable
        FROM sys.objects AS t CROSS JOIN (SELECT CAST('INSERT' AS varchar(32)) AS name UNION ALL SELECT 'REFERENCES'
            UNION ALL SELECT 'SELECT' UNION ALL SELECT 'UPDATE') AS w
        UNION ALL
        SELECT d.major_id, d.minor_id, b.name, a.name, CAST(d.permission_name AS varchar(32)), CASE d.state WHEN 'W' THEN 'YES' ELSE 'NO' END
        FROM sys.database_permissions AS d JOIN sys.database_principals AS a ON a.principal_id = d.grantee_principal_id
            JOIN sys.database_principals AS b ON b.principal_id = d.grantor_principal_id
        WHERE d.class = 1 AND d.state IN ('G', 'W') AND d.permission_name IN ('INSERT', 'REFERENCES', 'SELECT', 'UPDATE'))
        AS p ON p.object_id = o.object_id AND p.column_id IN (0, c.column_id)
WHERE o.type IN ('U', 'V') AND o.name = @table_name AND (@table_owner IS NULL OR s.name = @table_owner)
    AND (@column_name IS NULL OR c.name LIKE @column_name)
ORDER BY TABLE_QUALIFIER, TABLE_OWNER, TABLE_NAME, COLUMN_NAME, PRIVILEGE, GRANTEE
GO

CREATE PROCEDURE sys.sp_fkeys
    @pktable_name sysname = NULL, @pktable_owner sysname = NULL, @pktable_qualifier sysname = NULL,
    @fktable_name sysname = NULL, @fktable_owner sysname = NULL, @fktable_qualifier sysname = NULL
AS
IF @pktable_name IS NULL AND @fktable_name IS NULL
    BEGIN RAISERROR(15252, 16, 1) RETURN 1 END
IF @pktable_qualifier IS NOT NULL AND @pktable_qualifier <> '' AND @pktable_qualifier <> DB_NAME()
    BEGIN RAISERROR(15250, 16, 1) RETURN 1 END
IF @fktable_qualifier IS NOT NULL AND @fktable_qualifier <> '' AND @fktable_qualifier <> DB_NAME()
    BEGIN RAISERROR(15250, 16, 1) RETURN 1 END
SELECT DB_NAME() AS PKTABLE_QUALIFIER, ps.name AS PKTABLE_OWNER, p.name AS PKTABLE_NAME, pc.name AS PKCOLUMN_NAME,
    DB_NAME() AS FKTABLE_QUALIFIER, fs.name AS FKTABLE_OWNER, t.name AS FKTABLE_NAME, fc.name AS FKCOLUMN_NAME,
    CAST(k.constraint_column_id AS smallint) AS KEY_SEQ,
    CAST(CASE f.update_referential_action WHEN 1 THEN 0 WHEN 0 THEN 1 ELSE f.update_referential_action END AS smallint) AS UPDATE_RULE,
    CAST(CASE f.delete_referential_action WHEN 1 THEN 0 WHEN 0 THEN 1 ELSE f.delete_referential_action END AS smallint) AS DELETE_RULE,
    f.name AS FK_NAME, i.name AS PK_NAME, CAST(7 AS smallint) AS DEFERRABILITY
FROM sys.foreign_keys AS f JOIN sys.foreign_key_columns AS k ON k.constraint_object_id = f.object_id
    JOIN sys.tables AS p ON p.object_id = f.referenced_object_id JOIN sys.schemas AS ps ON ps.schema_id = p.schema_id
    JOIN sys.tables AS t ON t.object_id = f.parent_object_id JOIN sys.schemas AS fs ON fs.schema_id = t.schema_id
    JOIN sys.columns AS pc ON pc.object_id = p.object_id AND pc.column_id = k.referenced_column_id
    JOIN sys.columns AS fc ON fc.object_id = t.object_id AND fc.column_id = k.parent_column_id
    JOIN sys.indexes AS i ON i.object_id = p.object_id AND i.index_id = f.key_index_id
WHERE (@pktable_name IS NULL OR p.name = @pktable_name) AND (@pktable_owner IS NULL OR ps.name = @pktable_owner)
    AND (@fktable_name IS NULL OR t.name = @fktable_name) AND (@fktable_owner IS NULL OR fs.name = @fktable_owner)
ORDER BY CASE WHEN @pktable_name IS NULL THEN ps.name ELSE fs.name END, CASE WHEN @pktable_name IS NULL THEN p.name ELSE t.name END, f.name, k.constraint_column_id
GO

CREATE PROCEDURE sys.sp_statistics
    @table_name sysname, @table_owner sysname = NULL, @table_qualifier sysname = NULL, @index_name sysname = '%',
    @is_unique char(1) = 'N', @accuracy char(1) = 'Q'
AS
IF @table_qualifier IS NOT NULL AND @table_qualifier <> '' AND @table_qualifier <> DB_NAME()
    BEGIN RAISERROR(15250, 16, 1) RETURN 1 END
SELECT DB_NAME() AS TABLE_QUALIFIER, s.name AS TABLE_OWNER, t.name AS TABLE_NAME, CAST(NULL AS smallint) AS NON_UNIQUE,
    CAST(NULL AS sysname) AS INDEX_QUALIFIER, CAST(NULL AS sysname) AS INDEX_NAME, CAST(0 AS smallint) AS TYPE,
    CAST(NULL AS smallint) AS SEQ_IN_INDEX, CAST(NULL AS sysname) AS COLUMN_NAME, CAST(NULL AS char(1)) AS COLLATION,
    CAST(p.rows AS int) AS CARDINALITY, CAST(NULL AS int) AS PAGES, CAST(NULL AS varchar(128)) AS FILTER_CONDITION
FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id JOIN sys.partitions AS p ON p.object_id = t.object_id AND p.index_id < 2
WHERE t.name = @table_name AND (@table_owner IS NULL OR s.name = @table_owner) AND @index_name = '%'
UNION ALL
SELECT DB_NAME(), s.name, t.name, CAST(CASE WHEN i.is_unique = 1 THEN 0 ELSE 1 END AS smallint), t.name, i.name,
    CAST(CASE WHEN i.type = 1 THEN 1 ELSE 3 END AS smallint), CAST(ic.key_ordinal AS smallint), c.name,
    CAST(CASE WHEN ic.is_descending_key = 1 THEN 'D' ELSE 'A' END AS char(1)),
    CASE WHEN i.index_id < 2 THEN CAST(p.rows AS int) END, CAST(NULL AS int), CAST(i.filter_definition AS varchar(128))
FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id JOIN sys.indexes AS i ON i.object_id = t.object_id
    JOIN sys.index_columns AS ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id AND ic.is_included_column = 0
    JOIN sys.columns AS c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
    LEFT JOIN sys.partitions AS p ON p.object_id = t.object_id AND p.index_id = i.index_id
WHERE t.name = @table_name AND (@table_owner IS NULL OR s.name = @table_owner) AND i.name LIKE @index_name
    AND (ISNULL(@is_unique, 'N') NOT IN ('Y', 'y') OR i.is_unique = 1)
ORDER BY 4, 7, 6, 8
GO

CREATE PROCEDURE sys.sp_stored_procedures
    @sp_name nvarchar(390) = NULL, @sp_owner nvarchar(384) = NULL, @sp_qualifier sysname = NULL, @fUsePattern bit = 1
AS
IF @sp_qualifier IS NOT NULL AND @sp_qualifier <> '' AND @sp_qualifier <> DB_NAME()
    BEGIN RAISERROR(15250, 16, 1) RETURN 1 END
SELECT DB_NAME() AS PROCEDURE_QUALIFIER, s.name AS PROCEDURE_OWNER, CAST(p.name + ';1' AS nvarchar(134)) AS PROCEDURE_NAME,
    -1 AS NUM_INPUT_PARAMS, -1 AS NUM_OUTPUT_PARAMS, -1 AS NUM_RESULT_SETS, CAST(NULL AS varchar(254)) AS REMARKS, CAST(2 AS smallint) AS PROCEDURE_TYPE
FROM sys.procedures AS p JOIN sys.schemas AS s ON s.schema_id = p.schema_id
WHERE (@sp_name IS NULL OR @fUsePattern = 1 AND p.name LIKE @sp_name OR @fUsePattern = 0 AND p.name = @sp_name)
    AND (@sp_owner IS NULL OR @fUsePattern = 1 AND s.name LIKE @sp_owner OR @fUsePattern = 0 AND s.name = @sp_owner)
ORDER BY 1, 2, 3
GO

CREATE PROCEDURE sys.sp_sproc_columns
    @procedure_name nvarchar(390) = '%', @procedure_owner nvarchar(384) = NULL, @procedure_qualifier sysname = NULL,
    @column_name nvarchar(384) = NULL, @ODBCVer int = 2, @fUsePattern bit = 1
AS
IF @procedure_qualifier IS NOT NULL AND @procedure_qualifier <> '' AND @procedure_qualifier <> DB_NAME()
    BEGIN RAISERROR(15250, 16, 1) RETURN 1 END
SELECT DB_NAME() AS PROCEDURE_QUALIFIER, s.name AS PROCEDURE_OWNER, CAST(p.name + ';1' AS nvarchar(134)) AS PROCEDURE_NAME,
    CAST(ISNULL(a.name, '@RETURN_VALUE') AS sysname) AS COLUMN_NAME,
    CAST(CASE WHEN d.parameter_id = 0 THEN 5 WHEN a.is_output = 1 THEN 2 ELSE 1 END AS smallint) AS COLUMN_TYPE,
    CAST(CASE WHEN @ODBCVer = 3 THEN d.data_type ELSE d.data_type_2 END AS smallint) AS DATA_TYPE,
    d.type_name AS TYPE_NAME, d.precision AS PRECISION, d.length AS LENGTH, d.scale AS SCALE, d.radix AS RADIX,
    CAST(CASE WHEN d.parameter_id = 0 THEN 0 ELSE 1 END AS smallint) AS NULLABLE, CAST(NULL AS varchar(254)) AS REMARKS,
    CAST(NULL AS nvarchar(4000)) AS COLUMN_DEF, d.sql_data_type AS SQL_DATA_TYPE, d.sql_datetime_sub AS SQL_DATETIME_SUB,
    d.char_octet_length AS CHAR_OCTET_LENGTH, d.parameter_id AS ORDINAL_POSITION,
    CAST(CASE WHEN d.parameter_id = 0 THEN 'NO' ELSE 'YES' END AS varchar(254)) AS IS_NULLABLE,
    d.ss_data_type AS SS_DATA_TYPE
FROM sys.procedures AS p JOIN sys.schemas AS s ON s.schema_id = p.schema_id
    JOIN sys.spt_parameters_odbc AS d ON d.object_id = p.object_id
    LEFT JOIN sys.parameters AS a ON a.object_id = d.object_id AND a.parameter_id = d.parameter_id
WHERE (@procedure_name IS NULL OR @fUsePattern = 1 AND p.name LIKE @procedure_name OR @fUsePattern = 0 AND p.name = @procedure_name)
    AND (@procedure_owner IS NULL OR @fUsePattern = 1 AND s.name LIKE @procedure_owner OR @fUsePattern = 0 AND s.name = @procedure_owner)
    AND (@column_name IS NULL OR @fUsePattern = 1 AND ISNULL(a.name, '@RETURN_VALUE') LIKE @column_name
        OR @fUsePattern = 0 AND ISNULL(a.name, '@RETURN_VALUE') = @column_name)
ORDER BY 1, 2, 3, d.parameter_id
GO

CREATE PROCEDURE sys.sp_sproc_columns_100
    @procedure_name nvarchar(390) = '%', @procedure_owner nvarchar(384) = NULL, @procedure_qualifier sysname = NULL,
    @column_name nvarchar(384) = NULL, @ODBCVer int = 2, @fUsePattern bit = 1
AS
IF @procedure_qualifier IS NOT NULL AND @procedure_qualifier <> '' AND @procedure_qualifier <> DB_NAME()
    BEGIN RAISERROR(15250, 16, 1) RETURN 1 END
SELECT DB_NAME() AS PROCEDURE_QUALIFIER, s.name AS PROCEDURE_OWNER, CAST(p.name + ';1' AS nvarchar(134)) AS PROCEDURE_NAME,
    CAST(ISNULL(a.name, '@RETURN_VALUE') AS sysname) AS COLUMN_NAME,
    CAST(CASE WHEN d.parameter_id = 0 THEN 5 WHEN a.is_output = 1 THEN 2 ELSE 1 END AS smallint) AS COLUMN_TYPE,
    CAST(CASE WHEN @ODBCVer = 3 THEN d.data_type ELSE d.data_type_2 END AS smallint) AS DATA_TYPE,
    d.type_name AS TYPE_NAME, d.precision AS PRECISION, d.length AS LENGTH, d.scale AS SCALE, d.radix AS RADIX,
    CAST(CASE WHEN d.parameter_id = 0 THEN 0 ELSE 1 END AS smallint) AS NULLABLE, CAST(NULL AS varchar(254)) AS REMARKS,
    CAST(NULL AS nvarchar(4000)) AS COLUMN_DEF, d.sql_data_type AS SQL_DATA_TYPE, d.sql_datetime_sub AS SQL_DATETIME_SUB,
    d.char_octet_length AS CHAR_OCTET_LENGTH, d.parameter_id AS ORDINAL_POSITION,
    CAST(CASE WHEN d.parameter_id = 0 THEN 'NO' ELSE 'YES' END AS varchar(254)) AS IS_NULLABLE,
    CAST(NULL AS sysname) AS SS_TYPE_CATALOG_NAME, CAST(NULL AS sysname) AS SS_TYPE_SCHEMA_NAME, CAST(NULL AS sysname) AS SS_UDT_CATALOG_NAME,
    CAST(NULL AS sysname) AS SS_UDT_SCHEMA_NAME, CAST(NULL AS nvarchar(4000)) AS SS_UDT_ASSEMBLY_TYPE_NAME,
    CAST(NULL AS sysname) AS SS_XML_SCHEMACOLLECTION_CATALOG_NAME, CAST(NULL AS sysname) AS SS_XML_SCHEMACOLLECTION_SCHEMA_NAME,
    CAST(NULL AS sysname) AS SS_XML_SCHEMACOLLECTION_NAME,
    d.ss_data_type AS SS_DATA_TYPE
FROM sys.procedures AS p JOIN sys.schemas AS s ON s.schema_id = p.schema_id
    JOIN sys.spt_parameters_odbc AS d ON d.object_id = p.object_id
    LEFT JOIN sys.parameters AS a ON a.object_id = d.object_id AND a.parameter_id = d.parameter_id
WHERE (@procedure_name IS NULL OR @fUsePattern = 1 AND p.name LIKE @procedure_name OR @fUsePattern = 0 AND p.name = @procedure_name)
    AND (@procedure_owner IS NULL OR @fUsePattern = 1 AND s.name LIKE @procedure_owner OR @fUsePattern = 0 AND s.name = @procedure_owner)
    AND (@column_name IS NULL OR @fUsePattern = 1 AND ISNULL(a.name, '@RETURN_VALUE') LIKE @column_name
        OR @fUsePattern = 0 AND ISNULL(a.name, '@RETURN_VALUE') = @column_name)
ORDER BY 1, 2, 3, d.parameter_id
GO

CREATE PROCEDURE sys.sp_datatype_info @data_type int = 0, @ODBCVer tinyint = 2
AS
SELECT TYPE_NAME, DATA_TYPE, PRECISION, LITERAL_PREFIX, LITERAL_SUFFIX, CREATE_PARAMS, NULLABLE, CASE_SENSITIVE, SEARCHABLE,
    UNSIGNED_ATTRIBUTE, MONEY, AUTO_INCREMENT, LOCAL_TYPE_NAME, MINIMUM_SCALE, MAXIMUM_SCALE, SQL_DATA_TYPE, SQL_DATETIME_SUB,
    NUM_PREC_RADIX, INTERVAL_PRECISION, USERTYPE
FROM sys.spt_datatype_info
WHERE ODBCVer = CASE WHEN @ODBCVer = 3 THEN 3 ELSE 2 END AND (@data_type = 0 OR DATA_TYPE = @data_type)
ORDER BY 2, 12, 11, 20
GO

CREATE PROCEDURE sys.sp_databases
AS
SELECT name AS DATABASE_NAME, CAST(NULL AS int) AS DATABASE_SIZE, CAST(NULL AS varchar(254)) AS REMARKS FROM sys.databases ORDER BY 1
GO

CREATE PROCEDURE sys.sp_special_columns
    @table_name sysname, @table_owner sysname = NULL, @table_qualifier sysname = NULL, @col_type char(1) = 'R', @scope char(1) = 'T',
    @nullable char(1) = 'U', @ODBCVer int = 2
AS
IF ISNULL(@col_type, '') NOT IN ('R', 'V')
    BEGIN RAISERROR(15251, 16, 1, '@col_type', '''R'' or ''V''') RETURN 1 END
IF ISNULL(@scope, '') NOT IN ('C', 'T')
    BEGIN RAISERROR(15251, 16, 1, '@scope', '''C'' or ''T''') RETURN 1 END
IF ISNULL(@nullable, '') NOT IN ('O', 'U')
    BEGIN RAISERROR(15251, 16, 1, '@nullable', '''U'' or ''O''') RETURN 1 END
IF @table_qualifier IS NOT NULL AND @table_qualifier <> '' AND @table_qualifier <> DB_NAME()
    BEGIN RAISERROR(15250, 16, 1) RETURN 1 END
SELECT CAST(CASE WHEN @col_type = 'V' THEN NULL WHEN @scope = 'C' THEN 0 ELSE 1 END AS smallint) AS SCOPE, c.name AS COLUMN_NAME,
    CAST(CASE WHEN @ODBCVer = 3 THEN d.data_type ELSE d.data_type_2 END AS smallint) AS DATA_TYPE,
    CAST(d.type_name AS nvarchar(128)) AS TYPE_NAME, d.precision AS PRECISION, d.length AS LENGTH, d.scale AS SCALE, d.radix AS RADIX,
    CAST(1 AS smallint) AS PSEUDO_COLUMN
FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id
    JOIN (SELECT i.object_id, MIN(i.index_id) AS index_id FROM sys.indexes AS i
        WHERE i.is_unique = 1 AND i.has_filter = 0 AND (@nullable = 'U' OR NOT EXISTS
            (SELECT 1 FROM sys.index_columns AS nc JOIN sys.columns AS n ON n.object_id = nc.object_id AND n.column_id = nc.column_id
            WHERE nc.object_id = i.object_id AND nc.index_id = i.index_id AND nc.key_ordinal > 0 AND n.is_nullable = 1))
        GROUP BY i.object_id) AS u ON u.object_id = t.object_id
    JOIN sys.index_columns AS ic ON ic.object_id = u.object_id AND ic.index_id = u.index_id AND ic.key_ordinal > 0
    JOIN sys.columns AS c ON c.object_id = t.object_id AND c.column_id = ic.column_id
    JOIN sys.spt_columns_odbc AS d ON d.object_id = c.object_id AND d.column_id = c.column_id
WHERE t.name = @table_name AND (@table_owner IS NULL OR s.name = @table_owner) AND @col_type = 'R'
ORDER BY c.column_id
GO

CREATE PROCEDURE sys.sp_server_info @attribute_id int = NULL
AS
SELECT a.ATTRIBUTE_ID, CAST(a.ATTRIBUTE_NAME AS varchar(60)) AS ATTRIBUTE_NAME, CAST(a.ATTRIBUTE_VALUE AS varchar(255)) AS ATTRIBUTE_VALUE
FROM (
    SELECT 1 AS ATTRIBUTE_ID, 'DBMS_NAME' AS ATTRIBUTE_NAME, 'Microsoft SQL Server' AS ATTRIBUTE_VALUE
    UNION ALL SELECT 2, 'DBMS_VER', CAST(@@VERSION AS varchar(255))
    UNION ALL SELECT 10, 'OWNER_TERM', 'owner'
    UNION ALL SELECT 11, 'TABLE_TERM', 'table'
    UNION ALL SELECT 12, 'MAX_OWNER_NAME_LENGTH', '128'
    UNION ALL SELECT 13, 'TABLE_LENGTH', '128'
    UNION ALL SELECT 14, 'MAX_QUAL_LENGTH', '128'
    UNION ALL SELECT 15, 'COLUMN_LENGTH', '128'
    UNION ALL SELECT 16, 'IDENTIFIER_CASE', 'MIXED'
    UNION ALL SELECT 17, 'TX_ISOLATION', '2'
    UNION ALL SELECT 18, 'COLLATION_SEQ', 'charset=iso_1 sort_order=nocase_iso charset_num=1 sort_order_num=52'
    UNION ALL SELECT 19, 'SAVEPOINT_SUPPORT', 'Y'
    UNION ALL SELECT 20, 'MULTI_RESULT_SETS', 'Y'
    UNION ALL SELECT 22, 'ACCESSIBLE_TABLES', 'Y'
    UNION ALL SELECT 100, 'USERID_LENGTH', '128'
    UNION ALL SELECT 101, 'QUALIFIER_TERM', 'database'
    UNION ALL SELECT 102, 'NAMED_TRANSACTIONS', 'Y'
    UNION ALL SELECT 103, 'SPROC_AS_LANGUAGE', 'Y'
    UNION ALL SELECT 104, 'ACCESSIBLE_SPROC', 'Y'
    UNION ALL SELECT 105, 'MAX_INDEX_COLS', '32'
    UNION ALL SELECT 106, 'RENAME_TABLE', 'Y'
    UNION ALL SELECT 107, 'RENAME_COLUMN', 'Y'
    UNION ALL SELECT 108, 'DROP_COLUMN', 'Y'
    UNION ALL SELECT 109, 'INCREASE_COLUMN_LENGTH', 'Y'
    UNION ALL SELECT 110, 'DDL_IN_TRANSACTION', 'Y'
    UNION ALL SELECT 111, 'DESCENDING_INDEXES', 'Y'
    UNION ALL SELECT 112, 'SP_RENAME', 'Y'
    UNION ALL SELECT 113, 'REMOTE_SPROC', 'N'
) AS a
WHERE @attribute_id IS NULL OR a.ATTRIBUTE_ID = @attribute_id
ORDER BY 1
GO

CREATE PROCEDURE sys.sp_help @objname nvarchar(776) = NULL
AS
IF @objname IS NULL
BEGIN
    SELECT o.name AS Name, s.name AS Owner, LOWER(REPLACE(o.type_desc, '_', ' ')) AS Object_type
    FROM sys.all_objects AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id
    ORDER BY s.name, 3 DESC, o.name
    RETURN 0
END
DECLARE @id int = OBJECT_ID(@objname)
IF @id IS NULL
BEGIN
    DECLARE @database sysname = DB_NAME()
    RAISERROR(15009, 16, 1, @objname, @database)
    RETURN 1
END
SELECT o.name AS Name, s.name AS Owner, LOWER(REPLACE(o.type_desc, '_', ' ')) AS Type, o.create_date AS Created_datetime
FROM sys.objects AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id WHERE o.object_id = @id
IF EXISTS (SELECT 1 FROM sys.columns WHERE object_id = @id)
    SELECT c.name AS Column_name, t.name AS Type, CASE WHEN c.is_computed = 1 THEN 'yes' ELSE 'no' END AS Computed, CAST(c.max_length AS int) AS Length,
        CASE WHEN c.system_type_id IN (48, 52, 56, 59, 60, 62, 106, 108, 122, 127, 41, 42, 43) THEN CAST(c.precision AS varchar(5)) ELSE '     ' END AS Prec,
        CASE WHEN c.system_type_id IN (48, 52, 56, 60, 106, 108, 122, 127, 41, 42, 43) THEN CAST(c.scale AS varchar(5)) ELSE '     ' END AS Scale,
        CASE WHEN c.is_nullable = 1 THEN 'yes' ELSE 'no' END AS Nullable, c.collation_name AS Collation
    FROM sys.columns AS c JOIN sys.types AS t ON t.user_type_id = c.user_type_id WHERE c.object_id = @id ORDER BY c.column_id
IF EXISTS (SELECT 1 FROM sys.identity_columns WHERE object_id = @id)
    SELECT name AS [Identity], seed_value AS Seed, increment_value AS Increment, 0 AS [Not For Replication] FROM sys.identity_columns WHERE object_id = @id
IF EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = @id AND index_id > 0)
    SELECT i.name AS index_name, LOWER(i.type_desc) + CASE WHEN i.is_unique = 1 THEN ', unique' ELSE '' END
        + CASE WHEN i.is_primary_key = 1 THEN ', primary key' WHEN i.is_unique_constraint = 1 THEN ', unique key' ELSE '' END AS index_description,
        (SELECT STRING_AGG(c.name + CASE WHEN ic.is_descending_key = 1 THEN '(-)' ELSE '' END, ', ') WITHIN GROUP (ORDER BY ic.key_ordinal)
            FROM sys.index_columns AS ic JOIN sys.columns AS c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
            WHERE ic.object_id = i.object_id AND ic.index_id = i.index_id AND ic.key_ordinal > 0) AS index_keys
    FROM sys.indexes AS i WHERE i.object_id = @id AND i.index_id > 0 ORDER BY i.name
IF EXISTS (SELECT 1 FROM sys.parameters WHERE object_id = @id)
    SELECT p.name AS Parameter_name, t.name AS Type, CAST(p.max_length AS int) AS Length, CAST(p.precision AS int) AS Prec, CAST(p.scale AS int) AS Scale, p.parameter_id AS Param_order
    FROM sys.parameters AS p JOIN sys.types AS t ON t.user_type_id = p.user_type_id WHERE p.object_id = @id ORDER BY p.parameter_id
GO

CREATE PROCEDURE sys.sp_who
    @loginame sysname = NULL
AS
SELECT s.session_id AS spid, CAST(0 AS smallint) AS ecid, CAST(s.status AS nchar(30)) AS status, CAST(s.login_name AS nchar(128)) AS loginame,
    CAST(ISNULL(s.host_name, '') AS nchar(128)) AS hostname, CAST(ISNULL(r.blocking_session_id, 0) AS char(5)) AS blk, DB_NAME(s.database_id) AS dbname,
    CAST(ISNULL(r.command, 'AWAITING COMMAND') AS nchar(26)) AS cmd, ISNULL(r.request_id, 0) AS request_id
FROM sys.dm_exec_sessions AS s LEFT JOIN sys.dm_exec_requests AS r ON r.session_id = s.session_id
WHERE @loginame IS NULL OR s.login_name = @loginame OR LOWER(@loginame) = 'active' AND r.session_id IS NOT NULL
    OR CAST(s.session_id AS nvarchar(10)) = @loginame
ORDER BY s.session_id
GO

CREATE PROCEDURE sys.sp_who2
    @loginame sysname = NULL
AS
SELECT CAST(s.session_id AS char(5)) AS SPID, CAST(s.status AS nvarchar(30)) AS Status, s.login_name AS Login, ISNULL(s.host_name, '  .') AS HostName,
    CASE WHEN r.blocking_session_id > 0 THEN CAST(r.blocking_session_id AS char(5)) ELSE '  .' END AS BlkBy, DB_NAME(s.database_id) AS DBName,
    ISNULL(r.command, 'AWAITING COMMAND') AS Command, s.cpu_time AS CPUTime, s.reads + s.writes AS DiskIO,
    CONVERT(varchar(14), s.last_request_start_time, 101) + ' ' + CONVERT(varchar(8), s.last_request_start_time, 108) AS LastBatch,
    ISNULL(s.program_name, '') AS ProgramName, CAST(s.session_id AS char(5)) AS SPID, ISNULL(r.request_id, 0) AS REQUESTID
FROM sys.dm_exec_sessions AS s LEFT JOIN sys.dm_exec_requests AS r ON r.session_id = s.session_id
WHERE @loginame IS NULL OR s.login_name = @loginame OR LOWER(@loginame) = 'active' AND r.session_id IS NOT NULL
    OR CAST(s.session_id AS nvarchar(10)) = @loginame
ORDER BY s.session_id
