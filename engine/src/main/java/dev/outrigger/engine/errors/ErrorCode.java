package dev.outrigger.engine.errors;

/**
 * Every error that Outrigger raises by itself. Numbers, severities and texts are SQL Server's where
 * it has one; numbers of our own start at 50001 less what a user may raise: they are in 49500 to
 * 49599.
 */
public enum ErrorCode {
    /** The number is the user's: {@code RAISERROR('x', 16, 1)} or {@code THROW 51000, 'x', 1}. */
    USER_RAISED(50000, 16, Fault.USER, "%s"),

    // The language.
    SYNTAX_NEAR(102, 15, Fault.USER, "Incorrect syntax near '%s'."),
    UNCLOSED_QUOTE(105, 15, Fault.USER, "Unclosed quotation mark after the character string '%s'."),
    UNCLOSED_COMMENT(113, 15, Fault.USER, "Missing end comment mark '*/'."),
    SYNTAX_NEAR_KEYWORD(156, 15, Fault.USER, "Incorrect syntax near the keyword '%s'."),
    NAME_TOO_LONG(
            103,
            15,
            Fault.USER,
            "The identifier that starts with '%s' is too long. Maximum length is 128."),
    NUMBER_TOO_LONG(
            1007,
            15,
            Fault.USER,
            "The number '%s' is out of the range for numeric representation (maximum precision 38)."),
    MUST_DECLARE_VARIABLE(137, 15, Fault.USER, "Must declare the scalar variable \"%s\"."),
    DUPLICATE_VARIABLE(
            134,
            15,
            Fault.USER,
            "The variable name '%s' has already been declared. Variable names must be unique within a query batch or stored procedure."),
    SELECT_MIXES_ASSIGNMENT(
            141,
            15,
            Fault.USER,
            "A SELECT statement that assigns a value to a variable must not be combined with data-retrieval operations."),
    BREAK_OUTSIDE_LOOP(
            135,
            15,
            Fault.USER,
            "Cannot use a BREAK statement outside the scope of a WHILE statement."),
    CONTINUE_OUTSIDE_LOOP(
            136,
            15,
            Fault.USER,
            "Cannot use a CONTINUE statement outside the scope of a WHILE statement."),
    NOT_A_BATCH_ALONE(111, 15, Fault.USER, "'%s' must be the first statement in a query batch."),
    NOT_A_FUNCTION(195, 15, Fault.USER, "'%s' is not a recognized built-in function name."),
    ARGUMENT_COUNT(174, 15, Fault.USER, "The %s function requires %s argument(s)."),
    NOT_A_DATE_PART(155, 15, Fault.USER, "'%s' is not a recognized %s option."),
    NOT_A_CONDITION(
            4145,
            15,
            Fault.USER,
            "An expression of non-boolean type specified in a context where a condition is expected, near '%s'."),
    NOT_SUPPORTED(49500, 16, Fault.USER, "%s is not supported by Outrigger%s"),
    INVALID_COLUMN(207, 16, Fault.USER, "Invalid column name '%s'."),
    INVALID_OBJECT(208, 16, Fault.USER, "Invalid object name '%s'."),
    AMBIGUOUS_COLUMN(209, 16, Fault.USER, "Ambiguous column name '%s'."),
    UNBOUND_IDENTIFIER(
            4104, 16, Fault.USER, "The multi-part identifier \"%s\" could not be bound."),
    NO_COLUMN_NAME(8155, 16, Fault.USER, "No column name was specified for column %d of '%s'."),
    NOT_GROUPED(
            8120,
            16,
            Fault.USER,
            "Column '%s' is invalid in the select list because it is not contained in either an aggregate function or the GROUP BY clause."),
    AGGREGATE_IN_WHERE(
            147,
            15,
            Fault.USER,
            "An aggregate may not appear in the WHERE clause unless it is in a subquery contained in a HAVING clause or a select list, and the column being aggregated is an outer reference."),
    NESTED_AGGREGATE(
            130,
            15,
            Fault.USER,
            "Cannot perform an aggregate function on an expression containing an aggregate or a subquery."),
    SUBQUERY_NOT_ALLOWED(
            1046,
            15,
            Fault.USER,
            "Subqueries are not allowed in this context. Only scalar expressions are allowed."),
    LIMIT_NEGATIVE(
            10742,
            15,
            Fault.USER,
            "The number of rows given to TOP, OFFSET or FETCH (%s) must not be NULL or negative."),
    LIMIT_NO_INTEGER(
            1060,
            15,
            Fault.USER,
            "The number of rows provided for a TOP or FETCH clauses row count parameter must be an integer."),
    PERCENTAGE(1031, 15, Fault.USER, "Percent values must be between 0 and 100."),
    TIES_WITHOUT_ORDER(
            1062,
            15,
            Fault.USER,
            "The TOP N WITH TIES clause is not allowed without a corresponding ORDER BY clause."),
    ORDER_BY_DISTINCT(
            145,
            15,
            Fault.USER,
            "ORDER BY items must appear in the select list if SELECT DISTINCT is specified."),
    WINDOW_MISPLACED(
            4108,
            15,
            Fault.USER,
            "Windowed functions can only appear in the SELECT or ORDER BY clauses."),
    WINDOW_ORDER(
            4112, 15, Fault.USER, "A ranking function must have an OVER clause with ORDER BY."),
    WINDOW_DISTINCT(10759, 15, Fault.USER, "Use of DISTINCT is not allowed with the OVER clause."),
    WINDOW_RANGE(
            4194,
            15,
            Fault.USER,
            "RANGE is only supported with UNBOUNDED and CURRENT ROW window frame delimiters."),
    NOT_WINDOWED(
            4113,
            16,
            Fault.USER,
            "The function '%s' is not a valid windowing function, and cannot be used with the OVER"
                    + " clause."),
    NTILE_ARGUMENT(
            5407,
            16,
            Fault.USER,
            "The function 'ntile' takes only a positive int or bigint expression as its input."),
    LAG_OFFSET(
            8730,
            16,
            Fault.USER,
            "Offset parameter for Lag and Lead functions cannot be a negative value."),
    WINDOW_MISSING(10753, 15, Fault.USER, "A ranking function must have an OVER clause."),
    STAR_WITHOUT_FROM(263, 16, Fault.USER, "Must specify table to select from."),
    SUBQUERY_MANY_ROWS(
            512,
            16,
            Fault.USER,
            "Subquery returned more than 1 value. This is not permitted when the subquery follows =, !=, <, <= , >, >= or when the subquery is used as an expression."),
    SUBQUERY_MANY_COLUMNS(
            116,
            16,
            Fault.USER,
            "Only one expression can be specified in the select list when the subquery is not introduced with EXISTS."),
    SET_OPERATION_COLUMNS(
            205,
            16,
            Fault.USER,
            "All queries combined using a UNION, INTERSECT or EXCEPT operator must have an equal number of expressions in their target lists."),
    ORDER_BY_POSITION(
            108,
            15,
            Fault.USER,
            "The ORDER BY position number %d is out of range of the number of items in the select list."),
    ORDER_BY_IN_SUBQUERY(
            1033,
            15,
            Fault.USER,
            "The ORDER BY clause is invalid in views, inline functions, derived tables, subqueries, and common table expressions, unless TOP, OFFSET or FOR XML is also specified."),
    DUPLICATE_ALIAS(
            1011,
            15,
            Fault.USER,
            "The correlation name '%s' is specified multiple times in a FROM clause."),
    DUPLICATE_DERIVED_COLUMN(
            8156, 16, Fault.USER, "The column '%s' was specified multiple times for '%s'."),
    TYPE_NOT_FOUND(
            2715, 16, Fault.USER, "Column, parameter, or variable #%d: Cannot find data type %s."),
    TYPE_SIZE(
            131,
            15,
            Fault.USER,
            "The size (%d) given to the type '%s' exceeds the maximum allowed for any data type (%d)."),
    TYPE_SCALE(
            183,
            15,
            Fault.USER,
            "The scale (%d) for column '%s' must be within the range %d to %d."),
    TYPE_LENGTH(1001, 15, Fault.USER, "Length or precision specification %d is invalid."),
    TYPE_FRACTION(1002, 15, Fault.USER, "Specified scale %d is invalid."),
    TYPE_PRECISION(
            2750,
            16,
            Fault.USER,
            "Column or parameter: Specified column precision %d is greater than the maximum precision of %d."),
    TYPE_SCALE_ABOVE_PRECISION(
            192, 15, Fault.USER, "The scale must be less than or equal to the precision."),
    TYPE_TAKES_NO_SIZE(
            2716,
            16,
            Fault.USER,
            "Column, parameter, or variable: Cannot specify a column width on data type %s."),

