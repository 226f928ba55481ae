package dev.outrigger.procedures.batch;

import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.TypeNumbers;
import java.util.List;

/** What sp_describe_undeclared_parameters says of a parameter. */
final class DescribedParameters {
    static final List<ResultColumn> COLUMNS =
            List.of(
                    new ResultColumn("parameter_ordinal", SqlType.INT, false),
                    new ResultColumn("name", SqlType.SYSNAME, false),
                    new ResultColumn("suggested_system_type_id", SqlType.INT, false),
                    new ResultColumn("suggested_system_type_name", SqlType.nvarchar(256), true),
                    new ResultColumn("suggested_max_length", SqlType.SMALLINT, false),
                    new ResultColumn("suggested_precision", SqlType.TINYINT, false),
                    new ResultColumn("suggested_scale", SqlType.TINYINT, false),
                    new ResultColumn("suggested_user_type_id", SqlType.INT, true),
                    new ResultColumn("suggested_user_type_database", SqlType.SYSNAME, true),
                    new ResultColumn("suggested_user_type_schema", SqlType.SYSNAME, true),
                    new ResultColumn("suggested_user_type_name", SqlType.SYSNAME, true),
                    new ResultColumn(
                            "suggested_assembly_qualified_type_name", SqlType.nvarchar(4000), true),
                    new ResultColumn("suggested_xml_collection_id", SqlType.INT, true),
                    new ResultColumn("suggested_xml_collection_database", SqlType.SYSNAME, true),
                    new ResultColumn("suggested_xml_collection_schema", SqlType.SYSNAME, true),
                    new ResultColumn("suggested_xml_collection_name", SqlType.SYSNAME, true),
                    new ResultColumn("suggested_is_xml_document", SqlType.BIT, false),
                    new ResultColumn("suggested_is_case_sensitive", SqlType.BIT, false),
                    new ResultColumn("suggested_is_fixed_length_clr_type", SqlType.BIT, false),
                    new ResultColumn("suggested_is_input", SqlType.BIT, false),
                    new ResultColumn("suggested_is_output", SqlType.BIT, false),
                    new ResultColumn("formal_parameter_name", SqlType.SYSNAME, true),
                    new ResultColumn("suggested_tds_type_id", SqlType.INT, false),
                    new ResultColumn("suggested_tds_length", SqlType.INT, false));

    private DescribedParameters() {}

    static Object[] row(UndeclaredParameters.Found found) {
        SqlType type = found.type();
        return new Object[] {
            found.ordinal(),
            SqlText.of(found.name()),
            DescribedColumns.number(type),
            SqlText.of(type.display()),
            TypeNumbers.bytes(type),
            (short) DescribedColumns.precision(type),
            (short) type.scale(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            false,
            false,
            true,
            false,
            null,
            TypeNumbers.onTheWire(type),
            DescribedColumns.onTheWire(type)
        };
    }
}
