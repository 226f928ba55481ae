/**
 * Who may log in: {@link dev.outrigger.tds.login.Logins} is the door that a connection asks.
 *
 * <p>The one rule: a password is kept as a salted slow hash and nowhere else; a refusal tells the
 * client nothing but that it is one.
 */
package dev.outrigger.tds.login;
