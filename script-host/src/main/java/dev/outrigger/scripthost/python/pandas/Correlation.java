package dev.outrigger.scripthost.python.pandas;

import dev.outrigger.scripthost.python.array.FloatVector;
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
