/**
 * The SQL engine's door: an {@code Engine} opens an instance, an {@link
 * dev.outrigger.engine.EngineSession} runs statements in it.
 *
 * <p>The one rule: the way in is a syntax tree, the way out is frames. The engine knows no script
 * host and no procedure.
 */
package dev.outrigger.engine;
