package dev.outrigger.scripthost.learn;

import java.util.Objects;

/** Data or a parameter that an estimator refuses, in scikit-learn's words. */
public final class LearningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Which Python exception says it. */
    public enum Kind {
        /** The data's values or shape: ValueError. */
        VALUE,
        /**
         * A parameter out of its range: sklearn.utils._param_validation.InvalidParameterError, a
         * ValueError.
         */
        PARAMETER,
        /** Known to scikit-learn, not offered here: NotImplementedError. */
        UNSUPPORTED
    }

    public LearningException(Kind kind, String message) {
        super(message);
        this.kind = Objects.requireNonNull(kind, "kind is null");
    }

    public Kind kind() {
        return kind;
    }
}
