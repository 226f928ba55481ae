package dev.outrigger.procedures.batch;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.Collation;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeNumbers;
import java.util.List;

/** What sp_describe_first_result_set says of a column. */
final class DescribedColumns {
    static final List<ResultColumn> COLUMNS =
            List.of(
                    new ResultColumn("is_hidden", SqlType.BIT, false),
                    new ResultColumn("column_ordinal", SqlType.INT, false),
                    new ResultColumn("name", SqlType.SYSNAME, true),
                    new ResultColumn("is_nullable", SqlType.BIT, false),
                    new ResultColumn("system_type_id", SqlType.INT, false),
                    new ResultColumn("system_type_name", SqlType.nvarchar(256), true),
                    new ResultColumn("max_length", SqlType.SMALLINT, false),
                    new ResultColumn("precision", SqlType.TINYINT, false),
                    new ResultColumn("scale", SqlType.TINYINT, false),
                    new ResultColumn("collation_name", SqlType.SYSNAME, true),
                    new ResultColumn("user_type_id", SqlType.INT, true),
                    new ResultColumn("user_type_database", SqlType.SYSNAME, true),
                    new ResultColumn("user_type_schema", SqlType.SYSNAME, true),
                    new ResultColumn("user_type_name", SqlType.SYSNAME, true),
                    new ResultColumn("assembly_qualified_type_name", SqlType.nvarchar(4000), true),
                    new ResultColumn("xml_collection_id", SqlType.INT, true),
                    new ResultColumn("xml_collection_database", SqlType.SYSNAME, true),
                    new ResultColumn("xml_collection_schema", SqlType.SYSNAME, true),
                    new ResultColumn("xml_collection_name", SqlType.SYSNAME, true),
                    new ResultColumn("is_xml_document", SqlType.BIT, false),
                    new ResultColumn("is_case_sensitive", SqlType.BIT, false),
                    new ResultColumn("is_fixed_length_clr_type", SqlType.BIT, false),
                    new ResultColumn("source_server", SqlType.SYSNAME, true),
                    new ResultColumn("source_database", SqlType.SYSNAME, true),
                    new ResultColumn("source_schema", SqlType.SYSNAME, true),
                    new ResultColumn("source_table", SqlType.SYSNAME, true),
                    new ResultColumn("source_column", SqlType.SYSNAME, true),
                    new ResultColumn("is_identity_column", SqlType.BIT, true),
                    new ResultColumn("is_part_of_unique_key", SqlType.BIT, true),
                    new ResultColumn("is_updateable", SqlType.BIT, true),
                    new ResultColumn("is_computed_column", SqlType.BIT, true),
                    new ResultColumn("is_sparse_column_set", SqlType.BIT, false),
                    new ResultColumn("ordinal_in_order_by_list", SqlType.SMALLINT, true),
                    new ResultColumn("order_by_is_descending", SqlType.SMALLINT, true),
                    new ResultColumn("order_by_list_length", SqlType.SMALLINT, true),
                    new ResultColumn("tds_type_id", SqlType.INT, false),
                    new ResultColumn("tds_length", SqlType.INT, false),
                    new ResultColumn("tds_collation_id", SqlType.INT, true),
                    new ResultColumn("tds_collation_sort_id", SqlType.TINYINT, true));

    private static final int UNLIMITED_ON_THE_WIRE = 65535;

    private DescribedColumns() {}

    static Object[] row(int ordinal, ResultColumn column) {
        SqlType type = column.type();
        Object[] row = new Object[COLUMNS.size()];
        set(row, "is_hidden", false);
        set(row, "column_ordinal", ordinal);
        set(row, "name", column.name().isEmpty() ? null : SqlText.of(column.name()));
        set(row, "is_nullable", column.nullable());
        set(row, "system_type_id", number(type));
        set(row, "system_type_name", SqlText.of(type.display()));
        set(row, "max_length", TypeNumbers.bytes(type));
        set(row, "precision", (short) precision(type));
        set(row, "scale", (short) type.scale());
        set(row, "collation_name", type.isText() ? SqlText.of(collation(type).sqlName()) : null);
        set(row, "is_xml_document", false);
        set(row, "is_case_sensitive", type.isText() && collation(type) != Collation.DEFAULT);
        set(row, "is_fixed_length_clr_type", false);
        set(row, "is_sparse_column_set", false);
        set(row, "tds_type_id", TypeNumbers.onTheWire(type));
        set(row, "tds_length", onTheWire(type));
        return row;
    }

    private static void set(Object[] row, String column, Object value) {
        for (int i = 0; i < row.length; i++) {
            if (COLUMNS.get(i).name().equals(column)) {
                row[i] = value;
            }
        }
    }

    private static Collation collation(SqlType type) {
        return type.collation().orElse(Collation.DEFAULT);
    }

    static int number(SqlType type) {
        return TypeNumbers.number(type.name().sqlName()).orElseThrow();
    }

    /** 0 for text and bytes. */
    static int precision(SqlType type) {
        return type.length() != 0 ? 0 : TypeNumbers.precision(type);
    }

    static int onTheWire(SqlType type) {
        return type.length() == SqlType.MAX ? UNLIMITED_ON_THE_WIRE : TypeNumbers.bytes(type);
    }
}
