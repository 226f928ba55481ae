package dev.outrigger.engine.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WorkersTest {
    private final Workers workers = new Workers(2);

    @AfterEach
    void stopWorkers() {
        workers.close();
    }

    @Test
    void theEarliestTasksFailureIsToldWhicheverFailsFirst() {
        CountDownLatch second = new CountDownLatch(1);
        Callable<Object> slow =
                () -> {
                    assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
                    throw new IllegalStateException("first");
                };
        Callable<Object> quick =
                () -> {
                    second.countDown();
                    throw new IllegalStateException("second");
                };
        for (List<Callable<Object>> tasks :
                List.of(List.of(slow, quick), List.of(slow, quick, quick))) {
            assertThatThrownBy(() -> workers.all(tasks)).hasMessage("first");
        }
    }

    @Test
    void tasksThatTheCallerDidDoNotWaitForAThread() throws Exception {
        // Once both hold, one on the caller and one on the thread, nobody else touches the queue.
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        Callable<Integer> holding =
                () -> {
                    begun.countDown();
                    assertThat(end.await(30, TimeUnit.SECONDS)).isTrue();
                    return 0;
                };
        Thread holder = new Thread(() -> workers.all(List.of(() -> 0, holding, holding)));
        holder.start();
        try {
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            int before = workers.waiting();
            assertThat(workers.all(List.<Callable<Integer>>of(() -> 1, () -> 2, () -> 3)))
                    .containsExactly(1, 2, 3);
            assertThat(workers.waiting()).isLessThanOrEqualTo(before);
        } finally {
            end.countDown();
            holder.join();
        }
    }
}
