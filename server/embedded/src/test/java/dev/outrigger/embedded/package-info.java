/** The one jar, as an application has it. */
package dev.outrigger.embedded;
