import { effect, signal } from '@preact/signals'
import { announce } from '@smart-mock/page-kit'
import { callControlApi } from '../api/call-control-api.ts'
import type { Findings, PresetRisk, Verdict } from '../api/types.ts'
import { formatRunTitle, runs, shownRun } from './journal.ts'
import { buildTenantPath, tenantName } from './tenant.ts'

/** Milliseconds until a pending verdict is requested again. */
const AGAIN_MS = 500

/** Findings, verdicts and predictions of the run that is shown. */
export interface Report {
  run: string
  findings: Findings
  verdicts: Verdict[]
  /** Presets at which the client would fail. */
  risks: PresetRisk[]
}

export const report = signal<Report | undefined>(undefined)

let asked = 0
let again: ReturnType<typeof setTimeout> | undefined

/** Reads the report of the shown run, and again while a verdict is pending. */
async function loadReport(): Promise<void> {
  const run = shownRun.peek()?.id
  asked += 1
  const turn = asked
  clearTimeout(again)
  if (run === undefined) {
    report.value = undefined
    return
  }
  const query = `?run=${encodeURIComponent(run)}`
  const [findings, { verdicts }, { risks }] = await Promise.all([
    callControlApi<Findings>('GET', buildTenantPath(`/findings${query}`)),
    callControlApi<{ verdicts: Verdict[] }>('GET', buildTenantPath(`/verdicts${query}`)),
    callControlApi<{ risks: PresetRisk[] }>('GET', buildTenantPath(`/preset-risks${query}`)),
  ])
  if (turn !== asked) return
  announceVerdicts(run, verdicts)
  report.value = { run, findings, verdicts, risks }
  if (verdicts.some(({ outcome }) => outcome === 'pending')) {
    again = setTimeout(() => void loadReport().catch(() => undefined), AGAIN_MS)
  }
}

/** Follows the run that is shown. */
export function watchReport(onProblem: (work: () => Promise<unknown>) => void): void {
  effect(() => {
    void [shownRun.value?.id, tenantName.value, runs.value]
    onProblem(loadReport)
  })
}

function announceVerdicts(run: string, verdicts: readonly Verdict[]): void {
  const before = report.peek()?.run === run ? report.peek()?.verdicts : undefined
  for (const { armed, outcome, fault } of verdicts) {
    const old = before?.find((verdict) => verdict.armed === armed)?.outcome
    if (outcome !== 'pending' && outcome !== old && before)
      announce(`${formatRunTitle(run)}: ${fault} ${outcome}`)
  }
}
