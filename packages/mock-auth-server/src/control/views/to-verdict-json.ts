import type { Verdict } from '../../verdicts/verdict.ts'

/** A verdict as the control API tells it. */
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
