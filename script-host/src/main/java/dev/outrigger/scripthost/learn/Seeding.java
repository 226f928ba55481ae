package dev.outrigger.scripthost.learn;

/** scikit-learn's choice of the first centres. */
final class Seeding {
    private Seeding() {}

    /** Distinct rows, drawn by weight. */
    static double[][] randomRows(
            Samples samples, double[] weights, int clusters, MersenneTwister random) {
        int[] rows = random.choiceWithoutReplacement(shares(weights), clusters);
        double[][] centres = new double[clusters][];
        for (int c = 0; c < clusters; c++) {
            centres[c] = samples.row(rows[c]);
        }
        return centres;
    }

    /**
     * Greedy k-means++: each further centre is the best of a few rows, drawn with a chance
     * proportional to their squared distance from the centres so far.
     */
    static double[][] plusPlus(
            Samples samples, double[] weights, int clusters, MersenneTwister random) {
        int trials = 2 + (int) Math.log(clusters);
        double[][] centres = new double[clusters][];
        centres[0] = samples.row(random.choice(shares(weights)));
        double[] closest = distances(samples, centres[0], null);
        double potential = Summation.weighted(closest, weights);
        for (int c = 1; c < clusters; c++) {
            double[] drawn = random.doubles(trials);
            double[] cumulative = cumulative(closest, weights);
            double[] bestClosest = null;
            double bestPotential = 0;
            for (double x : drawn) {
                int candidate =
                        Math.min(Searching.left(cumulative, x * potential), samples.rows - 1);
                double[] row = samples.row(candidate);
                double[] candidateClosest = distances(samples, row, closest);
                double candidatePotential = Summation.weighted(candidateClosest, weights);
                if (bestClosest == null || candidatePotential < bestPotential) {
                    bestClosest = candidateClosest;
                    bestPotential = candidatePotential;
                    centres[c] = row;
                }
            }
            closest = bestClosest;
            potential = bestPotential;
        }
        return centres;
    }

    private static double[] shares(double[] weights) {
        double total = Summation.pairwise(weights);
        double[] shares = new double[weights.length];
        for (int i = 0; i < shares.length; i++) {
            if (weights[i] < 0) {
                throw new LearningException(
                        LearningException.Kind.VALUE, "Probabilities are not non-negative");
            }
            shares[i] = weights[i] / total;
        }
        return shares;
    }

    private static double[] cumulative(double[] closest, double[] weights) {
        double[] sums = new double[closest.length];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += weights[i] * closest[i];
            sums[i] = sum;
        }
        return sums;
    }

    /** Squared distances to a point, none above the bounds where there are any. */
    private static double[] distances(Samples samples, double[] point, double[] bounds) {
        double[] norms = samples.squaredNorms();
        double norm = Summation.squares(point);
        double[] distances = new double[samples.rows];
        samples.dot(point, 0, samples.rows, distances);
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.max(-2.0 * distances[i] + norm + norms[i], 0.0);
        }
        if (bounds != null) {
            for (int i = 0; i < distances.length; i++) {
                distances[i] = Math.min(bounds[i], distances[i]);
            }
        }
        return distances;
    }
}
