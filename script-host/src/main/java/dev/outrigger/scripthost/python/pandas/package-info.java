/**
 * The embedded runtime's pandas: frames and series over Arrow's columns, of the size that tutorials and first scripts
 * need, printed as pandas prints them. Text is of dtype {@code object}, as in pandas 2 and in SQL Server's own runtime
 * (pandas 3 calls it {@code str}). What is not here raises an error that says so.
 *
 * <p>The one rule: a column taken out of a frame is shared until someone writes to it, and then copied, so that no
 * script sees a change it did not make. {@link dev.outrigger.scripthost.python.pandas.PandasModules} is the one door.
 */
package dev.outrigger.scripthost.python.pandas;
