package dev.outrigger.scripthost.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedSlotsTest {
    private static final int SLOTS = 16;
    private static final int LENGTH = SharedSlots.SLOT_BYTES;

    @TempDir private Path folder;
    private Path ownFile;
    private Path othersFile;
    private SharedSlots here;
    private SharedSlots there;

    @BeforeEach
    void open() throws IOException {
        ownFile = folder.resolve("own");
        othersFile = folder.resolve("others");
        SharedSlots.fill(ownFile);
        SharedSlots.fill(othersFile);
        here = SharedSlots.open(ownFile, othersFile, true);
        there = SharedSlots.open(othersFile, ownFile, true);
    }

    @AfterEach
    void close() throws IOException {
        here.close();
        there.close();
    }

    private boolean put(int number) throws IOException {
        Optional<ByteBuffer> slot = here.room();
        slot.ifPresent(
                free -> {
                    free.putInt(number);
                    here.fill();
                });
        return slot.isPresent();
    }

    private static ByteBuffer told(SharedSlots slots, int number, int length) throws IOException {
        return slots.told(
                number, length, () -> ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN));
    }

    private void assertTaken(int number) throws IOException {
        assertThat(told(there, number, LENGTH).getInt()).isEqualTo(number);
        there.take();
    }

    @Test
    void piecesComeOutAsTheyWentInRoundAndRound() throws IOException {
        int taken = 0;
        for (int number = 0; number < 1000; number++) {
            assertThat(put(number)).isTrue();
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
            assertThat(put(number)).isTrue();
            if (number < 244) {
                assertTaken(number);
            }
        }
        for (long told : new long[] {511, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0, 243, 261}) {
            tell(told);
            assertThat(put(260)).as("told %d", told).isFalse();
        }
        tell(244);
        assertTaken(244);
        assertThat(put(260)).isTrue();
        for (int number = 245; number <= 260; number++) {
            assertTaken(number);
        }
    }

    @Test
    void slotsAreToldInTheirOrderAndNoMoreThanThereAre() throws IOException {
        assertThatThrownBy(() -> told(there, 1, LENGTH)).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> told(there, 0, LENGTH + 1)).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> told(there, 0, -1)).isInstanceOf(WireException.class);
        for (int number = 0; number < SLOTS; number++) {
            told(there, number, LENGTH);
        }
        assertThatThrownBy(() -> told(there, SLOTS, LENGTH)).isInstanceOf(WireException.class);
    }

    @Test
    void memoryThatTheOtherEndMayCutShortIsReadAndNotMapped() throws IOException {
        try (SharedSlots reading = SharedSlots.open(othersFile, ownFile, false)) {
            put(1);
            put(2);
            ByteBuffer first = told(reading, 0, LENGTH);
            try (FileChannel file = FileChannel.open(ownFile, StandardOpenOption.WRITE)) {
                file.truncate(0);
            }
            assertThat(first.getInt()).isEqualTo(1);
            assertThatThrownBy(() -> told(reading, 1, LENGTH))
                    .isInstanceOf(WireException.class)
                    .hasMessage("the shared memory has been cut short");
        }
    }

    @Test
    void memoryIsGivenBackWhenNobodyLooksAtItAnyMore() throws IOException {
        AtomicInteger releases = new AtomicInteger();
        here.enter();
        here.enter();
        here.release(releases::incrementAndGet);
        here.leave();
        assertThat(releases).as("somebody is inside").hasValue(0);
        assertThatThrownBy(here::enter).isInstanceOf(WireException.class);
        assertThatThrownBy(here::take).isInstanceOf(WireException.class);
        here.leave();
        assertThat(releases).hasValue(1);
        here.release(releases::incrementAndGet);
        assertThat(releases).as("once").hasValue(1);
    }

    private void tell(long taken) throws IOException {
        try (FileChannel file = FileChannel.open(othersFile, StandardOpenOption.WRITE)) {
            file.write(
                    ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(taken).flip(), 0);
        }
    }
}
