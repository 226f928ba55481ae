/**
 * T-SQL's grammar and its syntax trees: a text becomes {@link dev.outrigger.engine.sql.Statement}s.
 *
 * <p>The one rule: nothing here knows a table or a value; a syntax tree is the text's, unresolved. Depends on the errors,
 * on the type names, and on Calcite's parser.
 */
package dev.outrigger.engine.sql;
