import { classifyCase, countStandings } from './classify-case.ts'
import { listBrokenRules } from './list-broken-rules.ts'
import type { Report, ReportCase } from './report.ts'

/**
 * Describes the result of a report in sentences: how many faults the app handles, at how many
 * presets it works, and how many rules it breaks. A fault that requires nothing is handled whatever the app does.
 */
export function describeResult({ cases }: Pick<Report, 'cases'>): string[] {
  const faults = cases.filter(({ fault }) => fault)
  const presets = cases.filter(({ preset }) => preset)
  const runs = cases.filter(({ fault, preset }) => !fault && !preset)
  return [
    ...(faults.length > 0 ? [describeFaults(faults)] : []),
    ...(presets.length > 0 ? [describePresets(presets)] : []),
    ...(runs.some(({ diagram }) => diagram !== '') ? [describeRules(runs)] : []),
    ...runs
      .filter(({ outcome, findings }) => outcome === 'failed' && findings.length === 0)
      .map(({ name, message }) => `The ${name} failed: ${message}.`),
  ]
}

function describeFaults(faults: readonly ReportCase[]): string {
  const { handled, failed, undecided, unreached } = countStandings(faults)
  const exercised = handled + failed + undecided
  const leaking = faults.filter(
    (each) => each.fault?.kind === 'must-not-leak' && classifyCase(each) === 'failed',
  )
  const names = new Set(faults.map(({ fault }) => fault?.name))
  const noun = names.size < faults.length ? 'exercised variant' : 'exercised fault'
  const all = exercised === 1 ? `the one ${noun}` : `all ${exercised} ${noun}s`
  const share = handled === exercised ? all : `${handled} of ${count(exercised, noun)}`
  const leak =
    leaking.length === 0 ? '' : `, ${leaking.length} of them ${leaking.length === 1 ? 'leaks' : 'leak'}`
  const parts = [
    exercised === 0 ? 'Exercises no fault' : `Handles ${share}`,
    ...(failed > 0 ? [`${failed} ${failed === 1 ? 'fails' : 'fail'}${leak}`] : []),
    ...(undecided > 0 ? [`${undecided} ${undecided === 1 ? 'is' : 'are'} undecided`] : []),
    ...(unreached > 0 ? [`${unreached} ${unreached === 1 ? 'was' : 'were'} not reached`] : []),
  ]
  return `${parts.join('; ')}.`
}

function describePresets(presets: readonly ReportCase[]): string {
  const works = presets.filter(({ outcome }) => outcome === 'passed').length
  if (works === presets.length) return `Works at ${works === 1 ? 'the one preset' : `all ${works} presets`}.`
  return `Works at ${works} of ${count(presets.length, 'preset')}.`
}

function describeRules(runs: readonly ReportCase[]): string {
  const broken = listBrokenRules(runs).filter(({ isError }) => isError)
  if (broken.length === 0) return `Breaks no rule at level error.`
  return `Breaks ${count(broken.length, 'rule')}.`
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
