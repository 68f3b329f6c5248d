import {
  type CertificationName,
  type Readiness,
  type ReadinessStep,
  STEP_OUTCOMES,
  type StepCase,
  type StepCaseState,
  type StepOutcome,
} from '../../model/readiness.ts'
import { CASES } from '../checks/list.ts'
import type { Outcome, SkipReason } from '../declare/outcome.ts'
import type { CertificationStep } from './certification-step.ts'
import { CERTIFICATIONS } from './certifications.ts'
import { CASE_REFERENCES } from './references/case-references.ts'

interface DecidedCase {
  readonly id: string
  readonly outcome: Outcome
  readonly skipped?: SkipReason
}

/** The facts of a run: its cases, the capabilities that the server lists, and addresses of attestations by step. */
export interface RunFacts {
  readonly cases: readonly DecidedCase[]
  /** `undefined` when smart-configuration was not readable. */
  readonly advertised: readonly string[] | undefined
  readonly attested: Readonly<Record<string, string>>
}

/** Lists the steps of a certification with what a run says about each. */
export function listReadiness(certification: CertificationName, facts: RunFacts): Readiness {
  const { title, steps, listSteps } = CERTIFICATIONS[certification]
  const rows = steps.map((step) => {
    const ids = Object.entries(CASE_REFERENCES)
      .filter(([, references]) => listSteps(references).includes(step.step))
      .map(([id]) => id)
    return judgeStep(step, ids, facts)
  })
  const count = (wanted: StepOutcome) => rows.filter(({ outcome }) => outcome === wanted).length
  const counts = Object.fromEntries(STEP_OUTCOMES.map((each) => [each, count(each)]))
  return { certification, title, counts: counts as Record<StepOutcome, number>, steps: rows }
}

function judgeStep(step: CertificationStep, ids: readonly string[], facts: RunFacts): ReadinessStep {
  const { decidedBy, capabilities = [] } = step
  const cases = ids.flatMap((id) => readState(id, facts.cases))
  const { advertised } = facts
  const missing = advertised === undefined ? [] : capabilities.filter((each) => !advertised.includes(each))
  const attested = facts.attested[step.step]
  const why = [
    ...describeStates(cases),
    ...(missing.length === 0 ? [] : [`Not listed as capability: ${missing.join(', ')}.`]),
    ...(capabilities.length > 0 && advertised === undefined ? ['The capabilities are not known.'] : []),
    ...(decidedBy === 'cases in part' ? ['Cases decide a part of it; another kit decides the rest.'] : []),
  ]
  return {
    ...{ step: step.step, about: step.about, ...(step.inferno && { inferno: step.inferno }) },
    ...{ outcome: decide(step, cases, missing, advertised), cases, why },
    ...(attested === undefined ? {} : { attested }),
  }
}

/** A case of another version of SMART is no part of the step. */
function readState(id: string, results: readonly DecidedCase[]): StepCase[] {
  const result = results.find((each) => each.id === id)
  if (result?.skipped === 'other-version') return []
  if (result) return [{ id, state: result.outcome }]
  return [{ id, state: CASES.some((each) => each.id === id) ? 'not run' : 'not built yet' }]
}

function decide(
  { decidedBy, capabilities }: CertificationStep,
  cases: readonly StepCase[],
  missing: readonly string[],
  advertised: readonly string[] | undefined,
): StepOutcome {
  if (missing.length > 0 || cases.some(({ state }) => state === 'failed')) return 'not ready'
  if (decidedBy === 'attestation') return 'attestation'
  if (decidedBy === 'another kit') return 'other kit'
  const isDecided = cases.length > 0 && cases.every(({ state }) => state === 'passed')
  if (!isDecided || (capabilities !== undefined && advertised === undefined)) return 'open'
  return decidedBy === 'cases' ? 'ready' : 'other kit'
}

/** One sentence for each state but passed, the gravest first. */
function describeStates(cases: readonly StepCase[]): string[] {
  const states: StepCaseState[] = [
    ...(['failed', 'warning', 'info', 'inconclusive', 'skipped'] as const),
    ...(['not run', 'not built yet'] as const),
  ]
  return states.flatMap((wanted) => {
    const ids = cases.filter(({ state }) => state === wanted).map(({ id }) => id)
    return ids.length === 0 ? [] : [`${wanted[0]?.toUpperCase()}${wanted.slice(1)}: ${ids.join(', ')}.`]
  })
}
