import type { Verdict, VerdictLevel } from '../../model/verdict.ts'

const RANK: Record<VerdictLevel, number> = { ok: 0, info: 1, warning: 2, error: 3 }

/** Returns the gravest of some verdicts, the first among equals; `undefined` when there are none. */
export function findWorstVerdict(verdicts: readonly Verdict[]): Verdict | undefined {
  return verdicts.reduce<Verdict | undefined>(
    (gravest, verdict) => (!gravest || RANK[verdict.level] > RANK[gravest.level] ? verdict : gravest),
    undefined,
  )
}