    // Values.
    STRING_TRUNCATED(
            2628,
            16,
            Fault.USER,
            "String or binary data would be truncated in table '%s', column '%s'. Truncated value: '%s'."),
    STRING_TRUNCATED_SOMEWHERE(8152, 16, Fault.USER, "String or binary data would be truncated."),
    CONVERSION_FAILED(
            245,
            16,
            Fault.USER,
            "Conversion failed when converting the %s value '%s' to data type %s."),
    CONVERSION_OVERFLOW(
            248, 16, Fault.USER, "The conversion of the %s value '%s' overflowed an int column."),
    TINYINT_OVERFLOW(
            244,
            16,
            Fault.USER,
            "The conversion of the %s value '%s' overflowed an %s column. Use a larger integer column."),
    DATE_CONVERSION_FAILED(
            241,
            16,
            Fault.USER,
            "Conversion failed when converting date and/or time from character string."),
    DATE_OUT_OF_RANGE(
            242,
            16,
            Fault.USER,
            "The conversion of a %s data type to a %s data type resulted in an out-of-range value."),
    DATE_ADD_OVERFLOW(517, 16, Fault.USER, "Adding a value to a '%s' column caused an overflow."),
    DATEDIFF_OVERFLOW(
            535,
            16,
            Fault.USER,
            "The %s function resulted in an overflow. The number of dateparts separating two date/time instances is too large. Try to use %s with a less precise datepart."),
    ARITHMETIC_OVERFLOW_CONVERTING(
            8115, 16, Fault.USER, "Arithmetic overflow error converting %s to data type %s."),
    ARITHMETIC_OVERFLOW_VALUE(
            220, 16, Fault.USER, "Arithmetic overflow error for data type %s, value = %s."),
    DIVIDE_BY_ZERO(8134, 16, Fault.USER, "Divide by zero error encountered."),
    ERROR_CONVERTING(8114, 16, Fault.USER, "Error converting data type %s to %s."),
    UUID_CONVERSION_FAILED(
            8169,
            16,
            Fault.USER,
            "Conversion failed when converting from a character string to uniqueidentifier."),
    TYPE_CLASH(206, 16, Fault.USER, "Operand type clash: %s is incompatible with %s"),
    EXPLICIT_CONVERSION_NOT_ALLOWED(
            529, 16, Fault.USER, "Explicit conversion from data type %s to %s is not allowed."),
    IMPLICIT_CONVERSION_NOT_ALLOWED(
            257,
            16,
            Fault.USER,
            "Implicit conversion from data type %s to %s is not allowed. Use the CONVERT function to run this query."),
    OPERAND_TYPE(8117, 16, Fault.USER, "Operand data type %s is invalid for %s operator."),
    OPERAND_TYPES(
            402, 16, Fault.USER, "The data types %s and %s are incompatible in the %s operator."),
    ARGUMENT_TYPE(
            8116,
            16,
            Fault.USER,
            "Argument data type %s is invalid for argument %d of %s function."),
    ARITHMETIC_OVERFLOW_TYPE(
            232, 16, Fault.USER, "Arithmetic overflow error for type %s, value = %s."),
    MONEY_SYNTAX(
            235,
            16,
            Fault.USER,
            "Cannot convert a char value to money. The char value has incorrect syntax."),
    MONEY_SPACE(
            234,
            16,
            Fault.USER,
            "There is insufficient result space to convert a money value to %s."),
    GUID_SPACE(
            8170,
            16,
            Fault.USER,
            "Insufficient result space to convert uniqueidentifier value to char."),
    SMALLDATETIME_CONVERSION_FAILED(
            295,
            16,
            Fault.USER,
            "Conversion failed when converting character string to smalldatetime data type."),
    OFFSET_OVERFLOW(
            9813,
            16,
            Fault.USER,
            "The timezone provided to builtin function %s would cause the datetimeoffset to overflow the range of valid date range in either UTC or local time."),
    DATE_PARTS_INVALID(
            289,
            16,
            Fault.USER,
            "Cannot construct data type %s, some of the arguments have values which are not valid."),
    DATE_PART_TYPE(
            9810,
            16,
            Fault.USER,
            "The datepart %s is not supported by date function %s for data type %s."),
    LIKE_ESCAPE(
            506,
            16,
            Fault.USER,
            "The invalid escape character \"%s\" was specified in a LIKE predicate."),
    INVALID_LENGTH(536, 16, Fault.USER, "Invalid length parameter passed to the %s function."),
    INVALID_LENGTH_SUBSTRING(
            537,
            16,
            Fault.USER,
            "Invalid length parameter passed to the LEFT or SUBSTRING function."),
    INVALID_STYLE(
            281,
            16,
            Fault.USER,
            "%d is not a valid style number when converting from %s to a character string."),
    INVALID_FLOATING_POINT(3623, 16, Fault.USER, "An invalid floating point operation occurred."),
    COLLATION_CONFLICT(
            468,
            16,
            Fault.USER,
            "Cannot resolve the collation conflict between \"%s\" and \"%s\" in the %s operation."),
    INVALID_COLLATION(448, 16, Fault.USER, "Invalid collation '%s'."),
    STRING_AGG_LENGTH(
            9829,
            16,
            Fault.USER,
            "STRING_AGG aggregation result exceeded the limit of 8000 bytes. Use LOB types to avoid result truncation."),
    STYLE_UNSUPPORTED(
            9809, 16, Fault.USER, "The style %d is not supported for conversions from %s to %s."),

