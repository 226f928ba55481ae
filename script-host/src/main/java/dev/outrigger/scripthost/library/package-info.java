/**
 * External libraries as folders that a runtime loads from: what is in an archive, whether it is for
 * the runtime, what it needs besides, and a bounded cache of what was unpacked.
 *
 * <p>The one rule: an archive is hostile. No name in it leads out of its folder, nothing of it is
 * run outside of a sandbox, and its size is what was counted, not what it says.
 */
package dev.outrigger.scripthost.library;
