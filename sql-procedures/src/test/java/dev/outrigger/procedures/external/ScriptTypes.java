package dev.outrigger.procedures.external;

import java.util.List;

/** The data types of SQL and the values, their extremes among them, that scripts must get and give back. */
final class ScriptTypes {
    /**
     * A data type.
     *
     * @param values as T-SQL writes them, each exact in the type
     */
    record Case(String type, List<String> values) {
        @Override
        public String toString() {
            return type;
        }

        /** A query of one column c, in the order of the values. */
        String query() {
            StringBuilder sql = new StringBuilder("SELECT c FROM (VALUES ");
            for (int i = 0; i < values.size(); i++) {
                sql.append(i == 0 ? "" : ", ")
                        .append('(')
                        .append(i)
                        .append(", CAST(")
                        .append(values.get(i))
                        .append(" AS ")
                        .append(type)
                        .append("))");
            }
            return sql.append(") AS v(k, c) ORDER BY k").toString();
        }

        /** The same with a NULL before and after; without integers that float64 does not hold. */
        Case withNulls() {
            List<String> some =
                    type.equals("bigint") ? List.of("-7", "9007199254740992") : values;
            List<String> all = new java.util.ArrayList<>(some);
            all.add(0, "NULL");
            all.add("NULL");
            return new Case(type, all);
        }

        Case allNull() {
            return new Case(type, List.of("NULL", "NULL"));
        }

        String noRows() {
            return "SELECT CAST(NULL AS " + type + ") AS c WHERE 1 = 0";
        }
    }

    static final List<Case> ALL =
            List.of(
                    of("bit", "0", "1"),
                    of("tinyint", "0", "255"),
                    of("smallint", "-32768", "32767"),
                    of("int", "-2147483648", "2147483647"),
                    of(
                            "bigint",
                            "-9223372036854775808",
                            "9223372036854775807",
                            "9007199254740993"),
                    of("real", "0.1", "3.4028235E38", "-1.1754944E-38", "1.4E-45"),
                    of(
                            "float",
                            "0.1",
                            "1.7976931348623157E308",
                            "-2.2250738585072014E-308",
                            "4.94E-324"),
                    of("decimal(7,2)", "12.34", "-99999.99", "0"),
                    of(
                            "decimal(38,0)",
                            "99999999999999999999999999999999999999",
                            "-99999999999999999999999999999999999999"),
                    of("decimal(38,38)", "0.00000000000000000000000000000000000001", "0"),
                    of("money", "922337203685477.5807", "-922337203685477.5808", "0.0001"),
                    of("smallmoney", "214748.3647", "-214748.3648"),
                    of("char(5)", "'abc'", "''"),
                    of("varchar(20)", "'Grüße €'", "''", "' a  '"),
                    of("varchar(max)", "'x'", "''"),
                    of("nchar(4)", "N'日本'", "N'😀'"),
                    of("nvarchar(20)", "N'日本 😀'", "N''", "N' a  '", "N'it''s'"),
                    of("nvarchar(max)", "N'日本 😀'", "N''"),
                    of("binary(3)", "0x01", "0x000000"),
                    of("varbinary(10)", "0x00FF", "0x", "0x4142"),
                    of("varbinary(max)", "0x00FF", "0x"),
                    of("date", "'0001-01-01'", "'9999-12-31'", "'2024-02-29'"),
                    of("datetime", "'1753-01-01'", "'9999-12-31 23:59:59.997'"),
                    of("smalldatetime", "'1900-01-01'", "'2079-06-06 23:59'"),
                    of("datetime2(0)", "'0001-01-01'", "'9999-12-31 23:59:59'"),
                    of("datetime2(3)", "'0001-01-01 00:00:00.001'", "'9999-12-31 23:59:59.999'"),
                    of(
                            "datetime2(6)",
                            "'0001-01-01 00:00:00.000001'",
                            "'9999-12-31 23:59:59.999999'"),
                    of(
                            "datetime2(7)",
                            "'2024-02-29 12:34:56.1234567'",
                            "'1677-09-22 00:00:00.0000001'",
                            "'2262-04-11'"),
                    of("time(0)", "'00:00'", "'23:59:59'"),
                    of("time(3)", "'00:00:00.001'", "'23:59:59.999'"),
                    of("time(6)", "'00:00:00.000001'", "'23:59:59.999999'"),
                    of(
                            "datetimeoffset(0)",
                            "'0001-01-01 00:00:00 -14:00'",
                            "'9999-12-31 23:59:59 +14:00'"),
                    of(
                            "datetimeoffset(6)",
                            "'2024-02-29 12:34:56.123456 +05:30'",
                            "'1600-01-01 00:00:00.000001 +14:00'"),
                    of("uniqueidentifier", "'6F9619FF-8B86-D011-B42D-00C04FC964FF'"));

    private ScriptTypes() {}

    private static Case of(String type, String... values) {
        return new Case(type, List.of(values));
    }
}
