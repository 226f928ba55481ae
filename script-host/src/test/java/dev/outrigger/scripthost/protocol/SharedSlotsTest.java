package dev.outrigger.scripthost.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedSlotsTest {
    private static final int SLOTS = 16;

    @TempDir private Path folder;
    private Path othersFile;
    private SharedSlots here;
    private SharedSlots there;

    @BeforeEach
    void open() throws IOException {
        Path own = folder.resolve("own");
        othersFile = folder.resolve("others");
        SharedSlots.fill(own);
        SharedSlots.fill(othersFile);
        here = SharedSlots.open(own, othersFile);
        there = SharedSlots.open(othersFile, own);
    }

    @AfterEach
    void close() throws IOException {
        here.close();
        there.close();
    }

    private static ByteBuffer piece(int number) {
        return ByteBuffer.allocate(4).putInt(number).flip();
    }

    private void assertTaken(int number) throws IOException {
        ByteBuffer taken = ByteBuffer.allocate(4);
        there.take(taken);
        assertThat(taken.getInt(0)).isEqualTo(number);
    }

    @Test
    void piecesComeOutAsTheyWentInRoundAndRound() throws IOException {
        int taken = 0;
        for (int number = 0; number < 1000; number++) {
            assertThat(here.put(piece(number))).isTrue();
            if (number % 3 == 0) {
                assertTaken(taken++);
            }
            if (number - taken == SLOTS - 2) {
                assertTaken(taken++);
            }
        }
    }

    /** Such as are read while they are written, or written by an end that means harm. */
    @Test
    void countersThatCannotBeMakeNoRoom() throws IOException {
        for (int number = 0; number < 260; number++) {
            assertThat(here.put(piece(number))).isTrue();
            if (number < 244) {
                assertTaken(number);
            }
        }
        for (long told : new long[] {511, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0, 243, 261}) {
            tell(told);
            assertThat(here.put(piece(260))).as("told %d", told).isFalse();
        }
        tell(244);
        assertTaken(244);
        assertThat(here.put(piece(260))).isTrue();
        for (int number = 245; number <= 260; number++) {
            assertTaken(number);
        }
    }

    private void tell(long taken) throws IOException {
        try (FileChannel file = FileChannel.open(othersFile, StandardOpenOption.WRITE)) {
            file.write(
                    ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(taken).flip(), 0);
        }
    }
}
