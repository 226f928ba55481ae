package dev.outrigger.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same streams through CPython's pyarrow, both ways. */
@Tag("cpython")
final class PyarrowPeerTest {
    private static final String PYTHON = System.getenv("OUTRIGGER_TEST_PYTHON");

    @TempDir Path folder;

    @BeforeEach
    void needsPython() {
        assumeTrue(
                PYTHON != null, "OUTRIGGER_TEST_PYTHON does not name an interpreter with pyarrow");
    }

    private byte[] python(byte[] input, String... arguments)
            throws IOException, InterruptedException {
        Path script = folder.resolve("pyarrow_peer.py");
        try (InputStream source = PyarrowPeerTest.class.getResourceAsStream("/pyarrow_peer.py")) {
            Files.write(script, source.readAllBytes());
        }
        Path in = Files.write(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = new ArrayList<>(List.of(PYTHON, script.toString()));
        command.addAll(Arrays.asList(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("python ended in time").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as("%s", Files.readString(err)).isZero();
        return Files.readAllBytes(out);
    }

    @Test
    void everyTypeComesBackFromPyarrowAsItWasWritten() throws Exception {
        for (boolean nulls : new boolean[] {false, true}) {
            for (int rows : new int[] {0, 1, 1000}) {
                Frame frame = Samples.frame(rows, nulls);
                List<Frame> read =
                        Samples.read(python(Samples.write(frame.schema(), frame, frame), "echo"));
                assertThat(read).hasSize(2);
                ArrowRoundTripTest.assertSame(read.get(0), frame);
                ArrowRoundTripTest.assertSame(read.get(1), frame);
            }
        }
    }

    @Test
    void pyarrowSeesTheTypesAndValuesThatWereMeant() throws Exception {
        ColumnBuilder text = new ColumnBuilder(ColumnType.TEXT, 0);
        ColumnBuilder price = new ColumnBuilder(new ColumnType.Decimal(38, 2), 0);
        ColumnBuilder key = new ColumnBuilder(ColumnType.UUID, 0);
        ColumnBuilder day = new ColumnBuilder(ColumnType.DATE, 0);
        text.appendString("日本");
        text.appendNull();
        price.appendDecimal(new BigDecimal("-123456789012345678901234567890.12"));
        price.appendDecimal(new BigDecimal("0.05"));
        key.appendBytes(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});
        key.appendNull();
        day.appendInt(19_782);
        day.appendInt(-1);
        Schema schema =
                Schema.of(
                        new Field("", ColumnType.TEXT, true),
                        new Field("preis €", price.type(), false),
                        new Field("key", ColumnType.UUID, true),
                        new Field("day", ColumnType.DATE, false),
                        new Field("at", ColumnType.TICKS, true),
                        new Field("seen", ColumnType.OFFSET_TIMESTAMP, true));
        Frame frame =
                new Frame(
                        schema,
                        2,
                        List.of(
                                text.build(),
                                price.build(),
                                key.build(),
                                day.build(),
                                Samples.column(ColumnType.TICKS, 2, false),
                                Samples.column(ColumnType.OFFSET_TIMESTAMP, 2, false)));
        String told =
                new String(
                        python(Samples.write(schema, frame), "describe"), StandardCharsets.UTF_8);
        assertThat(told.lines())
                .startsWith(
                        "|string|True|",
                        "preis €|decimal128(38, 2)|False|",
                        "key|extension<arrow.uuid>|True|",
                        "day|date32[day]|False|",
                        "at|int64|True|outrigger.ticks",
                        "seen|fixed_size_binary[10]|True|outrigger.datetimeoffset",
                        "['日本', None]",
                        "[Decimal('-123456789012345678901234567890.12'), Decimal('0.05')]",
                        "[UUID('00010203-0405-0607-0809-0a0b0c0d0e0f'), None]",
                        "[datetime.date(2024, 2, 29), datetime.date(1969, 12, 31)]",
                        "[-9223372036854775808, 9223372036854775807]");
    }

    @Test
    void typesThatOnlyPyarrowHasBecomeTheirNearest() throws Exception {
        byte[] stream = python(new byte[0], "peers");
        Frame frame = Samples.read(stream).get(0);
        long moment = 86_399_999_000_000L;
        assertThat(frame.schema().fields())
                .extracting(Field::type)
                .containsExactly(
                        ColumnType.TEXT,
                        ColumnType.BYTES,
                        ColumnType.DATE,
                        ColumnType.TIME,
                        ColumnType.TIME,
                        ColumnType.TIME,
                        new ColumnType.Timestamp(ColumnType.Unit.MICRO, true),
                        ColumnType.TEXT,
                        new ColumnType.Decimal(3, 2),
                        new ColumnType.Decimal(18, 2),
                        ColumnType.BYTES,
                        ColumnType.TEXT,
                        ColumnType.BOOL,
                        new ColumnType.Int(64, false));
        assertThat(values(frame, 0)).containsExactly("é", null, "日本");
        assertThat(((VariableColumn) frame.column(1)).getBytes(0)).containsExactly(0, 255);
        assertThat(values(frame, 2)).containsExactly(19_782L, null, -1L);
        assertThat(values(frame, 3)).containsExactly(86_399_000_000_000L, null, 0L);
        assertThat(values(frame, 4)).containsExactly(moment, null, 0L);
        assertThat(values(frame, 5)).containsExactly(moment, null, 0L);
        assertThat(values(frame, 6))
                .containsExactly(1_709_209_815_000_000L, null, 1_709_209_815_000_000L);
        assertThat(values(frame, 7)).containsExactly(null, null, null);
        assertThat(values(frame, 8))
                .containsExactly(new BigDecimal("-9.99"), null, new BigDecimal("1.00"));
        assertThat(values(frame, 9))
                .containsExactly(new BigDecimal("-9.99"), null, new BigDecimal("1.00"));
        assertThat(new String(((VariableColumn) frame.column(10)).getBytes(2))).isEqualTo("xyz");
        assertThat(values(frame, 11)).containsExactly("a", null, "bc");
        assertThat(values(frame, 12)).containsExactly(true, null, true);
        assertThat(values(frame, 13)).containsExactly(-1L, null, 0L);
    }

    private static List<Object> values(Frame frame, int column) {
        return Samples.values(frame.column(column));
    }

    @ParameterizedTest
    @CsvSource({
        "halffloat,Float16",
        "decimal256,Decimal256",
        "list,List",
        "struct,Struct_",
        "dictionary,dictionary",
        "duration,Duration",
        "string_view,Utf8View",
        "compressed,compress",
        "legacy,0.15"
    })
    void whatFramesDoNotHaveIsRefusedByItsName(String kind, String name) throws Exception {
        byte[] stream = python(new byte[0], "refused", kind);
        assertThatThrownBy(() -> Samples.read(stream))
                .isInstanceOf(CorruptFrameException.class)
                .hasMessageContaining(name);
    }
}
