/**
 * The names under which programs for SQL Server's Java extension know what they extend, so that
 * their jars run unchanged. The names are Microsoft's; these classes are not, and Microsoft has
 * nothing to do with them.
 *
 * <p>The one rule: nothing is here that such a program does not name.
 */
package com.microsoft.sqlserver.javalangextension;