    // Tables.
    NULL_NOT_ALLOWED(
            515,
            16,
            Fault.USER,
            "Cannot insert the value NULL into column '%s', table '%s'; column does not allow nulls. %s fails."),
    INSERT_COLUMN_COUNT(
            213,
            16,
            Fault.USER,
            "Column name or number of supplied values does not match table definition."),
    INSERT_MORE_COLUMNS(
            109,
            15,
            Fault.USER,
            "There are more columns in the INSERT statement than values specified in the VALUES clause. The number of values in the VALUES clause must match the number of columns specified in the INSERT statement."),
    INSERT_FEWER_COLUMNS(
            110,
            15,
            Fault.USER,
            "There are fewer columns in the INSERT statement than values specified in the VALUES clause. The number of values in the VALUES clause must match the number of columns specified in the INSERT statement."),
    INSERT_SELECT_MORE_COLUMNS(
            120,
            15,
            Fault.USER,
            "The select list for the INSERT statement contains fewer items than the insert list. The number of SELECT values must match the number of INSERT columns."),
    INSERT_SELECT_FEWER_COLUMNS(
            121,
            15,
            Fault.USER,
            "The select list for the INSERT statement contains more items than the insert list. The number of SELECT values must match the number of INSERT columns."),
    VALUES_ROW_COUNT(
            10709,
            16,
            Fault.USER,
            "The number of columns for each row in a table value constructor must be the same."),
    DUPLICATE_INSERT_COLUMN(
            264,
            16,
            Fault.USER,
            "The column name '%s' is specified more than once in the SET clause or column list of an INSERT. A column cannot be assigned more than one value in the same clause."),
    IDENTITY_NOT_GIVEN(
            545,
            16,
            Fault.USER,
            "Explicit value must be specified for identity column in table '%s' either when IDENTITY_INSERT is set to ON or when a replication user is inserting into a NOT FOR REPLICATION identity column."),
    IDENTITY_DEFAULT(
            339, 16, Fault.USER, "DEFAULT or NULL are not allowed as explicit identity values."),
    IDENTITY_UNLISTED(
            8101,
            16,
            Fault.USER,
            "An explicit value for the identity column in table '%s' can only be specified when a column list is used and IDENTITY_INSERT is ON."),
    IDENTITY_MISSING(
            8106,
            16,
            Fault.USER,
            "Table '%s' does not have the identity property. Cannot perform SET operation."),
    IDENTITY_INSERT_ON(
            8107,
            16,
            Fault.USER,
            "IDENTITY_INSERT is already ON for table '%s.%s.%s'. Cannot perform SET operation for table '%s'."),
    VIEW_GROUPED(
            4403,
            16,
            Fault.USER,
            "Cannot update the view or function '%s' because it contains aggregates, or a DISTINCT or GROUP BY clause, or PIVOT or UNPIVOT operator."),
    VIEW_DERIVED(
            4406,
            16,
            Fault.USER,
            "Update or insert of view or function '%s' failed because it contains a derived or constant field."),
    NO_IDENTITY(7997, 16, Fault.USER, "'%s' does not contain an identity column."),
    IDENTITY_CHECKED(
            7998,
            10,
            Fault.USER,
            "Checking identity information: current identity value '%s', current column value '%s'."),
    IDENTITY_RESEEDED(
            7998, 10, Fault.USER, "Checking identity information: current identity value '%s'."),
    CHECKED_TABLE_MISSING(
            2501,
            16,
            Fault.USER,
            "Cannot find a table or object with the name \"%s\". Check the system catalog."),
    IDENTITY_INSERT(
            544,
            16,
            Fault.USER,
            "Cannot insert explicit value for identity column in table '%s' when IDENTITY_INSERT is set to OFF."),
    IDENTITY_TYPE(
            2749,
            16,
            Fault.USER,
            "Identity column '%s' must be of data type int, bigint, smallint, tinyint, or decimal or numeric with a scale of 0, unencrypted, and constrained to be nonnullable."),
    IDENTITY_UPDATE(8102, 16, Fault.USER, "Cannot update identity column '%s'."),
    DUPLICATE_KEY(
            2627,
            14,
            Fault.USER,
            "Violation of %s constraint '%s'. Cannot insert duplicate key in object '%s'. The duplicate key value is (%s)."),
    CONSTRAINT_CONFLICT(
            547,
            16,
            Fault.USER,
            "The %s statement conflicted with the %s constraint \"%s\". The conflict occurred in database \"%s\", table \"%s\"%s."),
    OBJECT_EXISTS(2714, 16, Fault.USER, "There is already an object named '%s' in the database."),
    DUPLICATE_COLUMN(
            2705,
            16,
            Fault.USER,
            "Column names in each table must be unique. Column name '%s' in table '%s' is specified more than once."),
    MANY_PRIMARY_KEYS(
            8110, 16, Fault.USER, "Cannot add multiple PRIMARY KEY constraints to table '%s'."),
    MANY_IDENTITIES(
            2744,
            16,
            Fault.USER,
            "Multiple identity columns specified for table '%s'. Only one identity column per table is allowed."),
    NULLABLE_PRIMARY_KEY(
            8111,
            16,
            Fault.USER,
            "Cannot define PRIMARY KEY constraint on nullable column in table '%s'."),
    KEY_COLUMN_MISSING(
            1911, 16, Fault.USER, "Column name '%s' does not exist in the target table or view."),
    FOREIGN_KEY_NO_MATCH(
            1776,
            16,
            Fault.USER,
            "There are no primary or candidate keys in the referenced table '%s' that match the referencing column list in the foreign key '%s'."),
    FOREIGN_KEY_TABLE_MISSING(
            1767, 16, Fault.USER, "Foreign key '%s' references invalid table '%s'."),
    QUALIFIER_NOT_CURRENT(
            15250,
            16,
            Fault.USER,
            "The database name component of the object qualifier must be the name of the current database."),
    INVALID_ARGUMENT_VALUE(15251, 16, Fault.USER, "Invalid '%s' specified. It must be %s."),
    KEY_TABLE_NEEDED(15252, 16, Fault.USER, "The primary or foreign key table name must be given."),
    OBJECT_FOR_CHANGE_MISSING(
            4902,
            16,
            Fault.USER,
            "Cannot find the object \"%s\" because it does not exist or you do not have permissions."),
    ADDED_COLUMN_NOT_NULL(
            4901,
            16,
            Fault.USER,
            "ALTER TABLE only allows columns to be added that can contain nulls, or have a DEFAULT definition specified, or the column being added is an identity or timestamp column, or alternatively if none of the previous conditions are satisfied the table must be empty to allow addition of this column. Column '%s' cannot be added to non-empty table '%s' because it does not satisfy these conditions."),
    COLUMN_FOR_CHANGE_MISSING(
            4924,
            16,
            Fault.USER,
            "ALTER TABLE %s COLUMN failed because column '%s' does not exist in table '%s'."),
    ONLY_COLUMN(
            4923,
            16,
            Fault.USER,
            "ALTER TABLE DROP COLUMN failed because '%s' is the only data column in table '%s'. A table must have at least one data column."),
    DEPENDS_ON_COLUMN(5074, 16, Fault.USER, "The object '%s' is dependent on column '%s'."),
    DEFAULT_EXISTS(1781, 16, Fault.USER, "Column already has a DEFAULT bound to it."),
    DEFAULT_COLUMN_MISSING(
            1752,
            16,
            Fault.USER,
            "Column '%s' in table '%s' is invalid for creating a default constraint."),
    PRIMARY_KEY_EXISTS(1779, 16, Fault.USER, "Table '%s' already has a primary key defined on it."),
    NOT_A_CONSTRAINT(3728, 16, Fault.USER, "'%s' is not a constraint."),
    CONSTRAINT_MISSING(4917, 16, Fault.USER, "Constraint '%s' does not exist."),
    CONSTRAINT_REFERENCED(
            3725,
            16,
            Fault.USER,
            "The constraint '%s' is being referenced by table '%s', foreign key constraint '%s'."),
    INDEX_EXISTS(
            1913,
            16,
            Fault.USER,
            "The operation failed because an index or statistics with name '%s' already exists on table '%s'."),
    INDEX_COLUMN_MISSING(
            1911, 16, Fault.USER, "Column name '%s' does not exist in the target table or view."),
    INDEX_COLUMN_TWICE(
            1909,
            16,
            Fault.USER,
            "Cannot use duplicate column names in index. Column name '%s' listed more than once."),
    INDEX_COLUMNS_MAX(
            1904,
            16,
            Fault.USER,
            "The index '%s' on table '%s' has %d columns in the key list. The maximum limit for index key column list is %d."),
    INDEX_COLUMN_TYPE(
            1919,
            16,
            Fault.USER,
            "Column '%s' in table '%s' is of a type that is invalid for use as a key column in an index."),
    INDEX_OF_CONSTRAINT(
            3723,
            16,
            Fault.USER,
            "An explicit DROP INDEX is not allowed on index '%s'. It is being used for %s constraint enforcement."),
    SCHEMA_MISSING_FOR_DROP(
            15151,
            16,
            Fault.USER,
            "Cannot %s the %s '%s', because it does not exist or you do not have permission."),
    VIEW_COLUMN_TWICE(
            4506,
            16,
            Fault.USER,
            "Column names in each view or function must be unique. Column name '%s' in view or function '%s' is specified more than once."),
    VIEW_COLUMN_UNNAMED(
            4511,
            16,
            Fault.USER,
            "Create View or Function failed because no column name was specified for column %d."),
    VIEW_COLUMN_COUNT_MORE(
            8159, 16, Fault.USER, "'%s' has fewer columns than were specified in the column list."),
    VIEW_COLUMN_COUNT_FEWER(
            8158, 16, Fault.USER, "'%s' has more columns than were specified in the column list."),
    VIEW_NESTING(
            4429,
            16,
            Fault.USER,
            "View or function '%s' contains a self-reference. Views or functions cannot reference themselves directly or indirectly."),
    VIEW_TEMPORARY(
            4508,
            16,
            Fault.USER,
            "Views or functions are not allowed on temporary tables. Table names that begin with '#' denote temporary tables."),
    SEQUENCE_INCREMENT(
            11700, 16, Fault.USER, "The increment for sequence object '%s' cannot be zero."),
    SEQUENCE_TYPE(
            11702,
            16,
            Fault.USER,
            "The sequence object '%s' must be of data type int, bigint, smallint, tinyint, or decimal or numeric with a scale of 0, or any user-defined data type that is based on one of the above integer data types."),
    SEQUENCE_START(
            11703,
            16,
            Fault.USER,
            "The start value for sequence object '%s' must be between the minimum and maximum value of the sequence object."),
    SEQUENCE_STEP(
            11701,
            16,
            Fault.USER,
            "The absolute value of the increment for sequence object '%s' must be less than or equal to the difference between the minimum and maximum value of the sequence object."),
    SEQUENCE_CURRENT(
            11704,
            16,
            Fault.USER,
            "The current value '%s' for sequence object '%s' must be between the minimum and maximum value of the sequence object."),
    SEQUENCE_RANGE(
            11705,
            16,
            Fault.USER,
            "The minimum value for sequence object '%s' must be less than its maximum value."),
    SEQUENCE_CACHE(
            11706,
            16,
            Fault.USER,
            "The cache size for sequence object '%s' must be greater than 0."),
    SEQUENCE_IN_SUBQUERY(
            11719,
            15,
            Fault.USER,
            "NEXT VALUE FOR function is not allowed in check constraints, default objects, computed columns, views, user-defined functions, user-defined aggregates, user-defined table types, sub-queries, common table expressions, derived tables or return statements."),
    SEQUENCE_IN_CLAUSE(
            11720,
            15,
            Fault.USER,
            "NEXT VALUE FOR function is not allowed in the TOP, OVER, OUTPUT, ON, WHERE, GROUP BY, HAVING, or ORDER BY clauses."),
    SEQUENCE_OF_DISTINCT(
            11721,
            15,
            Fault.USER,
            "NEXT VALUE FOR function cannot be used directly in a statement that uses a DISTINCT, UNION, UNION ALL, EXCEPT or INTERSECT operator."),
    SEQUENCE_WITH_TOP(
            11739,
            15,
            Fault.USER,
            "NEXT VALUE FOR function cannot be used if ROWCOUNT option has been set, or the query contains TOP or OFFSET."),
    NOT_A_SEQUENCE(11726, 16, Fault.USER, "Object '%s' is not a sequence object."),
    HELP_MISSING(
            15009,
            16,
            Fault.USER,
            "The object '%s' does not exist in database '%s' or is invalid for this operation."),
    HELP_NO_TEXT(15197, 16, Fault.USER, "There is no text for object '%s'."),
    RENAME_MISSING(
            15225,
            11,
            Fault.USER,
            "No item by the name of '%s' could be found in the current database '%s', given that @itemtype was input as '%s'."),
    RENAME_TAKEN(
            15335,
            11,
            Fault.USER,
            "Error: The new name '%s' is already in use as a %s name and would cause a duplicate that is not permitted."),
    RENAME_TYPE(15249, 11, Fault.USER, "Error: Explicit @objtype '%s' is unrecognized."),
    RENAME_CAUTION(
            15477,
            0,
            Fault.USER,
            "Caution: Changing any part of an object name could break scripts and stored procedures."),
    DEFINITION_CHANGED(
            2801,
            16,
            Fault.USER,
            "The definition of object '%s' has changed since it was compiled."),
    SEQUENCE_EXHAUSTED(
            11728,
            16,
            Fault.USER,
            "The sequence object '%s' has reached its minimum or maximum value. Restart the sequence object to allow new values to be generated."),
    SEQUENCE_RANGE_SIZE(
            11732,
            16,
            Fault.USER,
            "The requested range for sequence object '%s' exceeds the maximum or minimum limit. Retry with a smaller range."),
    DUPLICATE_INDEX_KEY(
            2601,
            14,
            Fault.USER,
            "Cannot insert duplicate key row in object '%s' with unique index '%s'. The duplicate key value is (%s)."),
    INDEX_DUPLICATE(
            1505,
            16,
            Fault.USER,
            "The CREATE UNIQUE INDEX statement terminated because a duplicate key was found for the object name '%s' and the index name '%s'. The duplicate key value is (%s)."),
    SCHEMA_IN_USE(
            3729,
            16,
            Fault.USER,
            "Cannot drop schema '%s' because it is being referenced by object '%s'."),
    CANNOT_DROP_MISSING(
            3701,
            11,
            Fault.USER,
            "Cannot drop the %s '%s', because it does not exist or you do not have permission."),
    CANNOT_DROP_REFERENCED(
            3726,
            16,
            Fault.USER,
            "Could not drop object '%s' because it is referenced by a FOREIGN KEY constraint."),
    CANNOT_TRUNCATE_REFERENCED(
            4712,
            16,
            Fault.USER,
            "Cannot truncate table '%s' because it is being referenced by a FOREIGN KEY constraint."),
    CANNOT_FIND_OBJECT(
            4701,
            16,
            Fault.USER,
            "Cannot find the object \"%s\" because it does not exist or you do not have permissions."),
    SCHEMA_MISSING(
            2760,
            16,
            Fault.USER,
            "The specified schema name \"%s\" either does not exist or you do not have permission to use it."),
    DATABASE_MISSING(
            911,
            16,
            Fault.USER,
            "Database '%s' does not exist. Make sure that the name is entered correctly."),
    DATABASE_EXISTS(
            1801,
            16,
            Fault.USER,
            "Database '%s' already exists. Choose a different database name."),
    BACKUP_TERMINATED(3013, 16, Fault.USER, "%s is terminating abnormally."),
    BACKUP_DONE(
            3014,
            0,
            Fault.USER,
            "%s successfully processed %d pages in %d.%03d seconds (%d.%03d MB/sec)."),
    BACKUP_IN_TRANSACTION(
            3021,
            16,
            Fault.USER,
            "Cannot perform a backup or restore operation within a transaction."),
    RESTORE_IN_USE(
            3101,
            16,
            Fault.USER,
            "Exclusive access could not be obtained because the database is in use."),
    RESTORE_OWN_USE(
            3102,
            16,
            Fault.USER,
            "RESTORE cannot process database '%s' because it is in use by this session. It is recommended that the master database be used when performing this operation."),
    RESTORE_PERMISSION(
            3110, 14, Fault.USER, "User does not have permission to RESTORE database '%s'."),
    BACKUP_TEMPDB(
            3147,
            16,
            Fault.USER,
            "Backup and restore operations are not allowed on database tempdb."),
    RESTORE_OTHER(
            3154,
            16,
            Fault.USER,
            "The backup set holds a backup of a database other than the existing '%s' database. RESTORE ... WITH REPLACE puts it in that database's place."),
    RESTORE_TAIL(
            3159,
            16,
            Fault.USER,
            "What was done in the database \"%s\" since the backup is in no other backup. Back it up first, or use the WITH REPLACE clause of the RESTORE statement to overwrite it."),
    BACKUP_LATER(
            3169,
            16,
            Fault.USER,
            "The backup '%s' was written by a later version: %s. Restore it with that version, or a newer one."),
    BACKUP_DAMAGED(
            3189,
            16,
            Fault.RESOURCE,
            "Damage to the backup set '%s' was detected: %s. Nothing was changed; restore another backup."),
    BACKUP_DEVICE(3201, 16, Fault.RESOURCE, "Cannot open backup device '%s': %s."),
    BACKUP_FOREIGN(3241, 16, Fault.USER, "The file '%s' is no backup of Outrigger: %s."),
    BACKUP_VALID(3262, 0, Fault.USER, "The backup set on file 1 is valid."),
    BACKUP_PERCENT(3211, 0, Fault.USER, "%d percent processed."),
    BACKUP_EXISTS(
            49570,
            16,
            Fault.USER,
            "The backup file '%s' is there already, and a file has one backup. Name another file, or write over it WITH INIT."),
    RESTORE_OF_JOBS(
            49572,
            16,
            Fault.USER,
            "The backup '%s' is another instance's msdb: its jobs belong to logins by numbers that are others' here. Define the jobs anew, or move the whole data folder, logins and all."),
    BACKUP_ORPHAN(
            49571,
            0,
            Fault.USER,
            "The user '%s' has no login in this instance any more. Give it one: ALTER USER ... WITH LOGIN = ..., or DROP USER."),
    DATABASE_IN_USE(
            3702, 16, Fault.USER, "Cannot drop database \"%s\" because it is currently in use."),
    DDL_IN_TRANSACTION(
            226, 16, Fault.USER, "%s statement not allowed within multi-statement transaction."),
    BULK_FILE_MISSING(
            4860,
            16,
            Fault.USER,
            "Cannot bulk load. The file \"%s\" does not exist or you don't have file access rights."),
    BULK_CONVERSION(
            4864,
            16,
            Fault.USER,
            "Bulk load data conversion error (type mismatch or invalid character for the specified codepage) for row %d, column %d (%s)."),
    BULK_TRUNCATION(
            4863,
            16,
            Fault.USER,
            "Bulk load data conversion error (truncation) for row %d, column %d (%s)."),
    BULK_COLUMNS(
            4832, 16, Fault.USER, "Bulk load: row %d has %d fields; table '%s' has %d columns."),

