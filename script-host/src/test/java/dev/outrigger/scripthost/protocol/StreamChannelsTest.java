package dev.outrigger.scripthost.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.junit.jupiter.api.Test;

final class StreamChannelsTest {
    @Test
    void whatIsWrittenLeavesAtOnce() throws IOException {
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        WritableByteChannel channel =
                StreamChannels.writing(new BufferedOutputStream(arrived, 1 << 13));
        channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        assertThat(arrived.toByteArray()).containsExactly(1, 2, 3);
    }

    @Test
    void interruptedThreadsCanUseThem() throws IOException {
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        WritableByteChannel out = StreamChannels.writing(arrived);
        ReadableByteChannel in =
                StreamChannels.reading(new ByteArrayInputStream(new byte[] {7, 8}));
        ByteBuffer read = ByteBuffer.allocate(10);
        Thread.currentThread().interrupt();
        try {
            out.write(ByteBuffer.wrap(new byte[] {5}));
            assertThat(in.read(read)).isEqualTo(2);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(out.isOpen() && in.isOpen()).isTrue();
        assertThat(arrived.toByteArray()).containsExactly(5);
        assertThat(read.flip().get()).isEqualTo((byte) 7);
        assertThat(in.read(ByteBuffer.allocate(1))).isNegative();
    }
}
