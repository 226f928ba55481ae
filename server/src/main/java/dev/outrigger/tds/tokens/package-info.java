/**
 * Responses as TDS tokens: {@link dev.outrigger.tds.tokens.TokenWriter} writes single ones, {@link
 * dev.outrigger.tds.tokens.ResponseWriter} turns what a session gives into a response, row by row
 * as it comes.
 *
 * <p>The one rule: nothing here holds a result. Knows of sessions only what a {@link
 * dev.outrigger.ResultConsumer} is told.
 */
package dev.outrigger.tds.tokens;