    // Transactions.
    COMMIT_WITHOUT_BEGIN(
            3902,
            16,
            Fault.USER,
            "The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION."),
    ROLLBACK_WITHOUT_BEGIN(
            3903,
            16,
            Fault.USER,
            "The ROLLBACK TRANSACTION request has no corresponding BEGIN TRANSACTION."),
    NO_SUCH_SAVEPOINT(
            6401,
            16,
            Fault.USER,
            "Cannot roll back %s. No transaction or savepoint of that name was found."),
    SAVE_WITHOUT_BEGIN(
            628,
            16,
            Fault.USER,
            "Cannot issue SAVE TRANSACTION when there is no active transaction."),
    TRANSACTION_DOOMED(
            3930,
            16,
            Fault.USER,
            "The current transaction cannot be committed and cannot support operations that write to the log file. Roll back the transaction."),
    TRANSACTION_COUNT_MISMATCH(
            266,
            16,
            Fault.USER,
            "Transaction count after EXECUTE indicates a mismatching number of BEGIN and COMMIT statements. Previous count = %d, current count = %d."),
    SNAPSHOT_NOT_ALLOWED(
            3952,
            16,
            Fault.USER,
            "Snapshot isolation transaction failed accessing database '%s' because snapshot isolation is not allowed in this database. Use READ COMMITTED, in which each statement reads one state, or SERIALIZABLE."),
    SET_OPTION_VALUE(
            507,
            16,
            Fault.USER,
            "Invalid argument for SET %s. Must be a non-null non-negative integer."),
    SESSION_KEY_READ_ONLY(
            15664,
            16,
            Fault.USER,
            "Cannot set key '%s' in the session context. The key has been set as read_only for this session."),
    SESSION_CONTEXT_FULL(
            15665,
            16,
            Fault.USER,
            "The value was not set. The total size of keys and values in the session context would exceed %d bytes."),
    PARAMETER_TYPE_UNKNOWN(
            11502,
            16,
            Fault.USER,
            "The type for parameter '%s' cannot be deduced in this context. Declare it in @params."),
    PARAMETER_USED_TWICE(
            11508,
            16,
            Fault.USER,
            "The undeclared parameter '%s' is used more than once in the batch being analyzed."),
    APPLICATION_LOCK_PRINCIPAL(
            1202,
            16,
            Fault.USER,
            "The database principal '%s' does not exist or user is not a member."),
    APPLICATION_LOCK_NOT_HELD(
            1223,
            16,
            Fault.USER,
            "Cannot release the application lock (Database Principal: '%s', Resource: '%s') because it is not currently held."),
    APPLICATION_LOCK_RESOURCE(
            1224, 16, Fault.USER, "An invalid application lock resource was passed to %s."),
    APPLICATION_LOCK_TIMEOUT(
            1225, 16, Fault.USER, "An invalid application lock time-out was passed to %s."),
    APPLICATION_LOCK_MODE(
            1226, 16, Fault.USER, "An invalid application lock mode was passed to %s."),
    APPLICATION_LOCK_OWNER(
            1227, 16, Fault.USER, "An invalid application lock owner was passed to %s."),
    CURSOR_OPEN(16905, 16, Fault.USER, "The cursor is already open."),
    CURSOR_FETCH_TYPE(
            16911,
            16,
            Fault.USER,
            "fetch: The fetch type %s cannot be used with forward only cursors."),
    CURSOR_EXISTS(16915, 16, Fault.USER, "A cursor with the name '%s' already exists."),
    NAMED_CURSOR_MISSING(16916, 16, Fault.USER, "A cursor with the name '%s' does not exist."),
    CURSOR_NOT_OPEN(16917, 16, Fault.USER, "Cursor is not open."),
    CURSOR_VARIABLES(
            16924,
            16,
            Fault.USER,
            "Cursorfetch: The number of variables declared in the INTO list must match that of selected columns."),
    MERGE_WITHOUT_SEMICOLON(
            10713, 15, Fault.USER, "A MERGE statement must be terminated by a semi-colon (;)."),
    MERGE_ROW_TWICE(
            8672,
            16,
            Fault.USER,
            "The MERGE statement attempted to UPDATE or DELETE the same row more than once. This happens when a target row matches more than one source row. A MERGE statement cannot UPDATE/DELETE the same row of the target table multiple times. Refine the ON clause to ensure a target row matches at most one source row, or use the GROUP BY clause to group the source rows."),
    OUTPUT_OF_INSERT_EXEC(
            483, 16, Fault.USER, "The OUTPUT clause cannot be used in an INSERT...EXEC statement."),
    TEMPORARY_TABLES(
            1105,
            17,
            Fault.RESOURCE,
            "Could not allocate space for another temporary table: the session has %d of them. Drop those that are not needed."),
    NO_COLUMN_NAME_INTO(
            1038,
            15,
            Fault.USER,
            "An object or column name is missing or empty. For SELECT INTO statements, verify each column has a name. For other statements, look for empty alias names."),
    TABLE_VARIABLE_MISSING(1087, 15, Fault.USER, "Must declare the table variable \"%s\"."),
    DEADLOCK(
            1205,
            13,
            Fault.RESOURCE,
            "Transaction (Process ID %d) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction."),
    LOCK_TIMEOUT(1222, 16, Fault.RESOURCE, "Lock request time out period exceeded."),
    DBCC_DONE(
            2528,
            10,
            Fault.USER,
            "DBCC execution completed. If DBCC printed error messages, contact your system administrator."),
    STATISTICS_TIME(
            3612,
            10,
            Fault.USER,
            " Outrigger Execution Times:\n   CPU time = %d ms,  elapsed time = %d ms."),
    STATISTICS_COMPILE_TIME(
            3613,
            10,
            Fault.USER,
            "Outrigger parse and compile time: \n   CPU time = %d ms, elapsed time = %d ms."),
    STATISTICS_IO(3615, 10, Fault.USER, "Table '%s'. %s."),
    SHOWPLAN_ALONE(
            1067,
            15,
            Fault.USER,
            "The SET SHOWPLAN statements must be the only statements in the batch."),
    SYSTEM_TABLE_CHANGE(259, 16, Fault.USER, "Ad hoc updates to system catalogs are not allowed."),
    CANCELLED(3617, 16, Fault.USER, "Query was canceled by user."),

