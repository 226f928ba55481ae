/**
 * Machine learning over plain arrays: scikit-learn's k-means, number for number where
 * scikit-learn's own numbers are fixed, NumPy's legacy random stream, and random forests on Smile.
 *
 * <p>The one rule: no Python here. A matrix is a row-major {@code double[]} with its row and column
 * count; what is refused is a {@link dev.outrigger.scripthost.learn.LearningException} in
 * scikit-learn's words.
 */
package dev.outrigger.scripthost.learn;
