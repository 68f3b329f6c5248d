import type { Verdict } from '../../verdicts/verdict.ts'

/** Converts a verdict to the form of the control API. */
export function toVerdictJson({ observations, ...verdict }: Verdict) {
  return {
    ...verdict,
    observations: observations.map(({ seq, at, kind, detail }) => ({
      seq,
      at: new Date(at).toISOString(),
      kind,
      detail,
    })),
  }
}
