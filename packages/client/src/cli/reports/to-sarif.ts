import { type SarifResult, toSarifText } from '@smart-mock/cli-kit'
import type { Step } from '../../model/run.ts'
import { version } from '../../server/settings/version.ts'
import type { CheckReport } from './check-report.ts'

/** Converts a check to SARIF 2.1.0: a result for each step. */
export function toSarif({ steps, fhirBase }: CheckReport): string {
  const rules = steps.map(({ kind, title, verdict }) => ({
    ...{ id: kind, requirement: title },
    ...(verdict?.spec ? { spec: verdict.spec.url } : {}),
  }))
  return toSarifText({
    ...{ tool: 'smart-client', version, complete: true },
    rules: [...new Map(rules.map((rule) => [rule.id, rule])).values()],
    results: steps.map((step) => toResult(step, fhirBase)),
  })
}

function toResult({ kind: ruleId, title, verdict }: Step, seenIn: string): SarifResult {
  const base = { ruleId, seenIn }
  if (!verdict) return { ...base, kind: 'open', message: `${title}: not finished` }
  const { level, message, whatToTry } = verdict
  const text = { ...base, message: whatToTry ? `${message} ${whatToTry}` : message }
  if (level === 'ok') return { ...text, kind: 'pass' }
  return level === 'info' ? { ...text, kind: 'informational' } : { ...text, kind: 'fail', level }
}
