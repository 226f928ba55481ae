/**
 * T-SQL's grammar and its syntax trees: a text becomes {@link dev.outrigger.engine.sql.Statement}s.
 *
 * <p>Words first: Lexer cuts the text into tokens, Contextual gives unreserved words the kind that
 * their place asks for, Bounds refuses what would nest too deeply. Queries and expressions are the
 * generated parser's (Calcite's template with T-SQL's productions, src/main/codegen); OperatorTree
 * orders their operators, and Rewriting makes calls of those that Calcite has not. Statements are
 * read by the classes named Reader, over the same tokens through one Cursor.
 *
 * <p>The one rule: nothing here knows a table or a value; a syntax tree is the text's, unresolved.
 * Whatever the text, what comes out is a tree or an error with its line, in time linear in the
 * text's length. Depends on the errors, on the type names, and on Calcite's parser; not on the
 * planner, the store or the session.
 */
package dev.outrigger.engine.sql;
