package dev.outrigger.tds.tokens;

import dev.outrigger.Message;
import dev.outrigger.engine.ResultColumn;
import dev.outrigger.engine.types.SqlValue;
import dev.outrigger.tds.types.ColumnCodec;
import dev.outrigger.tds.types.WireType;
import dev.outrigger.tds.wire.PacketOutput;
import java.util.List;

/** Writes single tokens. */
public final class TokenWriter {
    public static final int DATABASE = 1;
    public static final int LANGUAGE = 2;
    public static final int PACKET_SIZE = 4;

    private static final int RETURN_STATUS = 0x79;
    private static final int COLUMN_METADATA = 0x81;
    private static final int ERROR = 0xaa;
    private static final int INFORMATION = 0xab;
    private static final int RETURN_VALUE = 0xac;
    private static final int LOGIN_ACKNOWLEDGED = 0xad;
    private static final int ROW = 0xd1;
    private static final int ENVIRONMENT = 0xe3;
    private static final int COLLATION = 7;
    private static final int BEGIN = 8;
    private static final int COMMIT = 9;
    private static final int ROLLBACK = 10;
    private static final int RESET = 18;

    /** nullable, and whether it can be updated is not known. */
    private static final int NULLABLE = 0x01;

    private static final int UPDATABILITY_UNKNOWN = 0x08;
    private static final int IDENTITY = 0x10;
    private static final int OUTPUT_PARAMETER = 1;
    private static final int MESSAGE_CHARACTERS_MAX = 16_000;
    private static final int INFORMATION_SEVERITY = 10;
    private static final String SERVER = "outrigger";
    private static final String PROGRAM = "Outrigger";

    private final PacketOutput out;

    public TokenWriter(PacketOutput out) {
        this.out = out;
    }

    /** An ERROR or an INFO, by the message's severity. */
    public void message(Message message) {
        message(message, false);
    }

    /** Ends a login that is refused. old: whether the client speaks TDS 7.1 or less. */
    public void refusal(Message message, boolean old) {
        message(message, old);
        out.writeByte(Done.BATCH);
        out.writeShort(Done.ERROR);
        out.writeShort(0);
        out.writeInt(0);
        if (!old) {
            out.writeInt(0);
        }
    }

    private void message(Message message, boolean shortLine) {
        String text = cut(message.text());
        String procedure = shortCut(message.procedure().orElse(""));
        out.writeByte(message.isError() ? ERROR : INFORMATION);
        out.writeShort(
                4
                        + 1
                        + 1
                        + 2
                        + 2 * text.length()
                        + 1
                        + 2 * SERVER.length()
                        + 1
                        + 2 * procedure.length()
                        + (shortLine ? 2 : 4));
        out.writeInt(message.number());
        out.writeByte(message.state());
        out.writeByte(sent(message.severity()));
        out.writeLongText(text);
        out.writeShortText(SERVER);
        out.writeShortText(procedure);
        if (shortLine) {
            out.writeShort(message.line());
        } else {
            out.writeInt(message.line());
        }
    }

    /** Clients are told 0 for 10, as by SQL Server: some take a 10 for an error. */
    private static int sent(int severity) {
        return severity == INFORMATION_SEVERITY ? 0 : severity;
    }

    private static String cut(String text) {
        return text.length() > MESSAGE_CHARACTERS_MAX
                ? text.substring(0, MESSAGE_CHARACTERS_MAX)
                : text;
    }

    private static String shortCut(String text) {
        return text.length() > 0xff ? text.substring(0, 0xff) : text;
    }

    /** ENVCHANGE of a database, a language or a packet size. */
    public void environment(int kind, String now, String before) {
        String after = shortCut(now);
        String old = shortCut(before);
        out.writeByte(ENVIRONMENT);
        out.writeShort(3 + 2 * after.length() + 2 * old.length());
        out.writeByte(kind);
        out.writeShortText(after);
        out.writeShortText(old);
    }

    public void collation() {
        bytesChanged(COLLATION, WireType.defaultCollation(), new byte[0]);
    }

    public void transactionBegun(long id) {
        bytesChanged(BEGIN, little(id), new byte[0]);
    }

    public void transactionCommitted(long id) {
        bytesChanged(COMMIT, new byte[0], little(id));
    }

    public void transactionRolledBack(long id) {
        bytesChanged(ROLLBACK, new byte[0], little(id));
    }

    /** The session is as new. */
    public void resetDone() {
        bytesChanged(RESET, new byte[0], new byte[0]);
    }

    private void bytesChanged(int kind, byte[] now, byte[] before) {
        out.writeByte(ENVIRONMENT);
        out.writeShort(3 + now.length + before.length);
        out.writeByte(kind);
        out.writeByte(now.length);
        out.writeBytes(now);
        out.writeByte(before.length);
        out.writeBytes(before);
    }

    private static byte[] little(long value) {
        byte[] bytes = new byte[8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (value >> 8 * i);
        }
        return bytes;
    }

    /** version: of TDS, most significant byte first. */
    public void loginAcknowledged(int version) {
        out.writeByte(LOGIN_ACKNOWLEDGED);
        out.writeShort(1 + 4 + 1 + 2 * PROGRAM.length() + 4);
        out.writeByte(1);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.writeByte(version >> shift);
        }
        out.writeShortText(PROGRAM);
        out.writeBytes(new byte[] {15, 0, 7, (byte) 0xd0});
    }

    public void columns(List<ResultColumn> columns) {
        out.writeByte(COLUMN_METADATA);
        out.writeShort(columns.size());
        for (ResultColumn column : columns) {
            out.writeInt(0);
            out.writeShort(flags(column));
            WireType.write(out, column.type());
            out.writeShortText(column.name());
        }
    }

    private static int flags(ResultColumn column) {
        return (column.identity() ? IDENTITY : UPDATABILITY_UNKNOWN)
                | (column.nullable() ? NULLABLE : 0);
    }

    public void row(ColumnCodec.Cells[] cells, int row) {
        out.writeByte(ROW);
        for (ColumnCodec.Cells cell : cells) {
            cell.write(out, row);
        }
    }

    public void returnStatus(int status) {
        out.writeByte(RETURN_STATUS);
        out.writeInt(status);
    }

    /** ordinal: the parameter's position in its request. */
    public void returnValue(int ordinal, String name, SqlValue value) {
        out.writeByte(RETURN_VALUE);
        out.writeShort(ordinal);
        out.writeShortText(name);
        out.writeByte(OUTPUT_PARAMETER);
        out.writeInt(0);
        out.writeShort(NULLABLE);
        WireType.write(out, value.type());
        ColumnCodec.write(out, value);
    }

    public void done(Done done, boolean more) {
        out.writeByte(done.token());
        out.writeShort(done.status() | (more ? Done.MORE : 0));
        out.writeShort(done.command());
        out.writeLong(done.rows());
    }
}