    // Procedures.
    PROCEDURE_MISSING(2812, 16, Fault.USER, "Could not find stored procedure '%s'."),
    PARAMETER_MISSING(
            201,
            16,
            Fault.USER,
            "Procedure or function '%s' expects parameter '%s', which was not supplied."),
    PARAMETER_UNKNOWN(8145, 16, Fault.USER, "%s is not a parameter for procedure %s."),
    PARAMETER_TOO_MANY(
            8144, 16, Fault.USER, "Procedure or function %s has too many arguments specified."),
    PARAMETER_NAMED_FIRST(
            119,
            15,
            Fault.USER,
            "Must pass parameter number %d and subsequent parameters as '@name = value'. After the form '@name = value' has been used, all subsequent parameters must be passed in the form '@name = value'."),
    BULK_NOT_ANNOUNCED(
            4804,
            16,
            Fault.USER,
            "Rows of a bulk load came without the INSERT BULK that announces them."),
    CURSOR_MISSING(16916, 16, Fault.USER, "A cursor with the handle %d does not exist."),
    CURSOR_TOO_MANY(
            49531,
            16,
            Fault.RESOURCE,
            "The session's cursors hold as much as they may (%d cursors, %d MB). Close some, or read the rows without a server cursor."),
    CURSOR_WITHOUT_ROWS(
            16937,
            16,
            Fault.USER,
            "A server cursor is not allowed on a statement that sends no result set."),
    PREPARED_MISSING(8179, 16, Fault.USER, "Could not find prepared statement with handle %d."),
    PREPARED_TOO_MANY(
            49530,
            16,
            Fault.RESOURCE,
            "The session has prepared as many statements as it may (%d, or texts of %d characters in all). Unprepare some with sp_unprepare."),
    PARAMETER_TWICE(8143, 16, Fault.USER, "Parameter '%s' was supplied multiple times."),
    PARAMETER_NOT_OUTPUT(
            8162,
            16,
            Fault.USER,
            "The formal parameter \"%s\" was not declared as an OUTPUT parameter, but the actual parameter passed in requested output."),
    OUTPUT_NEEDS_VARIABLE(
            179,
            15,
            Fault.USER,
            "Cannot use the OUTPUT option when passing a constant to a stored procedure."),
    EXPECTS_PARAMETER(214, 16, Fault.USER, "Procedure expects parameter '%s' of type '%s'."),
    NESTING_LEVEL(
            217,
            16,
            Fault.USER,
            "Maximum stored procedure, function, trigger, or view nesting level exceeded (limit %d)."),
    INSERT_EXEC_NESTED(8164, 16, Fault.USER, "An INSERT EXEC statement cannot be nested."),
    ROLLBACK_IN_INSERT_EXEC(
            3915,
            16,
            Fault.USER,
            "Cannot use the ROLLBACK statement within an INSERT-EXEC statement."),
    THROW_OUTSIDE_CATCH(
            10704,
            15,
            Fault.USER,
            "To rethrow an error, a THROW statement must be used inside a CATCH block. Insert the THROW statement inside a CATCH block, or add error parameters to the THROW statement."),
    THROW_NUMBER(
            35100,
            16,
            Fault.USER,
            "Error number %d in the THROW statement is outside the valid range. Specify an error number in the valid range of 50000 to 2147483647."),
    RAISERROR_NUMBER(
            2732,
            16,
            Fault.USER,
            "Error number %d is invalid. The number must be from %d through %d and it cannot be 50000."),
    CONFIGURATION_MISSING(
            15123,
            16,
            Fault.USER,
            "The configuration option '%s' does not exist, or it may be an advanced option."),
    CONFIGURATION_VALUE(
            15129, 16, Fault.USER, "'%d' is not a valid value for configuration option '%s'."),
    RESULT_SETS_MORE(
            11535,
            16,
            Fault.USER,
            "EXECUTE statement failed because its WITH RESULT SETS clause specified %d result set(s), and the statement tried to send more result sets than this."),
    RESULT_SETS_FEWER(
            11536,
            16,
            Fault.USER,
            "EXECUTE statement failed because its WITH RESULT SETS clause specified %d result set(s), but the statement only sent %d result set(s) at run time."),
    RESULT_SETS_COLUMNS(
            11537,
            16,
            Fault.USER,
            "EXECUTE statement failed because its WITH RESULT SETS clause specified %d column(s) for result set number %d, but the statement sent %d column(s) at run time."),
    RESULT_SETS_CONVERSION(
            11538,
            16,
            Fault.USER,
            "EXECUTE statement failed because its WITH RESULT SETS clause specified type '%s' for column #%d in result set #%d, and the corresponding type sent at run time was '%s'; there is no conversion between the two types."),
    RESULT_SETS_NULL(
            11553,
            16,
            Fault.USER,
            "EXECUTE statement failed because its WITH RESULT SETS clause specified a non-nullable type for column #%d in result set #%d, and the corresponding value sent at run time was null."),
    RESULT_SETS_OBJECT(
            11533,
            16,
            Fault.USER,
            "EXECUTE statement failed because the WITH RESULT SETS clause names the object '%s', which does not exist or has no columns."),
    RESULT_SETS_TYPE(
            11534,
            16,
            Fault.USER,
            "EXECUTE statement failed because the WITH RESULT SETS clause names the table type '%s', which does not exist."),

    // Batches.
    DATABASE_CHANGED(5701, 0, Fault.USER, "Changed database context to '%s'."),
    RETURN_WITH_STATUS(
            178,
            15,
            Fault.USER,
            "A RETURN statement with a return value cannot be used in this context."),
    USE_IN_MODULE(
            154,
            15,
            Fault.USER,
            "a USE database statement is not allowed in a procedure, function or trigger."),
    TRANSACTION_DOOMED_AT_END(
            3998,
            16,
            Fault.USER,
            "Uncommittable transaction is detected at the end of the batch. The transaction is rolled back."),
    COMMIT_IN_INSERT_EXEC(
            3916,
            16,
            Fault.USER,
            "Cannot use the COMMIT statement within an INSERT-EXEC statement unless BEGIN TRANSACTION is used first."),
    CONFIGURATION_IN_TRANSACTION(
            574, 16, Fault.USER, "CONFIG statement cannot be used inside a user transaction."),
    STATEMENT_IN_TRANSACTION(
            574, 16, Fault.USER, "%s statement cannot be used inside a user transaction."),
    GOVERNOR_PERMISSION(
            10901,
            16,
            Fault.USER,
            "User does not have permission to alter the resource governor configuration."),
    CLASSIFIER_MISSING(
            10902,
            16,
            Fault.USER,
            "User-defined function '%s' does not exist in master database, or the user does not have permission to access it."),
    CLASSIFIER_SCHEMA_MISSING(
            10903,
            16,
            Fault.USER,
            "The specified schema name '%s' for classifier user-defined function either does not exist, or the user does not have permission to use it."),
    GOVERNOR_SESSIONS_ACTIVE(
            10904,
            16,
            Fault.USER,
            "Resource governor configuration failed. There are active sessions in workload groups being dropped or moved to different resource pools. Disconnect all active sessions in the affected workload groups and try again."),
    CLASSIFIER_INVALID(
            10906,
            16,
            Fault.USER,
            "The object '%s'.'%s' is not a valid resource governor classifier user-defined function. A valid classifier user-defined function must be schema-bound, return sysname, and have no parameters."),
    GOVERNOR_VALUE_HIGH(
            10907,
            16,
            Fault.USER,
            "Attribute '%s' with value of %d is greater than attribute '%s' with value of %d."),
    GOVERNOR_VALUE_LOW(
            10908,
            16,
            Fault.USER,
            "Attribute '%s' with value of %d is less than attribute '%s' with value of %d."),
    GOVERNOR_POOLS_MAX(
            10909,
            16,
            Fault.USER,
            "The resource pool cannot be created. The maximum number of resource pools cannot exceed current limit of %d including predefined resource pools."),
    GOVERNOR_POOL_MISSING(
            10911,
            16,
            Fault.USER,
            "Requested operation cannot be performed because the resource pool '%s' does not exist."),
    GOVERNOR_DROP_PREDEFINED(
            10912,
            16,
            Fault.USER,
            "The operation could not be completed. Dropping predefined %s is not allowed."),
    GOVERNOR_GROUP_IN_INTERNAL(
            10913,
            16,
            Fault.USER,
            "Users are not allowed to %s the workload group '%s' in the '%s' resource pool."),
    GOVERNOR_NAME_HASH(10914, 16, Fault.USER, "The name of the %s '%s' cannot begin with # of ##."),
    GOVERNOR_ALTER_PREDEFINED(
            10915,
            16,
            Fault.USER,
            "The operation could not be completed. Altering '%s' %s is not allowed."),
    GOVERNOR_POOL_USED(
            10916,
            16,
            Fault.USER,
            "Cannot drop resource pool '%s' because it contains workload group '%s'. Drop or remove all workload groups using this resource pool before dropping it."),
    GOVERNOR_GROUP_CLAUSE(
            10917,
            16,
            Fault.USER,
            "ALTER WORKLOAD GROUP failed. Either a 'WITH' or 'USING' clause must be specified."),
    GOVERNOR_EXISTS(10918, 16, Fault.USER, "Cannot create %s '%s' because it already exists."),
    CLASSIFIER_IN_USE(
            10920,
            16,
            Fault.USER,
            "Cannot %s user-defined function '%s'. It is being used as a resource governor classifier."),
    GOVERNOR_GROUP_MOVED(10921, 16, Fault.USER, "The '%s' %s cannot be moved out of '%s' %s."),
    GOVERNOR_EXTERNAL_POOL_MISSING(
            10934,
            16,
            Fault.USER,
            "Requested operation cannot be performed because the external resource pool '%s' does not exist."),
    FUNCTION_LAST_STATEMENT(
            455,
            16,
            Fault.USER,
            "The last statement included within a function must be a return statement."),
    FUNCTION_SIDE_EFFECT(
            443,
            16,
            Fault.USER,
            "Invalid use of a side-effecting operator '%s' within a function."),
    FUNCTION_SELECT(
            444,
            16,
            Fault.USER,
            "Select statements included within a function cannot return data to a client."),
    CONFIGURATION_AMBIGUOUS(15124, 16, Fault.USER, "The configuration option '%s' is not unique."),
    CONFIGURATION_CHANGED(
            15457, 0, Fault.USER, "Configuration option '%s' changed from %d to %d. %s"),
    PROCEDURE_IN_TRANSACTION(
            15002, 16, Fault.USER, "The procedure '%s' cannot be executed within a transaction."),
    PARAMETERIZED_QUERY_MISSING(
            8178,
            16,
            Fault.USER,
            "The parameterized query '%s' expects the parameter '%s', which was not supplied."),
    DATABASE_IN_MODULE_NAME(
            166,
            15,
            Fault.USER,
            "'CREATE/ALTER PROCEDURE' does not allow specifying the database name as a prefix to the object name."),
    DATABASE_IN_FUNCTION_NAME(
            166,
            15,
            Fault.USER,
            "'CREATE/ALTER FUNCTION' does not allow specifying the database name as a prefix to the object name."),
    SET_OPTION_UNKNOWN(195, 15, Fault.USER, "'%s' is not a recognized SET option."),
    RAISERROR_SEVERITY(
            2754,
            16,
            Fault.USER,
            "Error severity levels greater than %d can only be specified by members of the sysadmin role, using the WITH LOG option."),
    RAISERROR_SUBSTITUTION_TYPE(
            2748,
            16,
            Fault.USER,
            "Cannot specify %s data type (parameter %d) as a substitution parameter."),
    RAISERROR_SUBSTITUTION_MISMATCH(
            2786,
            16,
            Fault.USER,
            "The data type of substitution parameter %d does not match the expected type of the format specification."),
    RAISERROR_FORMAT(2787, 16, Fault.USER, "Invalid format specification: '%s'."),
    RAISERROR_SUBSTITUTION_COUNT(
            2747,
            16,
            Fault.USER,
            "Too many substitution parameters for RAISERROR. Cannot exceed %d substitution parameters."),
    RAISERROR_UNKNOWN(
            18054,
            16,
            Fault.USER,
            "Error %d, severity %d, state %d was raised, but no message with that error number was found in sys.messages. If error is larger than 50000, make sure the user-defined message is added using sp_addmessage."),
    STRING_LONGER_THAN_PARAMETER(
            49521,
            16,
            Fault.USER,
            "The value that the external script left in '%s' does not fit its declared type %s. Declare it longer: values are never cut off silently."),

