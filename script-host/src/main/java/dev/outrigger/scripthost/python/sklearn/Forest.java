package dev.outrigger.scripthost.python.sklearn;

import dev.outrigger.scripthost.learn.RandomForest;

/** A fitted forest as a Python object holds it. Public for Jython's reflection alone. */
public record Forest(RandomForest model) {
    double[] predict(Matrix x) {
        return Learning.checkedValue(() -> model.predict(x.rowMajor(), x.rows(), x.columns()));
    }

    double[] chances(Matrix x) {
        return Learning.checkedValue(() -> model.chances(x.rowMajor(), x.rows(), x.columns()));
    }
}
