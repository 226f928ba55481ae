/**
 * The resource governor: external resource pools, which bound the hosts of scripts together,
 * workload groups, to which sessions belong, and what puts each session into its group. {@link
 * dev.outrigger.procedures.governor.Governor} is what counts at the moment; {@link
 * dev.outrigger.procedures.governor.GovernorStatements} changes what is stored.
 */
package dev.outrigger.procedures.governor;
