/**
 * Procedures that are part of the instance: sp_configure, and the seam through which the others are
 * found by name; and the settings that they change.
 *
 * <p>The one rule: a setting is a {@link dev.outrigger.procedures.system.Option} with its unit in
 * its name, and it is read through {@link dev.outrigger.procedures.system.Configuration}, never
 * from the catalog directly.
 */
package dev.outrigger.procedures.system;
