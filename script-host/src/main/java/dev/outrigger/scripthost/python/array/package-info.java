/**
 * What the embedded runtime's numpy and pandas share: typed vectors of values, arithmetic,
 * reductions, sorting and grouping over them, and the frame of a Python-visible Java object (a
 * table of methods, arguments by name).
 *
 * <p>The one rule: a loop over values runs over a Java array, and a value becomes a Python object
 * only when a script asks for it. This package knows nothing of numpy's or pandas' own classes.
 */
package dev.outrigger.scripthost.python.array;
