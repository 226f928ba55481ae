package dev.outrigger.tds.tokens;

import dev.outrigger.StatementEnd;
import dev.outrigger.StatementKind;
import java.util.OptionalLong;

/**
 * A DONE token of one of its three kinds.
 *
 * @param token which of the three
 * @param status its bits, without MORE
 * @param command what the statement was, in TDS's numbers
 */
public record Done(int token, int status, int command, long rows) {
    public static final int BATCH = 0xfd;
    public static final int PROCEDURE = 0xfe;
    public static final int IN_PROCEDURE = 0xff;

    static final int MORE = 0x01;
    static final int ERROR = 0x02;
    static final int COUNT = 0x10;
    static final int ATTENTION = 0x20;

    private static final int EXECUTE = 0xe0;

    public static Done plain(int token) {
        return new Done(token, 0, 0, 0);
    }

    public static Done failed(int token) {
        return new Done(token, ERROR, 0, 0);
    }

    public static Done procedure(boolean failed) {
        return new Done(PROCEDURE, failed ? ERROR : 0, EXECUTE, 0);
    }

    public static Done attention() {
        return new Done(BATCH, ATTENTION, 0, 0);
    }

    static Done of(StatementEnd end, int token) {
        int status = (end.failed() ? ERROR : 0) | (end.rows().isPresent() ? COUNT : 0);
        return new Done(token, status, command(end.kind()), end.rows().orElse(0));
    }

    private static int command(StatementKind kind) {
        return switch (kind) {
            case SELECT -> 0xc1;
            case INSERT -> 0xc3;
            case DELETE -> 0xc4;
            case UPDATE -> 0xc5;
            case CREATE_TABLE -> 0xc6;
            case DROP_TABLE -> 0xc7;
            case BULK_INSERT -> 0xf0;
            case BEGIN_TRANSACTION -> 0xd4;
            case COMMIT -> 0xd5;
            case ROLLBACK -> 0xd2;
            case EXECUTE -> EXECUTE;
            case DEFINITION, OTHER -> 0;
        };
    }

    /** A token for rows of a bulk load. */
    public static Done bulk(long rows) {
        return of(
                new StatementEnd(
                        StatementKind.BULK_INSERT, OptionalLong.of(rows), false, 0),
                BATCH);
    }
}
