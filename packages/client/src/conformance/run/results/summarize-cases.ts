import { listCapabilities } from '../../coverage/list-capabilities.ts'
import { listCoverage } from '../../coverage/list-coverage.ts'
import { listReadiness } from '../../coverage/list-readiness.ts'
import { listRequirements } from '../../coverage/list-requirements.ts'
import { OUTCOMES, type Outcome } from '../../declare/outcome.ts'
import type { RunSettings } from '../settings.ts'
import type { CaseResult } from './case-result.ts'
import type { ConformanceReport } from './report.ts'

/** The parts of a report that follow from its cases. */
type Summary = Pick<
  ConformanceReport,
  'counts' | 'accepted' | 'coverage' | 'requirements' | 'capabilities' | 'readiness'
>

/** Summarizes cases. `advertised` are the capabilities that the server lists, `undefined` when they are not known. */
export function summarizeCases(
  cases: readonly CaseResult[],
  { attested, ready }: Pick<RunSettings, 'attested' | 'ready'>,
  advertised: readonly string[] | undefined,
): Summary {
  const count = (wanted: Outcome) => cases.filter(({ outcome }) => outcome === wanted).length
  return {
    counts: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, count(outcome)])) as Record<
      Outcome,
      number
    >,
    accepted: cases.filter(({ accepted }) => accepted !== undefined).length,
    coverage: listCoverage(cases, attested),
    requirements: listRequirements(cases),
    capabilities: listCapabilities(cases, advertised),
    readiness: ready.map((certification) => listReadiness(certification, { cases, advertised, attested })),
  }
}
