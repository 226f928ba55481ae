/**
 * What travels on a host's pipes: length-prefixed frames, of which some carry small JSON messages
 * and the others the bytes of an Arrow stream or of printed text.
 *
 * <p>A call is the life cycle of SQL Server's extension header: InitSession, InitParams (with the
 * values as an Arrow stream, and one for each further input), Execute (with the input as one), and
 * from the host GetResults (an Arrow stream each output), GetOutputParams (an Arrow stream) and
 * CleanupSession; or Failed at any point. A call whose input comes in chunks has an Execute for
 * each, which the host answers with GetResults and NEXT, and ends with Finish; nobody waits for an
 * answer before sending on, so both pipes may be full and each end still reads. Printed text may
 * stand between any two frames.
 *
 * <p>While an execution runs the host may send a Query (its parameters as an Arrow stream) and
 * waits for the answer: QueryRows (an Arrow stream) where there are rows, then QueryDone or
 * QueryFailed. Answers come in frames of kinds of their own, since the next chunk's may stand
 * between them.
 *
 * <p>The one rule: the other end is not trusted. Every length is checked before memory is taken.
 */
package dev.outrigger.scripthost.protocol;
