/**
 * What the packages around it do with folders: those that hold others, and the end of one with all
 * that is in it.
 */
package dev.outrigger.scripthost.folders;
