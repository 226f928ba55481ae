package dev.outrigger.engine.sql;

import org.apache.calcite.sql.SqlNode;

/** An expression with the text it was parsed from: what a catalog keeps of a DEFAULT or a CHECK. */
public record SourceExpression(SqlNode node, String text) {}
