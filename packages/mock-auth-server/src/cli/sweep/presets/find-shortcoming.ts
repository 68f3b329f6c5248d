import { isSuccess } from '../../../core/journal/is-success.ts'
import type { JournalEntry, Observation } from '../../../core/journal/journal-entry.ts'
import { DATA_STEPS, type Step } from '../../../core/journal/steps.ts'

/** The evidence of a run of the app. */
export interface RunEvidence {
  readonly entries: readonly JournalEntry[]
  readonly observations: readonly Observation[]
}

/**
 * Returns in which way a run of the app achieved less than all of its reference runs, or `undefined`: it ended with
 * another exit code, showed an error, or got no tokens or data that it got there.
 */
export function findShortcoming(run: RunEvidence, references: readonly RunEvidence[]): string | undefined {
  return findWorseEnd(run, references) ?? findMissingSuccess(run, references)
}

function findWorseEnd({ observations }: RunEvidence, references: readonly RunEvidence[]): string | undefined {
  const usual = references.flatMap((each) => each.observations)
  const exit = observations.find(({ kind }) => kind === 'exit-code')
  const usualExits = usual.filter(({ kind }) => kind === 'exit-code')
  if (exit && !usualExits.some(({ detail }) => detail === exit.detail)) {
    return `it ended with exit code ${exit.detail}, and without a preset with ${usualExits[0]?.detail ?? 'none'}`
  }
  const error = observations.find(({ kind }) => kind === 'visible-error')
  const isUsual = usual.some(({ kind }) => kind === 'visible-error')
  return error && !isUsual ? `it shows an error: ${error.detail.slice(0, 200)}` : undefined
}

function findMissingSuccess(
  { entries }: RunEvidence,
  references: readonly RunEvidence[],
): string | undefined {
  const reached = listSuccesses(entries)
  const [first = new Map(), ...others] = references.map((each) => listSuccesses(each.entries))
  const isUsual = (key: string) => others.every((each) => each.has(key))
  for (const [key, words] of first)
    if (isUsual(key) && !reached.has(key)) return `it got no ${words}, and without a preset it does`
  return undefined
}

/** Lists what an app got: tokens, and data of each type; keys with words for them. */
function listSuccesses(entries: readonly JournalEntry[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const entry of entries) {
    if (!isSuccess(entry)) continue
    const { step, facts } = entry
    if (step === 'token') found.set('token', 'token')
    else if ((DATA_STEPS as readonly Step[]).includes(step)) {
      const type = facts.resourceType ?? 'data'
      found.set(type, `${type} by ${step}`.replace('fhir-', ''))
    }
  }
  return found
}
