/**
 * External scripts seen from SQL: sp_execute_external_script and the languages it knows.
 *
 * <p>The one rule: the engine's frames go into the script host as they come, and the host's into
 * the result as they come; nothing here holds a whole data set. A script's failure leaves as one
 * SqlError of section 390xx.
 */
package dev.outrigger.procedures.external;
