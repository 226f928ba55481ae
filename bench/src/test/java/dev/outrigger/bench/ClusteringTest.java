package dev.outrigger.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusteringTest {
    private static final int ROWS = 400;

    /** Four heaps of rows, each with its own frequency. */
    private static Answer answer(int wrongLabels) {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            int heap = i % 4;
            int label = i < wrongLabels ? (heap + 1) % 4 : heap;
            rows.add(new double[] {i, 0.1, 0.2, 0.01 * (i % 3), 10 * heap, label});
        }
        return new Answer(rows);
    }

    @Test
    void labelsOfNearestCentresPass() {
        assertThatCode(() -> Clustering.requireNearest("ours", answer(0)))
                .doesNotThrowAnyException();
    }

    @Test
    void labelsOfFartherCentresAreRefused() {
        assertThatThrownBy(() -> Clustering.requireNearest("ours", answer(40)))
                .isInstanceOf(AnswersDifferException.class)
                .hasMessageContaining("40 of ours's 400 labels");
    }

    @Test
    void aLabelOfNoGroupIsRefused() {
        Answer answer = new Answer(List.of(new double[] {1, 0, 0, 0, 0, 4}));

        assertThatThrownBy(() -> Clustering.requireNearest("ours", answer))
                .isInstanceOf(AnswersDifferException.class)
                .hasMessageContaining("4.0 is no label");
    }
}