    // External scripts.
    SCRIPT_QUERY_NOT_SELECT(
            39001,
            16,
            Fault.USER,
            "Only SELECT statement is supported for input data query to 'sp_execute_external_script' stored procedure."),
    SCRIPT_ERROR(
            39004,
            16,
            Fault.SCRIPT,
            "A '%s' script error occurred during execution of 'sp_execute_external_script' with HRESULT 0x%s.%s"),
    SCRIPT_STANDARD_OUTPUT(39005, 10, Fault.SCRIPT, "STDOUT message(s) from external script: \n%s"),
    SCRIPT_LANGUAGE_MISSING(
            39007,
            16,
            Fault.USER,
            "The specified language '%s' does not exist or you do not have permission.%s"),
    SCRIPT_PARAMETER_CLASHES(
            39008,
            16,
            Fault.USER,
            "Invalid parameter name '%s' specified for procedure. This clashes with internal parameters."),
    SCRIPT_HOST_LOST(
            39013,
            16,
            Fault.SCRIPT,
            "Outrigger encountered error 0x%s while communicating with the '%s' runtime: %s"),
    SCRIPT_QUERY_SELECT_INTO(
            39015,
            16,
            Fault.USER,
            "SELECT INTO statement is not supported for input data query to 'sp_execute_external_script' stored procedure."),
    SCRIPT_PARAMETER_MISSING(
            39016,
            16,
            Fault.USER,
            "The parameterized external script expects the parameter '%s', which was not supplied."),
    SCRIPT_ERROR_DETAIL(39019, 16, Fault.SCRIPT, "An external script error occurred: \n%s"),
    SCRIPT_LAUNCH_FAILED(39021, 16, Fault.RESOURCE, "Unable to launch runtime for '%s' script. %s"),
    SCRIPT_STANDARD_ERROR(39022, 10, Fault.SCRIPT, "STDERR message(s) from external script: \n%s"),
    SCRIPTS_DISABLED(
            39023,
            16,
            Fault.USER,
            "'sp_execute_external_script' is disabled on this instance of SQL Server. Use sp_configure 'external scripts enabled' to enable it."),
    SCRIPT_PARALLEL_SCHEMA(
            39024,
            16,
            Fault.USER,
            "Parallel execution of 'sp_execute_external_script' failed. Specify WITH RESULT SETS clause with output schema."),
    SCRIPT_ROWS_TWICE(
            39026,
            16,
            Fault.USER,
            "The parameter name 'r_rowsPerRead' is specified multiple times. It is reserved for specifying streaming behavior in the stored procedure 'sp_execute_external_script'."),
    SCRIPT_PARAMETER_TWICE(
            39027,
            16,
            Fault.USER,
            "Parameter '%s' was specified multiple times to sp_execute_external_script stored procedure."),
    SCRIPT_HOSTS_BUSY(
            39108,
            16,
            Fault.RESOURCE,
            "Maximum number of concurrent external script users has been reached. Limit is %d. Please retry the operation. An administrator can raise 'external script hosts' or 'external script queue timeout (s)' with sp_configure."),
    SCRIPT_LOGIN_HOSTS_BUSY(
            39110,
            16,
            Fault.RESOURCE,
            "Maximum number of concurrent external script queries for this user has been reached. Limit is %d. Please retry the operation. An administrator can raise 'external script hosts per login' or 'external script queue timeout (s)' with sp_configure."),
    SCRIPT_POOL_BUSY(
            39108,
            16,
            Fault.RESOURCE,
            "Maximum number of concurrent external script users has been reached. Limit is %d. Please retry the operation. It is MAX_PROCESSES of the external resource pool '%s': an administrator can raise it with ALTER EXTERNAL RESOURCE POOL, or 'external script queue timeout (s)' with sp_configure."),
    SCRIPT_KEY_TWICE(
            39102,
            16,
            Fault.USER,
            "Duplicate column names are not allowed in '%s'. Column name '%s' is a duplicate."),
    SCRIPT_ORDER_WITHOUT_PARTITION(
            39103,
            16,
            Fault.USER,
            "Parameter '@input_data_1_order_by_columns' is not allowed without parameter '@input_data_1_partition_by_columns'."),
    SCRIPT_KEY_MISSING(
            39104,
            16,
            Fault.USER,
            "Column '%s' in '%s' is not defined in the SELECT clause of '@input_data_1' parameter."),
    SCRIPT_PARTITION_SYNTAX(
            39105,
            16,
            Fault.USER,
            "Invalid syntax for parameter '@input_data_1_partition_by_columns'. Specify a list of comma separated columns."),
    SCRIPT_ORDER_SYNTAX(
            39106,
            16,
            Fault.USER,
            "Invalid syntax for parameter '@input_data_1_order_by_columns'. Specify a list of comma separated columns and an optional argument for sorting order <ASC|DESC>."),
    SCRIPT_KEY_IN_BOTH(
            39107,
            16,
            Fault.USER,
            "Column '%s' cannot be in both parameters '@input_data_1_partition_by_columns' and '@input_data_1_order_by_columns'."),
    SCRIPT_KEYS_TOO_MANY(
            39109,
            16,
            Fault.USER,
            "The combined total number of columns given in parameters '@input_data_1_partition_by_columns' and '@input_data_1_order_by_columns' exceeds the maximum %d."),
    SCRIPT_ROWS_NOT_POSITIVE(
            39132, 16, Fault.USER, "The parameter '@r_rowsPerRead' must be a positive integer."),
    SCRIPT_CHUNK_VALUE(
            49540,
            16,
            Fault.SCRIPT,
            "Chunk %d of the script's output has in column %d%s a value that does not fit %s, the type that an earlier chunk gave the column: %s. Give the columns' types with WITH RESULT SETS: every chunk is then converted to them."),
    SCRIPT_CHUNK_COLUMNS(
            49541,
            16,
            Fault.SCRIPT,
            "Chunk %d of the script's output has %d column(s); an earlier chunk had %d. Let the script return the same columns for each chunk."),
    SCRIPT_INPUT_RESULT_SETS(
            49542,
            16,
            Fault.USER,
            "The procedure in '%s' sent %s; the input of a script is one result set."),
    SCRIPT_INPUT_SIZE(
            49543,
            16,
            Fault.RESOURCE,
            "The rows of '%s' take more than the %d KB that may be kept for a script (the setting 'external script frame (KB)'). %s"),
    SCRIPT_OUTPUTS_SIZE(
            49546,
            16,
            Fault.RESOURCE,
            "The rows of the script's further outputs take more than the %d KB that may be kept until those of the first output have gone (the setting 'external script frame (KB)'). Return the largest output as the first one."),
    SCRIPT_NAME_TWICE(
            49544, 16, Fault.USER, "The name '%s' is given to more than one %s of the script."),
    SCRIPT_QUERY_STATEMENT(
            49560,
            16,
            Fault.USER,
            "A script may ask the database for one SELECT, INSERT, UPDATE, DELETE, MERGE or EXECUTE at a time, and this is %s. %s"),
    SCRIPT_QUERY_ROWS(49561, 16, Fault.USER, "%s was given %s. Use %s."),
    SCRIPT_QUERY_RESULT_SETS(
            49562,
            16,
            Fault.USER,
            "A script's query gave a second result set; outrigger.query returns one. Execute a procedure that gives one."),
    SCRIPT_QUERY_PARAMETERS(
            49563, 16, Fault.USER, "The parameters of a script's query do not fit its text: %s."),
    SCRIPT_QUERY_NESTED(
            49564,
            16,
            Fault.USER,
            "sp_execute_external_script cannot be run by what a script asks of the database while it runs. Call the second script before or after the first one."),
    SCRIPT_QUERIES_DISABLED(
            49565,
            16,
            Fault.USER,
            "Scripts may not query the database while they run. Give the rows as @input_data_1, or let an administrator set 'external script queries' to 1 with sp_configure."),
    SCRIPT_QUERY_SIZE(
            49567,
            16,
            Fault.RESOURCE,
            "The rows of a script's query are more than its memory holds, %d MB, the setting 'external script memory (MB)'. Let the query give fewer rows, or give them as @input_data_1 with @r_rowsPerRead."),
    SCRIPT_QUERY_ABANDONED(49566, 16, Fault.SCRIPT, "The script that asked for this has ended."),
    SCRIPT_OUT_OF_RESOURCES(39127, 16, Fault.RESOURCE, "The '%s' script ran out of resources: %s"),
    SCRIPT_LANGUAGE_CONTENT(
            39119, 16, Fault.USER, "Cannot use '%s' for the external language '%s': %s"),
    SCRIPT_WITHOUT_SANDBOX(
            49520,
            10,
            Fault.RESOURCE,
            "External scripts of this session run without a sandbox: %s"),

