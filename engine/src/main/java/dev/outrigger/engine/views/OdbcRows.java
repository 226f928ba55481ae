package dev.outrigger.engine.views;

import dev.outrigger.engine.sql.Statement;
import dev.outrigger.engine.store.Catalog;
import dev.outrigger.engine.store.SystemTables;
import dev.outrigger.engine.store.Table;
import dev.outrigger.engine.store.Table.TableColumn;
import dev.outrigger.engine.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the catalog procedures tell clients of ODBC about columns, parameters and data types. */
final class OdbcRows {
    private OdbcRows() {}

    static void addTo(Map<String, CatalogViews.Maker> makers) {
        makers.put("sys.spt_columns_odbc", OdbcRows::columns);
        makers.put("sys.spt_parameters_odbc", OdbcRows::parameters);
        makers.put("sys.spt_datatype_info", OdbcRows::types);
    }

    private static List<Object[]> columns(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : database.tables()) {
            add(view, rows, table.id(), table.columns());
        }
        for (Catalog.View stored : database.views()) {
            add(view, rows, database.id(stored.schema(), stored.name()), stored.columns());
        }
        List<SystemTables.Definition> system = database.system();
        for (int i = 0; i < system.size(); i++) {
            add(view, rows, SystemTables.objectId(i), system.get(i).columns());
        }
        return rows;
    }

    private static void add(
            ViewColumns view, List<Object[]> rows, long object, List<TableColumn> columns) {
        for (int i = 0; i < columns.size(); i++) {
            TableColumn column = columns.get(i);
            Object[] row = view.row("object_id", object, "column_id", i + 1);
            OdbcType.of(column.type())
                    .set(
                            view,
                            row,
                            column.type(),
                            column.nullable(),
                            column.identity().isPresent());
            rows.add(row);
        }
    }

    private static List<Object[]> parameters(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (Catalog.Module module : database.modules()) {
            long id = database.id(module.schema(), module.name());
            List<Statement.Parameter> parameters = ModuleRows.parameters(module);
            for (int i = 0; i < parameters.size(); i++) {
                SqlType type = parameters.get(i).type();
                Object[] row = view.row("object_id", id, "parameter_id", i + 1);
                OdbcType.of(type).set(view, row, type, true, false);
                rows.add(row);
            }
            Object[] status = view.row("object_id", id, "parameter_id", 0);
            OdbcType.of(SqlType.INT).set(view, status, SqlType.INT, false, false);
            rows.add(status);
        }
        return rows;
    }

    private static List<Object[]> types(Described database, ViewColumns view) {
        List<Object[]> rows = new ArrayList<>();
        for (int version = 2; version <= 3; version++) {
            for (SqlType type : TypeFacts.largest()) {
                String name = type.name().sqlName();
                rows.add(type(view, version, type, name, false));
                if (type.isInteger()) {
                    rows.add(type(view, version, type, name + " identity", true));
                }
                if (type.name() == dev.outrigger.engine.types.TypeName.DECIMAL) {
                    rows.add(type(view, version, type, "decimal() identity", true));
                    rows.add(numeric(view, version, type, "numeric", false));
                    rows.add(numeric(view, version, type, "numeric() identity", true));
                }
            }
            Object[] sysname = type(view, version, SqlType.SYSNAME, "sysname", false);
            view.set(sysname, "NULLABLE", 0, "USERTYPE", 18, "CREATE_PARAMS", null);
            rows.add(sysname);
        }
        return rows;
    }

    private static Object[] numeric(
            ViewColumns view, int version, SqlType decimal, String name, boolean identity) {
        Object[] row = type(view, version, decimal, name, identity);
        view.set(row, "DATA_TYPE", 2, "SQL_DATA_TYPE", 2, "USERTYPE", 10);
        return row;
    }

    private static Object[] type(
            ViewColumns view, int version, SqlType type, String name, boolean identity) {
        OdbcType odbc = OdbcType.of(type);
        boolean number = type.isNumeric() && type.name() != dev.outrigger.engine.types.TypeName.BIT;
        boolean money = type.isExactDecimal() && type.precision() < 38;
        boolean quoted = OdbcType.isQuoted(type.name());
        String prefix =
                type.isUnicode()
                        ? "N'"
                        : quoted ? "'" : type.isBinary() ? "0x" : money ? "$" : null;
        return view.row(
                "ODBCVer",
                version,
                "TYPE_NAME",
                name,
                "DATA_TYPE",
                version == 3 ? odbc.code() : odbc.oldCode(),
                "PRECISION",
                odbc.precision(),
                "LITERAL_PREFIX",
                prefix,
                "LITERAL_SUFFIX",
                quoted ? "'" : null,
                "CREATE_PARAMS",
                parameters(type),
                "NULLABLE",
                identity ? 0 : 1,
                "SEARCHABLE",
                type.isText() ? 3 : 2,
                "UNSIGNED_ATTRIBUTE",
                number
                        ? (Integer)
                                (type.name() == dev.outrigger.engine.types.TypeName.TINYINT ? 1 : 0)
                        : null,
                "MONEY",
                money ? 1 : 0,
                "AUTO_INCREMENT",
                number ? (Integer) (identity ? 1 : 0) : null,
                "LOCAL_TYPE_NAME",
                name,
                "MINIMUM_SCALE",
                odbc.scale() == null ? null : minimumScale(type),
                "MAXIMUM_SCALE",
                identity ? (Integer) 0 : odbc.scale(),
                "SQL_DATA_TYPE",
                odbc.sqlCode(),
                "SQL_DATETIME_SUB",
                odbc.datetimeSub(),
                "NUM_PREC_RADIX",
                odbc.radix(),
                "USERTYPE",
                userType(type));
    }

    private static Integer minimumScale(SqlType type) {
        return switch (type.name()) {
            case DECIMAL, TIME, DATETIME2, DATETIMEOFFSET -> 0;
            default -> type.scale();
        };
    }

    private static String parameters(SqlType type) {
        return switch (type.name()) {
            case DECIMAL -> "precision,scale";
            case TIME, DATETIME2, DATETIMEOFFSET -> "scale";
            case CHAR, NCHAR, BINARY -> "length";
            case VARCHAR, NVARCHAR, VARBINARY -> "max length";
            default -> null;
        };
    }

    /**
     * The number that the type had among those of the first versions; 0 for those that came later.
     */
    private static int userType(SqlType type) {
        return switch (type.name()) {
            case CHAR, NCHAR -> 1;
            case VARCHAR, NVARCHAR -> 2;
            case BINARY -> 3;
            case VARBINARY -> 4;
            case TINYINT -> 5;
            case SMALLINT -> 6;
            case INT -> 7;
            case FLOAT -> 8;
            case MONEY -> 11;
            case DATETIME -> 12;
            case BIT -> 16;
            case SMALLMONEY -> 21;
            case SMALLDATETIME -> 22;
            case REAL -> 23;
            case DECIMAL -> 24;
            default -> 0;
        };
    }
}
