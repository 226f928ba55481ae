/**
 * What a class extends to be run by {@code sp_execute_external_script @language = N'Java'}.
 *
 * <p>The one rule: nothing here needs anything but the JDK; it is what users compile against.
 */
package dev.outrigger.extension;
