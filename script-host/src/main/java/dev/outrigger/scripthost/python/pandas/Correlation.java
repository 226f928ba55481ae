package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.FloatVector;
import dev.outrigger.scripthost.python.array.Reductions;
import dev.outrigger.scripthost.python.array.Vector;
import java.util.ArrayList;
import java.util.List;
import org.python.core.PyObject;

/** Pearson's correlation over the rows where both values are there. */
final class Correlation {
    private Correlation() {}

    static double of(Vector a, Vector b) {
        double[] x = a.doubles();
        double[] y = b.doubles();
        double meanX = 0;
        double meanY = 0;
        double ssx = 0;
        double ssy = 0;
        double sxy = 0;
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            if (x[i] == x[i] && y[i] == y[i]) {
                n++;
                double dx = x[i] - meanX;
                double dy = y[i] - meanY;
                meanX += dx / n;
                meanY += dy / n;
                ssx += (x[i] - meanX) * dx;
                ssy += (y[i] - meanY) * dy;
                sxy += (x[i] - meanX) * dy;
            }
        }
        double scale = Math.sqrt(ssx * ssy);
        return n < 1 || scale == 0 ? Double.NaN : Math.max(-1, Math.min(1, sxy / scale));
    }

    /**
     * A series' correlation goes by way of the covariance, and so differs in the last digit from a
     * frame's.
     */
    static double ofSeries(Vector a, Vector b) {
        boolean[] both = a.nulls();
        for (int i = 0; i < both.length; i++) {
            both[i] = !both[i] && !b.isNull(i);
        }
        Vector x = a.mask(both);
        Vector y = b.mask(both);
        int n = x.size();
        if (n < 2) {
            return Double.NaN;
        }
        double meanX = (Double) Reductions.reduce("mean", x, true, 0);
        double meanY = (Double) Reductions.reduce("mean", y, true, 0);
        double sxx = 0;
        double syy = 0;
        double sxy = 0;
        double[] p = x.doubles();
        double[] q = y.doubles();
        for (int i = 0; i < n; i++) {
            sxx += (p[i] - meanX) * (p[i] - meanX);
            syy += (q[i] - meanY) * (q[i] - meanY);
            sxy += (p[i] - meanX) * (q[i] - meanY);
        }
        double correlation = sxy / (n - 1) / Math.sqrt(sxx / (n - 1)) / Math.sqrt(syy / (n - 1));
        return Math.max(-1, Math.min(1, correlation));
    }

    static PyObject matrix(DataFrame frame) {
        List<Vector> columns = new ArrayList<>();
        for (int j = 0; j < frame.width(); j++) {
            double[] out = new double[frame.width()];
            for (int i = 0; i < out.length; i++) {
                out[i] = of(frame.vector(i), frame.vector(j));
            }
            columns.add(new FloatVector(out));
        }
        return new DataFrame(columns, frame.columns(), frame.columns());
    }
}
