/**
 * The data types as TDS carries them: {@link dev.outrigger.tds.types.ColumnCodec} writes them,
 * {@link dev.outrigger.tds.types.ValueReader} reads them.
 *
 * <p>The one rule: what cannot be carried exactly is refused, never bent; what a client sends is
 * checked here and nowhere else.
 */
package dev.outrigger.tds.types;
