package dev.outrigger.procedures.external;

import dev.outrigger.scripthost.ScriptRuntime;

/**
 * What a script may be written in.
 *
 * @param name as it was created
 * @param id by which rights know it
 * @param runtime without libraries
 */
record ScriptLanguage(String name, int id, ScriptRuntime runtime) {}
