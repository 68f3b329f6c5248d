import type { Outcome } from '../declare/outcome.ts'
import { CASE_REFERENCES } from './references/case-references.ts'

/**
 * One capability of SMART App Launch: `proven` when the server lists it and all its cases passed, `disproven` when it lists
 * it and a case failed, otherwise `not tried`.
 */
export interface CapabilityRow {
  readonly capability: string
  /** Absent when smart-configuration could not be read. */
  readonly advertised?: boolean
  readonly state: 'proven' | 'disproven' | 'not tried'
  /** All cases that prove it, those that this version does not have yet included. */
  readonly cases: readonly string[]
}

/** Lists the capabilities that cases can prove, with what a run says about each. */
export function listCapabilities(
  results: readonly { readonly id: string; readonly outcome: Outcome }[],
  advertised: readonly string[] | undefined,
): CapabilityRow[] {
  const outcomes = new Map(results.map(({ id, outcome }) => [id, outcome]))
  const names = Object.values(CASE_REFERENCES).flatMap(({ capabilities = [] }) => capabilities)
  return [...new Set(names)].map((capability) => {
    const cases = Object.keys(CASE_REFERENCES).filter((id) =>
      CASE_REFERENCES[id]?.capabilities?.includes(capability),
    )
    if (advertised === undefined) return { capability, state: 'not tried', cases }
    const isAdvertised = advertised.includes(capability)
    const own = cases.map((id) => outcomes.get(id))
    return { capability, advertised: isAdvertised, state: isAdvertised ? judge(own) : 'not tried', cases }
  })
}

function judge(outcomes: readonly (Outcome | undefined)[]): CapabilityRow['state'] {
  if (outcomes.includes('failed')) return 'disproven'
  return outcomes.every((outcome) => outcome === 'passed') ? 'proven' : 'not tried'
}
