package dev.outrigger.scripthost.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outrigger.scripthost.learn.KMeansSettings.Init;
import dev.outrigger.scripthost.learn.ScikitLearnPeer.Answer;
import dev.outrigger.scripthost.learn.ScikitLearnPeer.Case;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares with scikit-learn itself, run with several of OpenBLAS's kernels and thread counts.
 * Where its labels are the same in all of them they must be ours; where they are not, the inertia
 * must be near one of its own.
 */
@Tag("cpython")
final class KMeansPeerTest {
    private static final Map<String, Map<String, String>> MACHINES =
            Map.of(
                    "default2", Map.of("OPENBLAS_NUM_THREADS", "2", "OMP_NUM_THREADS", "2"),
                    "default1", Map.of("OPENBLAS_NUM_THREADS", "1", "OMP_NUM_THREADS", "1"),
                    "haswell1",
                            Map.of(
                                    "OPENBLAS_CORETYPE",
                                    "Haswell",
                                    "OPENBLAS_NUM_THREADS",
                                    "1",
                                    "OMP_NUM_THREADS",
                                    "1"),
                    "prescott2",
                            Map.of(
                                    "OPENBLAS_CORETYPE",
                                    "Prescott",
                                    "OPENBLAS_NUM_THREADS",
                                    "2",
                                    "OMP_NUM_THREADS",
                                    "2"));

    @TempDir Path folder;

    @Test
    void sameSeedGivesScikitLearnsLabelsWhereverItAgreesWithItself() throws Exception {
        String python = System.getenv("OUTRIGGER_TEST_PYTHON");
        assumeTrue(python != null, "OUTRIGGER_TEST_PYTHON names no Python with scikit-learn");
        ScikitLearnPeer peer = new ScikitLearnPeer(python, folder);
        List<Map<String, Answer>> machines = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> machine : MACHINES.entrySet()) {
            machines.add(peer.fit(machine.getKey(), machine.getValue()));
        }
        int agreed = 0;
        for (Case one : peer.cases()) {
            List<Answer> answers = machines.stream().map(m -> m.get(one.name())).toList();
            agreed += compare(one, answers, fit(peer, one)) ? 1 : 0;
        }
        // Only a grid full of ties is expected to depend on the machine.
        assertThat(agreed).isGreaterThanOrEqualTo(peer.cases().size() - 3);
    }

    private static KMeansModel fit(ScikitLearnPeer peer, Case one) throws Exception {
        KMeansSettings settings = KMeansSettings.of(one.clusters());
        if (one.init().equals("random")) {
            settings = settings.withInit(new Init.RandomRows());
        }
        if (!one.starts().equals("auto")) {
            settings = settings.withStarts(Integer.parseInt(one.starts()));
        }
        double[] weights = peer.weights(one);
        if (weights == null) {
            weights = new double[one.rows()];
            Arrays.fill(weights, 1);
        }
        return KMeans.fit(
                peer.matrix(one),
                one.rows(),
                one.columns(),
                weights,
                settings,
                new MersenneTwister(one.seed()));
    }

    private static boolean compare(Case one, List<Answer> answers, KMeansModel ours) {
        Answer first = answers.get(0);
        boolean agrees = answers.stream().allMatch(a -> Arrays.equals(a.labels(), first.labels()));
        boolean equal = Arrays.equals(ours.labels(), first.labels());
        System.out.printf(
                "%-26s %6d x %2d k=%2d  scikit-learn agrees with itself: %-5s  labels equal: %-5s  inertia off by %.1e"
                        + "  iterations %d / %d%n",
                one.name(),
                one.rows(),
                one.columns(),
                one.clusters(),
                agrees,
                equal,
                Math.abs(ours.inertia() / first.inertia() - 1),
                ours.iterations(),
                first.iterations());
        if (!agrees) {
            assertThat(answers)
                    .as(one.name())
                    .anySatisfy(
                            a ->
                                    assertThat(ours.inertia())
                                            .isCloseTo(a.inertia(), within(a.inertia() * 1e-3)));
            return false;
        }
        assertThat(equal).as(one.name() + ": labels equal scikit-learn's").isTrue();
        assertThat(ours.inertia())
                .as(one.name())
                .isCloseTo(first.inertia(), within(Math.abs(first.inertia()) * 1e-9 + 1e-12));
        assertThat(ours.iterations()).as(one.name()).isEqualTo(first.iterations());
        double[] flat = Arrays.stream(ours.centres()).flatMapToDouble(Arrays::stream).toArray();
        double scale = Arrays.stream(first.centres()).map(Math::abs).max().orElse(1);
        for (int i = 0; i < flat.length; i++) {
            double centre = first.centres()[i];
            assertThat(flat[i])
                    .as(one.name())
                    .isCloseTo(centre, within(Math.abs(centre) * 1e-9 + scale * 1e-13));
        }
        return true;
    }
}
