package dev.outrigger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PipeTest {
    private static final int BYTES = 64;

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final Pipe pipe = new Pipe(BYTES);
    private final InputStream in = pipe.input(() -> {});
    private final OutputStream out = pipe.output(() -> {});

    @AfterEach
    void stop() {
        other.shutdownNow();
    }

    @Test
    void bytesArriveInOrderWhateverThePiecesTheyAreWrittenAndReadIn() throws Exception {
        byte[] sent = new byte[200_000];
        new Random(7).nextBytes(sent);
        Future<?> writing =
                other.submit(
                        () -> {
                            Random pieces = new Random(8);
                            for (int at = 0; at < sent.length; ) {
                                int length = Math.min(1 + pieces.nextInt(150), sent.length - at);
                                out.write(sent, at, length);
                                at += length;
                            }
                            out.close();
                            return null;
                        });
        byte[] received = in.readAllBytes();
        writing.get();
        assertThat(received).isEqualTo(sent);
    }

    @Test
    void writerWaitsForTheReaderOnceThePipeIsFull() throws Exception {
        Future<?> writing =
                other.submit(
                        () -> {
                            out.write(new byte[BYTES + 1]);
                            return null;
                        });
        assertThatThrownBy(() -> writing.get(200, TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        assertThat(in.readNBytes(BYTES)).hasSize(BYTES);
        writing.get();
        assertThat(in.available()).isEqualTo(1);
    }

    @Test
    void readerThatWaitsSeesTheEndWhenTheWriterCloses() throws Exception {
        Future<Integer> reading = other.submit(() -> in.read());
        Thread.sleep(100);
        out.close();
        assertThat(reading.get()).isEqualTo(-1);
    }

    @Test
    void writerThatWaitsIsWokenWhenTheReaderCloses() throws Exception {
        Future<?> writing =
                other.submit(
                        () -> {
                            out.write(new byte[BYTES + 1]);
                            return null;
                        });
        Thread.sleep(100);
        in.close();
        assertThatThrownBy(writing::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(SocketException.class);
    }

    @Test
    void readerThatWaitsIsWokenWhenItsOwnSideCloses() throws Exception {
        Future<Integer> reading = other.submit(() -> in.read());
        Thread.sleep(100);
        in.close();
        assertThatThrownBy(reading::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(SocketException.class);
    }

    @Test
    void whatWasWrittenBeforeTheWriterClosedIsRead() throws IOException {
        out.write(new byte[] {1, 2, 3});
        out.close();
        assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
    }

    @Test
    void readEndsAfterItsTimeoutAndTheNextOneGoesOn() throws IOException {
        pipe.readTimeout(50);
        long start = System.nanoTime();
        assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000L);
        out.write(9);
        assertThat(in.read()).isEqualTo(9);
    }

    @Test
    void interruptedReaderGoesOnWaitingAndStaysInterrupted() throws Exception {
        CompletableFuture<Thread> reader = new CompletableFuture<>();
        Future<Boolean> reading =
                other.submit(
                        () -> {
                            reader.complete(Thread.currentThread());
                            pipe.readTimeout(30_000);
                            return in.read() == 5 && Thread.interrupted();
                        });
        reader.get().interrupt();
        Thread.sleep(100);
        assertThat(reading.isDone()).isFalse();
        out.write(5);
        assertThat(reading.get()).isTrue();
    }

    @Test
    void zeroLengthReadReturnsAtOnce() throws IOException {
        assertThat(in.read(new byte[0], 0, 0)).isZero();
    }
}
