package dev.outrigger.tds.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrigger.Message;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.OffsetTicks;
import dev.outrigger.engine.types.SqlBytes;
import dev.outrigger.engine.types.SqlGuid;
import dev.outrigger.engine.types.SqlText;
import dev.outrigger.engine.types.SqlType;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.engine.types.Ticks;
import dev.outrigger.tds.wire.PacketOutput;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Tokens byte by byte, as the specification of TDS has them. */
class TokenBytesTest {
    private static final int HEADER_BYTES = 8;

    private static String written(Consumer<TokenWriter> tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PacketOutput out = new PacketOutput(bytes, 4096);
        tokens.accept(new TokenWriter(out));
        out.end();
        byte[] packet = bytes.toByteArray();
        return HexFormat.ofDelimiter(" ").formatHex(packet, HEADER_BYTES, packet.length);
    }

    private static String value(SqlType type, Object value) {
        String all = written(tokens -> tokens.returnValue(1, "", new SqlValue(type, value)));
        // The type follows the token, its ordinal, an empty name, the status, user type and flags.
        assertThat(all).startsWith("ac 01 00 00 01 00 00 00 00 01 00 ");
        return all.substring("ac 01 00 00 01 00 00 00 00 01 00 ".length());
    }

    @Test
    void errorCarriesNumberStateSeverityTextProcedureAndLine() {
        Message message = new Message(8134, 16, 1, 3, Optional.of("p"), "No");
        assertThat(written(tokens -> tokens.message(message)))
                .isEqualTo(
                        "aa 26 00 c6 1f 00 00 01 10 02 00 4e 00 6f 00 09"
                                + " 6f 00 75 00 74 00 72 00 69 00 67 00 67 00 65 00 72 00 01 70 00 03 00 00 00");
    }

    @Test
    void severityTenIsToldAsNoneAtAll() {
        Message message = new Message(39005, 10, 1, 1, Optional.empty(), "");
        assertThat(written(tokens -> tokens.message(message)))
                .startsWith("ab 20 00 5d 98 00 00 01 00");
    }

    @Test
    void informationHasATokenOfItsOwn() {
        Message message = new Message(0, 0, 1, 1, Optional.empty(), "");
        assertThat(written(tokens -> tokens.message(message))).startsWith("ab 20 00 00 00 00 00");
    }

    @Test
    void longMessageIsCutToWhatATokenHolds() {
        Message message = new Message(50000, 16, 1, 1, Optional.empty(), "x".repeat(100_000));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PacketOutput out = new PacketOutput(bytes, 32_767);
        new TokenWriter(out).message(message);
        out.end();
        byte[] packet = bytes.toByteArray();
        int length = packet[9] & 0xff | (packet[10] & 0xff) << 8;
        assertThat(length).isEqualTo(4 + 1 + 1 + 2 + 32_000 + 1 + 18 + 1 + 4);
    }

    @Test
    void environmentChangesCarryBothValues() {
        assertThat(written(tokens -> tokens.environment(TokenWriter.DATABASE, "b", "a")))
                .isEqualTo("e3 07 00 01 01 62 00 01 61 00");
        assertThat(written(TokenWriter::collation)).isEqualTo("e3 08 00 07 05 09 04 d0 00 34 00");
        assertThat(written(tokens -> tokens.transactionBegun(258)))
                .isEqualTo("e3 0b 00 08 08 02 01 00 00 00 00 00 00 00");
        assertThat(written(tokens -> tokens.transactionCommitted(1)))
                .isEqualTo("e3 0b 00 09 00 08 01 00 00 00 00 00 00 00");
        assertThat(written(tokens -> tokens.transactionRolledBack(1)))
                .isEqualTo("e3 0b 00 0a 00 08 01 00 00 00 00 00 00 00");
        assertThat(written(TokenWriter::resetDone)).isEqualTo("e3 03 00 12 00 00");
    }

    @Test
    void loginIsAcknowledgedWithTheVersionMostSignificantByteFirst() {
        assertThat(written(tokens -> tokens.loginAcknowledged(0x74000004)))
                .startsWith("ad 1c 00 01 74 00 00 04 09 4f 00");
    }

    @Test
    void columnsCarryTypeFlagsAndName() {
        List<ResultColumn> columns =
                List.of(
                        new ResultColumn("a", SqlType.INT, false),
                        new ResultColumn("", SqlType.nvarchar(10), true),
                        new ResultColumn("c", SqlType.decimal(12, 3), true));
        assertThat(written(tokens -> tokens.columns(columns)))
                .isEqualTo(
                        "81 03 00 00 00 00 00 08 00 26 04 01 61 00"
                                + " 00 00 00 00 09 00 e7 14 00 09 04 d0 00 34 00"
                                + " 00 00 00 00 09 00 6a 09 0c 03 01 63 00");
    }

    @Test
    void donesCarryStatusCommandAndRows() {
        assertThat(written(tokens -> tokens.done(Done.bulk(5), false)))
                .isEqualTo("fd 10 00 f0 00 05 00 00 00 00 00 00 00");
        assertThat(written(tokens -> tokens.done(Done.failed(Done.IN_PROCEDURE), true)))
                .isEqualTo("ff 03 00 00 00 00 00 00 00 00 00 00 00");
        assertThat(written(tokens -> tokens.done(Done.procedure(), false)))
                .isEqualTo("fe 00 00 e0 00 00 00 00 00 00 00 00 00");
        assertThat(written(tokens -> tokens.done(Done.attention(), false)))
                .isEqualTo("fd 20 00 00 00 00 00 00 00 00 00 00 00");
    }