    // External libraries and languages.
    LIBRARY_SOURCE(
            39042,
            16,
            Fault.USER,
            "%s EXTERNAL LIBRARY failed because the library source parameter %d is not a valid expression. %s"),
    LIBRARY_FILE_NAME(
            39043, 16, Fault.USER, "%s EXTERNAL LIBRARY failed because filename '%s' is too long."),
    LIBRARY_FILE_OPEN(
            39044,
            16,
            Fault.USER,
            "%s EXTERNAL LIBRARY failed because it could not open the physical file '%s': %s."),
    LIBRARY_FILE_READ(
            39045,
            16,
            Fault.RESOURCE,
            "%s EXTERNAL LIBRARY failed because it could not read from the physical file '%s': %s."),
    LIBRARY_OWNER(
            39046,
            16,
            Fault.USER,
            "%s EXTERNAL LIBRARY failed because the user \"%s\" specified in the authorization clause does not exist."),
    LIBRARY_EXISTS(
            39047,
            16,
            Fault.USER,
            "External library '%s' already exists for owner '%s' in database '%s'."),
    LIBRARY_FAILED(39048, 16, Fault.USER, "Failed to %s external library '%s': %s"),
    EXTERNAL_PLATFORM_TWICE(
            39112, 16, Fault.USER, "Duplicate file specification supplied for platform '%s'."),
    EXTERNAL_LAST_PLATFORM(
            39116,
            16,
            Fault.USER,
            "ALTER ... REMOVE PLATFORM failed: '%s' has no file for platform %s, or no file for another one."),
    LANGUAGE_EXISTS(
            39122, 16, Fault.USER, "External language '%s' already exists in database '%s'."),
    LANGUAGE_IN_USE(
            39129,
            16,
            Fault.USER,
            "Cannot drop the external language '%s' because it is referenced by the external library '%s'."),
    LANGUAGE_OF_SYSTEM(39131, 16, Fault.USER, "The system external language '%s' cannot be %s.%s"),
    LANGUAGE_ENVIRONMENT(
            39133,
            16,
            Fault.USER,
            "The environment variables of the external language '%s' are not valid: %s"),
    LIBRARY_WARNING(49550, 10, Fault.USER, "External library '%s': %s"),

    // The store.
    FOREIGN_KEY_TYPES(
            1778,
            16,
            Fault.USER,
            "Column '%s' is not the same data type as referencing column '%s' in foreign key '%s'."),
    FOREIGN_KEY_CYCLE(
            1785,
            16,
            Fault.USER,
            "Introducing FOREIGN KEY constraint '%s' on table '%s' may cause cycles or multiple cascade paths. Specify ON DELETE NO ACTION or ON UPDATE NO ACTION, or modify other FOREIGN KEY constraints."),
    WAITFOR_TIME(
            148, 15, Fault.USER, "Incorrect time syntax in time string '%s' used with WAITFOR."),
    KILL_INVALID(6101, 16, Fault.USER, "Session ID %s is not valid."),
    KILL_PERMISSION(
            6102, 14, Fault.USER, "User does not have permission to use the KILL statement."),
    KILL_OWN(6104, 16, Fault.USER, "Cannot use KILL to kill your own process."),
    KILL_MISSING(6106, 16, Fault.USER, "Process ID %s is not an active process ID."),
    KILL_SYSTEM(6107, 14, Fault.USER, "Only user processes can be killed."),
    KILL_IN_TRANSACTION(
            6115, 16, Fault.USER, "KILL command cannot be used inside user transactions."),
    KILL_NOT_ENDING(
            6120,
            16,
            Fault.USER,
            "Status report cannot be obtained. Rollback operation for Process ID %s is not in progress."),
    KILLED(
            596,
            21,
            Fault.USER,
            "Cannot continue the execution because the session is in the kill state."),
    WAITFOR_TYPE(9815, 16, Fault.USER, "Waitfor delay and waitfor time cannot be of type %s."),
    STORE_UNAVAILABLE(49510, 16, Fault.RESOURCE, "%s"),
    COMMIT_UNCERTAIN(
            49511,
            20,
            Fault.RESOURCE,
            "The commit could not be written to disk, so it may be lost: %s"),
    IDENTITY_OVERFLOW(
            8115, 16, Fault.USER, "Arithmetic overflow error converting IDENTITY to data type %s."),

    // Logins, users and rights.
    OBJECT_PERMISSION_DENIED(
            229,
            14,
            Fault.USER,
            "The %s permission was denied on the object '%s', database '%s', schema '%s'."),
    DATABASE_PERMISSION_DENIED(262, 14, Fault.USER, "%s permission denied in database '%s'."),
    SERVER_PERMISSION_DENIED(
            300, 14, Fault.USER, "%s permission was denied on object 'server', database '%s'."),
    DATABASE_ACCESS_DENIED(
            916,
            14,
            Fault.USER,
            "The server principal \"%s\" is not able to access the database \"%s\" under the current security context."),
    CANNOT_FIND_OR_NOT_ALLOWED(
            1088,
            16,
            Fault.USER,
            "Cannot find the object \"%s\" because it does not exist or you do not have permissions."),
    DBCC_PERMISSION(2571, 14, Fault.USER, "User '%s' does not have permission to run DBCC %s."),
    NO_PERMISSION_ON(
            3704,
            16,
            Fault.USER,
            "User does not have permission to perform this operation on %s '%s'."),
    REVOKE_NEEDS_CASCADE(
            4611,
            16,
            Fault.USER,
            "To revoke or deny grantable privileges, specify the CASCADE option."),
    SERVER_SCOPE_NEEDS_MASTER(
            4621,
            16,
            Fault.USER,
            "Permissions at the server scope can only be granted when the current database is master"),
    BULK_PERMISSION(
            4834, 16, Fault.USER, "You do not have permission to use the bulk load statement."),
    ALTER_TABLE_NOT_ALLOWED(
            4902,
            16,
            Fault.USER,
            "Cannot find the object \"%s\" because it does not exist or you do not have permissions."),
    RECONFIGURE_PERMISSION(
            5812, 14, Fault.USER, "You do not have permission to run the RECONFIGURE statement."),
    PRINCIPAL_EXISTS(
            15023,
            16,
            Fault.USER,
            "User, group, or role '%s' already exists in the current database."),
    SERVER_PRINCIPAL_EXISTS(15025, 16, Fault.USER, "The server principal '%s' already exists."),
    LOGIN_HAS_USER(
            15063, 16, Fault.USER, "The login already has an account under a different user name."),
    PRINCIPAL_RUNS_MODULE(
            15136,
            16,
            Fault.USER,
            "The database principal is set as the execution context of one or more procedures, functions, or event notifications and cannot be dropped."),
    PRINCIPAL_OWNS_SCHEMA(
            15138,
            16,
            Fault.USER,
            "The database principal owns a schema in the database, and cannot be dropped."),
    PRINCIPAL_OWNS_LIBRARY(
            15138,
            16,
            Fault.USER,
            "The database principal owns an external library or language and cannot be dropped."),
    PRINCIPAL_OWNS_ROLE(
            15138,
            16,
            Fault.USER,
            "The database principal owns a database role and cannot be dropped."),
    ROLE_HAS_MEMBERS(
            15144,
            16,
            Fault.USER,
            "The role has members. It must be empty before it can be dropped."),
    CANNOT_CHANGE_PRINCIPAL(15150, 16, Fault.USER, "Cannot %s the %s '%s'."),
    CANNOT_FIND_PRINCIPAL(
            15151,
            16,
            Fault.USER,
            "Cannot %s the %s '%s', because it does not exist or you do not have permission."),
    ADMIN_PERMISSION(
            15247, 16, Fault.USER, "User does not have permission to perform this action."),
    NOT_A_LOGIN(15007, 16, Fault.USER, "'%s' is not a valid login or you do not have permission."),
    CANNOT_EXECUTE_AS_LOGIN(
            15406,
            16,
            Fault.USER,
            "Cannot execute as the server principal because the principal \"%s\" does not exist, this type of principal cannot be impersonated, or you do not have permission."),
    LOGIN_OWNS_DATABASE(
            15174,
            16,
            Fault.USER,
            "Login '%s' owns one or more database(s). Change the owner of the database(s) before dropping the login."),
    SYSTEM_DATABASE_OWNER(
            15109,
            16,
            Fault.USER,
            "Cannot change the owner of the master, model, tempdb or msdb database."),
    OWNER_IS_USER(
            15110,
            16,
            Fault.USER,
            "The proposed new database owner is already a user or aliased in the database."),
    LOGGED_IN(
            15434, 16, Fault.USER, "Could not drop login '%s' as the user is currently logged in."),
    CIRCULAR_ROLE(15413, 11, Fault.USER, "Cannot make a role a member of itself."),
    PASSWORD_REFUSED(
            15116,
            16,
            Fault.USER,
            "Password validation failed. The password does not meet the requirements of the password filter: %s."),
    CANNOT_EXECUTE_AS_USER(
            15517,
            16,
            Fault.USER,
            "Cannot execute as the database principal because the principal \"%s\" does not exist, this type of principal cannot be impersonated, or you do not have permission."),
    FIXED_PRINCIPAL(15405, 16, Fault.USER, "Cannot use the special principal '%s'."),
    GRANTOR_PERMISSION(4613, 16, Fault.USER, "Grantor does not have GRANT permission."),
    PERMISSION_NOT_OF_CLASS(
            102,
            15,
            Fault.USER,
            "Incorrect syntax near '%s': the permission does not apply to a securable of that class."),
    CANNOT_GRANT_TO_SELF(
            4624,
            16,
            Fault.USER,
            "Cannot grant, deny, or revoke permissions to sa, dbo, entity owner, information_schema, sys, or yourself."),

