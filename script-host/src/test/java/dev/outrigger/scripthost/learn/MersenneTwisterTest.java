package dev.outrigger.scripthost.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The numbers are NumPy 2.4's. */
final class MersenneTwisterTest {
    @Test
    void doublesAreNumpysOfTheSameSeed() {
        assertThat(new MersenneTwister(111).doubles(3))
                .containsExactly(0.6121701756176187, 0.16906975434563642, 0.4360590193711702);
        MersenneTwister uniform = new MersenneTwister(5);
        assertThat(
                        new double[] {
                            uniform.uniform(-2, 3), uniform.uniform(-2, 3), uniform.uniform(-2, 3)
                        })
                .containsExactly(-0.8900341445513025, 2.353661530886882, -0.966404223302868);
    }

    @Test
    void seedMayBeASequence() {
        assertThat(new MersenneTwister(new int[] {1, 2, 3}).doubles(2))
                .containsExactly(0.6098612722867289, 0.8866970434146851);
    }

    @Test
    void integersAreNumpysForNarrowAndWideRanges() {
        assertThat(integers(42, 0, 100, 6)).containsExactly(51, 92, 14, 71, 60, 20);
        assertThat(integers(42, -5, 5, 6)).containsExactly(1, -2, 2, -1, 1, 4);
        assertThat(integers(0, 0, 1L << 32, 3))
                .containsExactly(2357136044L, 2546248239L, 3071714933L);
        assertThat(integers(42, 0, 1L << 40, 3))
                .containsExactly(441507790259L, 395924837646L, 458615280711L);
    }

    @Test
    void streamStaysNumpysAfterItsStateWasRenewed() {
        MersenneTwister random = new MersenneTwister(4294967295L);
        long[] drawn = LongStream.range(0, 1300).map(i -> random.integer(0, 6)).toArray();
        assertThat(java.util.Arrays.copyOfRange(drawn, 1295, 1300)).containsExactly(3, 4, 4, 4, 2);
        assertThat(random.nextDouble()).isEqualTo(0.023457704196699902);
    }

    @Test
    void normalsAndExponentialsAreNumpys() {
        MersenneTwister random = new MersenneTwister(5);
        double[] expected = {
            0.44122748688504143,
            -0.33087015189408764,
            2.43077118700778,
            -0.2520921296030769,
            0.10960984157818278
        };
        for (double normal : expected) {
            assertThat(random.nextGaussian()).isCloseTo(normal, within(1e-15));
        }
        assertThat(new MersenneTwister(3).nextExponential())
                .isCloseTo(0.8002823868824798, within(1e-15));
    }

    @Test
    void choicesAndPermutationsAreNumpys() {
        assertThat(new MersenneTwister(7).permutation(10))
                .containsExactly(8, 5, 0, 2, 1, 9, 7, 3, 6, 4);
        assertThat(new MersenneTwister(8).choiceWithoutReplacement(10, 4))
                .containsExactly(8, 6, 9, 0);
        assertThat(
                        new MersenneTwister(9)
                                .choiceWithoutReplacement(new double[] {.1, .2, .3, .2, .2}, 4))
                .containsExactly(0, 2, 1, 3);
        assertThat(
                        IntStream.range(0, 6)
                                .map(
                                        seed ->
                                                new MersenneTwister(seed)
                                                        .choice(new double[] {.1, .2, .3, .4})))
                .containsExactly(2, 2, 2, 2, 3, 1);
    }

    @Test
    void seedThatNumpyRefusesIsRefusedInItsWords() {
        assertThatThrownBy(() -> new MersenneTwister(-1))
                .hasMessage("Seed must be between 0 and 2**32 - 1");
        assertThatThrownBy(() -> new MersenneTwister(1L << 32))
                .hasMessage("Seed must be between 0 and 2**32 - 1");
    }

    private static long[] integers(long seed, long low, long high, int count) {
        MersenneTwister random = new MersenneTwister(seed);
        return LongStream.range(0, count).map(i -> random.integer(low, high)).toArray();
    }
}
