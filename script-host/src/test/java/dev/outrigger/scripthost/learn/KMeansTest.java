package dev.outrigger.scripthost.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.outrigger.scripthost.learn.KMeansSettings.Init;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class KMeansTest {
    private static final double[] SQUARE = {0, 0, 0, 1, 10, 0, 10, 1};

    @Test
    void recordedAnswersOfScikitLearnAreFoundAgain() throws Exception {
        List<String> lines;
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                KMeansTest.class.getResourceAsStream("kmeans_recorded.txt"),
                                StandardCharsets.UTF_8))) {
            lines = in.lines().toList();
        }
        assertThat(lines).hasSizeGreaterThanOrEqualTo(8);
        for (String line : lines) {
            String[] word = line.split(" ");
            int rows = Integer.parseInt(word[1]);
            int columns = Integer.parseInt(word[2]);
            double power = Math.pow(10, Integer.parseInt(word[3]));
            double[] x =
                    Arrays.stream(
                                    new MersenneTwister(Long.parseLong(word[0]))
                                            .doubles(rows * columns))
                            .map(v -> Math.rint(v * power) / power)
                            .toArray();
            KMeansModel model =
                    KMeans.fit(
                            x,
                            rows,
                            columns,
                            settings(word),
                            new MersenneTwister(Long.parseLong(word[5])));
            assertThat(model.labels()).as(line).containsExactly(ints(word[11]));
            assertThat(model.inertia())
                    .as(line)
                    .isCloseTo(Double.parseDouble(word[8]), within(1e-12));
            assertThat(model.iterations()).as(line).isEqualTo(Integer.parseInt(word[9]));
            double[] centres =
                    Arrays.stream(model.centres()).flatMapToDouble(Arrays::stream).toArray();
            double[] expected =
                    Arrays.stream(word[10].split(",")).mapToDouble(Double::parseDouble).toArray();
            assertThat(centres).as(line).containsExactly(expected, within(1e-14));
        }
    }

    private static KMeansSettings settings(String[] word) {
        KMeansSettings settings = KMeansSettings.of(Integer.parseInt(word[4]));
        if (word[6].equals("random")) {
            settings = settings.withInit(new Init.RandomRows());
        }
        return word[7].equals("auto") ? settings : settings.withStarts(Integer.parseInt(word[7]));
    }

    private static int[] ints(String list) {
        return Arrays.stream(list.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    @Test
    void rowsSharedAmongThreadsGetTheSameLabels() {
        int rows = 400_000;
        double[] x = new MersenneTwister(1).doubles(rows * 3);
        double[][] centres = new double[4][];
        Samples samples = Samples.of(x, rows, 3);
        for (int j = 0; j < 4; j++) {
            centres[j] = samples.row(j);
        }
        int[] together = new int[rows];
        NearestCentre.label(samples, centres, together);
        KMeansModel model = new KMeansModel(centres, new int[0], 0, 1, List.of());
        int[] alone = new int[rows];
        for (int start = 0; start < rows; start += 1000) {
            double[] part = Arrays.copyOfRange(x, start * 3, (start + 1000) * 3);
            System.arraycopy(model.predict(part, 1000, 3), 0, alone, start, 1000);
        }
        assertThat(together).isEqualTo(alone);
    }

    @Test
    void givenCentresAreWhereItStarts() {
        KMeansSettings settings =
                KMeansSettings.of(2).withInit(new Init.Given(new double[] {10, 10, 0, 0}, 2, 2));
        KMeansModel model = KMeans.fit(SQUARE, 4, 2, settings, new MersenneTwister(0));
        assertThat(model.labels()).containsExactly(1, 1, 0, 0);
        assertThat(model.centres()[0]).containsExactly(10, 0.5);
        assertThat(model.inertia()).isEqualTo(1.0);
        assertThat(model.predict(new double[] {9, 9}, 1, 2)).containsExactly(0);
        assertThat(model.transform(new double[] {0, 0.5, 10, 2.5}, 2, 2))
                .containsExactly(10, 0, 2, Math.sqrt(104));
        assertThat(model.score(SQUARE, 4, 2, new double[] {1, 1, 1, 3})).isEqualTo(-1.5);
    }

    @Test
    void centreWithoutRowsMovesToTheRowFarthestFromItsOwn() {
        KMeansSettings settings =
                KMeansSettings.of(3)
                        .withInit(new Init.Given(new double[] {0, 0, 10, 0, 1000, 1000}, 3, 2));
        double[] rows = {0, 0, 0, 1, 10, 0, 10, 5};
        KMeansModel model = KMeans.fit(rows, 4, 2, settings, new MersenneTwister(0));
        assertThat(model.labels()).containsExactly(0, 0, 1, 2);
        assertThat(model.warnings()).isEmpty();
    }

    @Test
    void fewerDistinctRowsThanClustersIsAWarning() {
        KMeansModel model =
                KMeans.fit(
                        new double[] {1, 1, 2, 2},
                        4,
                        1,
                        KMeansSettings.of(3),
                        new MersenneTwister(0));
        assertThat(model.warnings())
                .containsExactly(
                        "ConvergenceWarning: Number of distinct clusters (2) found smaller than n_clusters (3)."
                                + " Possibly due to duplicate points in X.");
    }

    @Test
    void dataThatScikitLearnRefusesIsRefusedInItsWords() {
        assertRefused(
                new double[] {1, Double.NaN},
                2,
                "Input X contains NaN.\nKMeans does not accept missing values");
        assertRefused(
                new double[] {1, Double.NEGATIVE_INFINITY},
                2,
                "Input X contains infinity or a value too large for dtype('float64').");
        assertRefused(new double[] {1}, 1, "n_samples=1 should be >= n_clusters=2.");
        assertRefused(
                new double[0],
                0,
                "Found array with 0 sample(s) (shape=(0, 1)) while a minimum of 1 is required by KMeans.");
    }

    private static void assertRefused(double[] x, int rows, String message) {
        assertThatThrownBy(
                        () -> KMeans.fit(x, rows, 1, KMeansSettings.of(2), new MersenneTwister(0)))
                .isInstanceOf(LearningException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void parameterOutOfItsRangeIsRefusedInScikitLearnsWords() {
        assertThatThrownBy(() -> KMeansSettings.of(0))
                .hasMessage(
                        "The 'n_clusters' parameter of KMeans must be an int in the range [1, inf). Got 0 instead.");
        assertThatThrownBy(
                        () ->
                                new KMeansSettings(
                                        2, new Init.PlusPlus(), OptionalInt.empty(), 300, -1))
                .hasMessage(
                        "The 'tol' parameter of KMeans must be a float in the range [0.0, inf). Got -1.0 instead.");
        assertThatThrownBy(
                        () ->
                                KMeans.fit(
                                        SQUARE,
                                        4,
                                        2,
                                        KMeansSettings.of(3)
                                                .withInit(
                                                        new Init.Given(new double[] {1, 2}, 1, 2)),
                                        new MersenneTwister(0)))
                .hasMessage(
                        "The shape of the initial centers (1, 2) does not match the number of clusters 3.");
        assertThatThrownBy(
                        () ->
                                KMeans.fit(
                                        SQUARE,
                                        4,
                                        2,
                                        new double[] {1},
                                        KMeansSettings.of(3),
                                        new MersenneTwister(0)))
                .hasMessage("sample_weight.shape == (1,), expected (4,)!");
    }
}
