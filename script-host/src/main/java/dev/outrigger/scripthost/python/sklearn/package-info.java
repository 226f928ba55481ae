/**
 * scikit-learn's names for Jython: the estimators' Python side, over {@code
 * dev.outrigger.scripthost.learn}.
 *
 * <p>The one rule: what scikit-learn has and this has not is an ImportError or NotImplementedError
 * which names it and the way out. The Python sources lie beside this package as resources; they
 * never import Java, they get what they need handed in.
 */
package dev.outrigger.scripthost.python.sklearn;
