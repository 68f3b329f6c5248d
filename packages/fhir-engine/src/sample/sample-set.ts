/** The sets of sample data: the same people, as different guides want their records. */
export const SAMPLE_SETS = ['us-core', 'ips', 'au-core', 'minimal'] as const

export type SampleSet = (typeof SAMPLE_SETS)[number]
