package dev.outrigger.scripthost;

/**
 * What the hosts of a group use, and have used since it was reset.
 *
 * @param hosts that there are now
 * @param peakKilobytes the most memory that they have had together
 */
public record GroupUsage(int hosts, long peakKilobytes, long userMillis, long kernelMillis) {}