    @Test
    void numbers() {
        assertThat(value(SqlType.BIT, true)).isEqualTo("68 01 01 01");
        assertThat(value(SqlType.TINYINT, (short) 200)).isEqualTo("26 01 01 c8");
        assertThat(value(SqlType.SMALLINT, (short) -2)).isEqualTo("26 02 02 fe ff");
        assertThat(value(SqlType.INT, null)).isEqualTo("26 04 00");
        assertThat(value(SqlType.BIGINT, 1L)).isEqualTo("26 08 08 01 00 00 00 00 00 00 00");
        assertThat(value(SqlType.REAL, 1.5f)).isEqualTo("6d 04 04 00 00 c0 3f");
        assertThat(value(SqlType.FLOAT, -2.0)).isEqualTo("6d 08 08 00 00 00 00 00 00 00 c0");
        assertThat(value(SqlType.MONEY, new BigDecimal("1.0000")))
                .isEqualTo("6e 08 08 00 00 00 00 10 27 00 00");
        assertThat(value(SqlType.SMALLMONEY, new BigDecimal("-0.0001")))
                .isEqualTo("6e 04 04 ff ff ff ff");
        assertThat(value(SqlType.decimal(9, 2), new BigDecimal("-1.00")))
                .isEqualTo("6a 05 09 02 05 00 64 00 00 00");
        assertThat(value(SqlType.decimal(38, 0), new BigDecimal("-18446744073709551616")))
                .isEqualTo("6a 11 26 00 11 00 00 00 00 00 00 00 00 00 01 00 00 00 00 00 00 00");
    }

    @Test
    void textAndBytes() {
        assertThat(value(SqlType.nvarchar(3), SqlText.of("\u65e5")))
                .isEqualTo("e7 06 00 09 04 d0 00 34 02 00 e5 65");
        assertThat(value(SqlType.nvarchar(3), null)).isEqualTo("e7 06 00 09 04 d0 00 34 ff ff");
        assertThat(value(SqlType.varchar(3), SqlText.of("\u20ac")))
                .isEqualTo("a7 03 00 09 04 d0 00 34 01 00 80");
        assertThat(value(SqlType.NVARCHAR_MAX, SqlText.of("a")))
                .isEqualTo(
                        "e7 ff ff 09 04 d0 00 34 02 00 00 00 00 00 00 00 02 00 00 00 61 00 00 00 00 00");
        assertThat(value(SqlType.NVARCHAR_MAX, SqlText.of("")))
                .isEqualTo("e7 ff ff 09 04 d0 00 34 00 00 00 00 00 00 00 00 00 00 00 00");
        assertThat(value(SqlType.NVARCHAR_MAX, null))
                .isEqualTo("e7 ff ff 09 04 d0 00 34 ff ff ff ff ff ff ff ff");
        assertThat(value(SqlType.varbinary(4), SqlBytes.of(new byte[] {1, 0})))
                .isEqualTo("a5 04 00 02 00 01 00");
        assertThat(
                        value(
                                SqlType.UNIQUEIDENTIFIER,
                                SqlGuid.parse("00112233-4455-6677-8899-AABBCCDDEEFF")
                                        .orElseThrow()))
                .isEqualTo("24 10 10 33 22 11 00 55 44 77 66 88 99 aa bb cc dd ee ff");
    }

    @Test
    void datesAndTimes() {
        assertThat(value(SqlType.DATE, Ticks.DATE_MIN)).isEqualTo("28 03 00 00 00");
        assertThat(value(SqlType.DATE, Ticks.DATE_MAX)).isEqualTo("28 03 da b9 37");
        assertThat(value(SqlType.time(0), Ticks.PER_HOUR)).isEqualTo("29 00 03 10 0e 00");
        assertThat(value(SqlType.time(7), Ticks.PER_DAY - 1)).isEqualTo("29 07 05 ff bf 69 2a c9");
        assertThat(value(SqlType.DATETIME, Ticks.EPOCH_1900 * Ticks.PER_DAY + Ticks.PER_SECOND))
                .isEqualTo("6f 08 08 00 00 00 00 2c 01 00 00");
        assertThat(
                        value(
                                SqlType.SMALLDATETIME,
                                (Ticks.EPOCH_1900 + 1) * Ticks.PER_DAY + Ticks.PER_HOUR))
                .isEqualTo("6f 04 04 01 00 3c 00");
        assertThat(value(SqlType.datetime2(3), Ticks.DATE_MIN * Ticks.PER_DAY + Ticks.PER_MILLI))
                .isEqualTo("2a 03 07 01 00 00 00 00 00 00");
        assertThat(
                        value(
                                SqlType.datetimeoffset(0),
                                new OffsetTicks(Ticks.DATE_MIN * Ticks.PER_DAY, (short) -60)))
                .isEqualTo("2b 00 08 00 00 00 00 00 00 c4 ff");
    }
}
