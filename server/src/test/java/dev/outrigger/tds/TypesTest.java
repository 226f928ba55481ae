package dev.outrigger.tds;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of every type from the server to Microsoft's driver, and from the driver back. */
class TypesTest {
    private static RunningServer server;
    private static Connection connection;

    @BeforeAll
    static void start() throws SQLException {
        server = RunningServer.start();
        connection = server.connect("encrypt=false;sendTimeAsDatetime=false");
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        server.close();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("bit", "1", "1"),
                Arguments.of("tinyint", "255", "255"),
                Arguments.of("smallint", "-32768", "-32768"),
                Arguments.of("int", "-2147483648", "-2147483648"),
                Arguments.of("bigint", "9223372036854775807", "9223372036854775807"),
                Arguments.of("real", "1.5", "1.5"),
                Arguments.of("float", "-1.25E+100", "-1.25E100"),
                Arguments.of("decimal(9, 2)", "-1234567.89", "-1234567.89"),
                Arguments.of("decimal(19, 4)", "123456789012345.6789", "123456789012345.6789"),
                Arguments.of(
                        "decimal(28, 0)",
                        "-9999999999999999999999999999",
                        "-9999999999999999999999999999"),
                Arguments.of(
                        "decimal(38, 10)",
                        "1234567890123456789012345678.0123456789",
                        "1234567890123456789012345678.0123456789"),
                Arguments.of("money", "-922337203685477.5808", "-922337203685477.5808"),
                Arguments.of("smallmoney", "214748.3647", "214748.3647"),
                Arguments.of("char(5)", "'ab'", "ab   "),
                Arguments.of("varchar(20)", "'caf\u00e9 \u20ac'", "caf\u00e9 \u20ac"),
                Arguments.of("varchar(max)", "'long'", "long"),
                Arguments.of("nchar(3)", "N'\u65e5'", "\u65e5  "),
                Arguments.of(
                        "nvarchar(20)",
                        "N'\u65e5\u672c \ud83d\ude00'",
                        "\u65e5\u672c \ud83d\ude00"),
                Arguments.of("nvarchar(max)", "N''", ""),
                Arguments.of("binary(4)", "0x0102", "01020000"),
                Arguments.of("varbinary(10)", "0x00FF", "00FF"),
                Arguments.of("varbinary(max)", "0x", ""),
                Arguments.of("date", "'0001-01-01'", "0001-01-01"),
                Arguments.of("date", "'9999-12-31'", "9999-12-31"),
                Arguments.of("time(0)", "'23:59:59'", "23:59:59"),
                Arguments.of("time(7)", "'12:34:56.7654321'", "12:34:56.7654321"),
                Arguments.of("datetime", "'1753-01-01T00:00:00'", "1753-01-01 00:00:00.0"),
                Arguments.of("datetime", "'2020-02-29T13:14:15.997'", "2020-02-29 13:14:15.997"),
                Arguments.of("smalldatetime", "'2079-06-06T23:59:00'", "2079-06-06 23:59:00.0"),
                Arguments.of(
                        "datetime2(7)",
                        "'2020-02-29T23:59:59.9999999'",
                        "2020-02-29 23:59:59.9999999"),
                Arguments.of(
                        "datetime2(3)", "'0001-01-01T00:00:00.001'", "0001-01-01 00:00:00.001"),
                Arguments.of(
                        "datetimeoffset(7)",
                        "'2020-02-29T23:59:59.1234567 -08:30'",
                        "2020-02-29 23:59:59.1234567 -08:30"),
                Arguments.of(
                        "uniqueidentifier",
                        "'00112233-4455-6677-8899-AABBCCDDEEFF'",
                        "00112233-4455-6677-8899-AABBCCDDEEFF"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valueArrivesAndComesBack(String type, String literal, String expected)
            throws SQLException {
        String value = "CAST(" + literal + " AS " + type + ")";
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT " + value + " AS v, CAST(NULL AS " + type + ") AS n")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("v")).isEqualTo(expected);
            assertThat(rows.getObject("n")).isNull();
            // Java's older class for times of day has no digits behind the millisecond.
            Object object =
                    type.startsWith("time")
                            ? rows.getObject("v", LocalTime.class)
                            : rows.getObject("v");
            try (PreparedStatement back =
                    connection.prepareStatement(
                            "SELECT CASE WHEN ? = "
                                    + value
                                    + " THEN 1 ELSE 0 END, CAST(? AS "
                                    + type
                                    + ")")) {
                back.setObject(1, object);
                back.setObject(2, object);
                try (ResultSet again = back.executeQuery()) {
                    assertThat(again.next()).isTrue();
                    assertThat(again.getInt(1)).isEqualTo(1);
                    assertThat(again.getString(2)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void longValuesCrossPackets() throws SQLException {
        String text = "\u00e4bc\u65e5".repeat(100_000);
        byte[] bytes = new byte[300_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        try (PreparedStatement query =
                connection.prepareStatement("SELECT ? AS t, ? AS b, ? AS n")) {
            query.setString(1, text);
            query.setBytes(2, bytes);
            query.setNull(3, java.sql.Types.VARBINARY);
            try (ResultSet rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo(text);
                assertThat(rows.getBytes(2)).isEqualTo(bytes);
                assertThat(rows.getBytes(3)).isNull();
            }
        }
    }

    @Test
    void metadataNamesTypesAndSizes() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT CAST(1.5 AS decimal(12, 3)) AS d, CAST(N'x' AS nvarchar(30)) AS t, 1 AS i")) {
            assertThat(rows.getMetaData().getColumnTypeName(1)).isEqualTo("decimal");
            assertThat(rows.getMetaData().getPrecision(1)).isEqualTo(12);
            assertThat(rows.getMetaData().getScale(1)).isEqualTo(3);
            assertThat(rows.getMetaData().getColumnTypeName(2)).isEqualTo("nvarchar");
            assertThat(rows.getMetaData().getPrecision(2)).isEqualTo(30);
            assertThat(rows.getMetaData().getColumnTypeName(3)).isEqualTo("int");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBigDecimal(1)).isEqualTo(new BigDecimal("1.500"));
        }
    }
}
