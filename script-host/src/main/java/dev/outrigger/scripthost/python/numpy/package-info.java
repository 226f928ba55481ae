/**
 * The embedded runtime's numpy: arrays of one and two dimensions, their arithmetic, and the
 * functions that first scripts use. What is not here raises an error that says so.
 *
 * <p>The one rule: an array owns its values. A slice is a copy, where numpy's would be a view;
 * writing to {@code a[1:3]} works, writing to a name bound to it does not reach {@code a}.
 */
package dev.outrigger.scripthost.python.numpy;