    // Jobs.
    AGENT(22022, 16, Fault.USER, "%s"),
    AGENT_HISTORY_PURGED(14226, 10, Fault.USER, "%d history entries purged."),
    AGENT_INVALID_SEE(
            14234,
            16,
            Fault.USER,
            "The specified '%s' is invalid (valid values are returned by %s)."),
    AGENT_INVALID_EXCLUDING(
            14235,
            16,
            Fault.USER,
            "The specified '%s' is invalid (valid values are greater than 0 but excluding %d)."),
    AGENT_STEP_MISSING(14236, 10, Fault.USER, "Warning: Non-existent step referenced by %s."),
    AGENT_OWNER_CHANGE(
            14242, 16, Fault.USER, "Only a system administrator can reassign ownership of a job."),
    AGENT_JOB_STARTED(14243, 10, Fault.USER, "Job '%s' started successfully."),
    AGENT_JOB_STOPPED(14254, 10, Fault.USER, "Job '%s' stopped successfully."),
    AGENT_START_NO_SERVER(
            14256,
            16,
            Fault.USER,
            "Cannot start the job \"%s\" (ID %s) because it does not have any job server or servers defined. Associate the job with a job server by calling sp_add_jobserver."),
    AGENT_STOP_NO_SERVER(
            14257,
            16,
            Fault.USER,
            "Cannot stop the job \"%s\" (ID %s) because it does not have any job server or servers defined. Associate the job with a job server by calling sp_add_jobserver."),
    AGENT_EXISTS(14261, 16, Fault.USER, "The specified %s ('%s') already exists."),
    AGENT_MISSING(14262, 16, Fault.USER, "The specified %s ('%s') does not exist."),
    AGENT_INVALID(14266, 16, Fault.USER, "The specified '%s' is invalid (valid values are: %s)."),
    AGENT_ORIGIN_NO_JOBS(
            14268,
            16,
            Fault.USER,
            "There are no jobs at this server that originated from server '%s'."),
    AGENT_TARGETED(14269, 16, Fault.USER, "Job '%s' is already targeted at server '%s'."),
    AGENT_NOT_TARGETED(14270, 16, Fault.USER, "Job '%s' is not currently targeted at server '%s'."),
    AGENT_ORIGIN(
            14275,
            16,
            Fault.USER,
            "The originating server must be either local server or MSX server."),
    AGENT_SCHEDULE_INVALID(
            14278, 16, Fault.USER, "The schedule for this job is invalid (reason: %s)."),
    AGENT_ASPECT(
            14280,
            16,
            Fault.USER,
            "Supply either a job name (and job aspect), or one or more job filter parameters."),
    AGENT_DATE_COMPARATOR(
            14282,
            16,
            Fault.USER,
            "Supply either a date (created or last modified) and a data comparator, or no date parameters at all."),
    AGENT_ID_GIVEN(
            14284,
            16,
            Fault.USER,
            "Cannot specify a job ID for a new job. An ID will be assigned by the procedure."),
    AGENT_INVALID_PART(14287, 16, Fault.USER, "The '%s' supplied has an invalid %s."),
    AGENT_BEFORE(14288, 16, Fault.USER, "%s cannot be before %s."),
    AGENT_JOB_NAMED_TWICE(14294, 16, Fault.USER, "Supply either %s or %s to identify the job."),
    AGENT_ON_DEMAND(14295, 16, Fault.USER, "Frequency Type 0x2 (OnDemand) is no longer supported."),
    AGENT_SCHEDULE_UID(14365, 16, Fault.USER, "Specify a valid schedule_uid."),
    AGENT_SCHEDULE_OWNER_CHANGE(
            14366,
            16,
            Fault.USER,
            "Only members of sysadmin role can modify the owner of a schedule."),
    AGENT_SCHEDULE_ORIGIN(
            14370,
            16,
            Fault.USER,
            "The @originating_server must be either the local server name or the master server (MSX) name for MSX jobs on a target server (TSX)."),
    AGENT_SCHEDULES_OF_NAME(
            14371,
            16,
            Fault.USER,
            "There are two or more schedules named \"%s\". Specify %s instead of %s to uniquely identify the schedule."),
    AGENT_SCHEDULE_IN_USE(
            14372,
            16,
            Fault.USER,
            "The schedule was not deleted because it is being used by one or more jobs."),
    AGENT_SCHEDULE_NAMED_TWICE(
            14373, 16, Fault.USER, "Supply either %s or %s to identify the schedule."),
    AGENT_NOT_ATTACHED(
            14374,
            16,
            Fault.USER,
            "The specified schedule name \"%s\" is not associated with the job \"%s\"."),
    AGENT_ATTACH_NOT_OWNER(
            14377,
            16,
            Fault.USER,
            "The schedule was not attached to the specified job. The caller must own the job or the operation must be performed by a sysadmin."),
    AGENT_DETACH_NOT_OWNER(
            14391,
            16,
            Fault.USER,
            "Only owner of a job or members of sysadmin role can detach a schedule."),
    AGENT_PURGE_NOT_OWNER(
            14392,
            16,
            Fault.USER,
            "Only owner of a job or members of role sysadmin or SQLAgentOperatorRole can purge history of the job."),
    AGENT_NOT_OWNER(
            14393,
            16,
            Fault.USER,
            "Only owner of a job or members of role sysadmin or SQLAgentOperatorRole can start and stop the job."),
    AGENT_SCHEDULE_NOT_OWNER(
            14394,
            16,
            Fault.USER,
            "Only owner of a job schedule or members of sysadmin role can modify or delete the job schedule."),
    AGENT_OTHER_OWNER(
            14515,
            16,
            Fault.USER,
            "Only a member of the sysadmin server role can add a job for a different owner with @owner_login_name."),
    AGENT_PROXY(
            14517, 16, Fault.USER, "A proxy account is not allowed for a Transact-SQL subsystem."),
    AGENT_JOB_NOT_OWNER(
            14525,
            16,
            Fault.USER,
            "Only members of sysadmin role are allowed to update or delete jobs owned by a different login."),
    AGENT_NO_STEPS(14528, 16, Fault.USER, "Job \"%s\" has no steps defined."),
    AGENT_STEP_PARAMETER(
            14545, 16, Fault.USER, "The %s parameter is not valid for a job step of type '%s'."),
    AGENT_STEP_USER(
            14583, 16, Fault.USER, "Only a sysadmin can specify '@database_user_name' parameter."),

    // Ourselves.
    OUT_OF_MEMORY(701, 17, Fault.RESOURCE, "There is insufficient memory to run this query: %s"),
    QUERY_MEMORY(
            701,
            17,
            Fault.RESOURCE,
            "There is insufficient memory to run this query: it holds more than its %d MB; ask for fewer rows or columns, or raise 'query memory (MB)'."),
    SPILL_FULL(
            1105,
            17,
            Fault.RESOURCE,
            "Could not allocate space for the rows that the query cannot keep in memory: the temporary files of all statements together have reached 'temporary files (MB)', %d. Ask for fewer rows or columns, or raise the option."),
    SPILL_FAILED(49512, 17, Fault.RESOURCE, "A temporary file could not be written or read: %s"),
    STATEMENT_TOO_COMPLEX(
            8631, 17, Fault.RESOURCE, "The statement is nested too deeply or is too large: %s"),
    INTERNAL(
            49599,
            20,
            Fault.INTERNAL,
            "Outrigger failed internally: %s. The statement had no effect; please report it with the log.");

    private final int number;
    private final int severity;
    private final Fault fault;
    private final String template;

    ErrorCode(int number, int severity, Fault fault, String template) {
        this.number = number;
        this.severity = severity;
        this.fault = fault;
        this.template = template;
    }

    public int number() {
        return number;
    }

    public int severity() {
        return severity;
    }

    public Fault fault() {
        return fault;
    }

    /** The text, with %s and %d for its arguments. */
    public String template() {
        return template;
    }
}
