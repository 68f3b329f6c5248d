import { foldList } from '../util/fold-list.ts'

/** A conclusion about an expectation. */
export interface Conclusion {
  readonly outcome: 'met' | 'not met' | 'pending' | 'inconclusive'
  /** The reason in a sentence. */
  readonly reason: string
  /** Sequence numbers of the exchanges and observations that show it. */
  readonly evidence: readonly number[]
  /** `true` when the request itself holds the bad value, whoever sent it. */
  readonly isSelfEvident?: boolean
}

/** Something with a place in the journal. */
interface Cited {
  readonly seq: number
}

/** Returns a conclusion with the exchanges or observations that show it. */
export function conclude(
  outcome: Conclusion['outcome'],
  reason: string,
  ...cited: readonly (Cited | undefined)[]
): Conclusion {
  return { outcome, reason, evidence: cited.flatMap((each) => (each === undefined ? [] : [each.seq])) }
}

/** Returns a violation by a request that holds the bad value itself, so that it does not matter whose it is. */
export function concludeSelfEvident(reason: string, ...cited: readonly (Cited | undefined)[]): Conclusion {
  return { ...conclude('not met', reason, ...cited), isSelfEvident: true }
}

/** Returns the conclusion whose outcome is first in that order; conclusions of one outcome are joined. */
export function selectConclusion(
  parts: readonly Conclusion[],
  order: readonly Conclusion['outcome'][],
): Conclusion {
  for (const outcome of order) {
    const found = parts.filter((each) => each.outcome === outcome)
    if (found.length === 0) continue
    return {
      outcome,
      reason: joinReasons(found),
      evidence: [...new Set(found.flatMap(({ evidence }) => evidence))].slice(0, EVIDENCE_TOLD),
      isSelfEvident: found.every(({ isSelfEvident }) => isSelfEvident === true),
    }
  }
  return { outcome: 'inconclusive', reason: 'there is nothing to judge', evidence: [] }
}

/** Maximum number of exchanges and observations that are cited. */
const EVIDENCE_TOLD = 50

function joinReasons(conclusions: readonly Conclusion[]): string {
  const reasons = new Set(conclusions.map(({ reason }) => reason))
  return foldList([...reasons], 'reasons', '; ')
}

/** The order in which the worst of several outcomes is found. */
export const WORST_FIRST = ['not met', 'pending', 'inconclusive', 'met'] as const
/** The order in which the best of several outcomes is found. */
export const BEST_FIRST = ['met', 'pending', 'inconclusive', 'not met'] as const
