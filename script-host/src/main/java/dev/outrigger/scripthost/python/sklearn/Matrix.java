package dev.outrigger.scripthost.python.sklearn;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.python.core.Py;

/** A checked two-dimensional input. Public for Jython's reflection alone. */
public record Matrix(double[] rowMajor, int rows, int columns) {
    static Matrix of(ArrayDoor.Numbers numbers) {
        int[] shape = numbers.shape();
        if (shape.length == 2) {
            return new Matrix(numbers.rowMajor(), shape[0], shape[1]);
        }
        if (shape.length > 2) {
            throw Py.ValueError(
                    "Found array with dim " + shape.length + ". The estimator expected <= 2.");
        }
        String shown =
                Arrays.stream(numbers.rowMajor())
                        .limit(10)
                        .mapToObj(Double::toString)
                        .collect(Collectors.joining(" "));
        throw Py.ValueError(
                "Expected 2D array, got "
                        + (shape.length == 1 ? "1D" : "scalar")
                        + " array instead:\narray="
                        + (shape.length == 1
                                ? "[" + shown + (numbers.rowMajor().length > 10 ? " ..." : "") + "]"
                                : shown)
                        + ".\nReshape your data either using array.reshape(-1, 1) if your data has a single feature or"
                        + " array.reshape(1, -1) if it contains a single sample.");
    }
}
