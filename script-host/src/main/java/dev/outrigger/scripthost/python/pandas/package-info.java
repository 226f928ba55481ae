/**
 * The embedded runtime's pandas: frames and series over Arrow's columns, of the size that tutorials
 * and first scripts need, printed as pandas prints them. Text is of dtype {@code object}, as in
 * pandas 2 and in SQL Server's own runtime (pandas 3 calls it {@code str}). What is not here raises
 * an error that says so.
 *
 * <p>What a script meets that differs from pandas 3 on CPython: storing a float into an integer
 * column widens the column, as pandas 2 does, where pandas 3 raises; a dict made by Python 2.7's
 * library (json.loads, **keywords) has no order, so its columns come out in alphabetical order;
 * varbinary is Python 2.7's byte string, and one made in the script counts as binary unless it is
 * all printable ASCII; datetimeoffset is ISO 8601 text; a date is a datetime.date, a time a
 * datetime.time and a datetime a datetime64 column whose values are datetime.datetime, cut to
 * microseconds there but not on the way back to SQL.
 *
 * <p>The one rule: a column taken out of a frame is shared until someone writes to it, and then
 * copied, so that no script sees a change it did not make. {@link
 * dev.outrigger.scripthost.python.pandas.PandasModules} is the one door.
 */
package dev.outrigger.scripthost.python.pandas;
