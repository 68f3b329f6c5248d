import { UsageError } from '@smart-mock/cli-kit'
import type { FaultSettings } from '../../core/declare/fault-settings.ts'
import { createReportCase } from '../../reports/create-report-case.ts'
import type { ReportCase } from '../../reports/report.ts'
import { runInTenant, type SweepContext } from './run-in-tenant.ts'
import type { AppGrantType } from './run-reference.ts'
import type { SweepCase } from './sweep-case.ts'

/** A run that hangs must not hold up all others. */
export const LONGEST_RUN_MS = 120_000

/** Runs the app with one fault; throws what the signal broke off, and `UsageError`. */
export function runFault(
  stage: SweepContext,
  tried: SweepCase,
  { id, grant }: { id: number; grant: AppGrantType },
): Promise<ReportCase> {
  return runInTenant(stage, id, async (tenant) => {
    const { journal } = tenant
    const { fault, group } = tried
    const armed = await tenant.arm(fault.name, armingOf(tried, grant))
    const signal = AbortSignal.any([stage.signal, AbortSignal.timeout(LONGEST_RUN_MS)])
    const run = stage.driver.run(tenant, armed, signal)
    const evidence = await run.catch((error: unknown) => {
      if (stage.signal.aborted || error instanceof UsageError) throw error
      return error instanceof Error ? error : new Error(String(error))
    })
    const happened = { entries: journal.find(), observations: journal.observations(), findings: [], fault }
    if (evidence instanceof Error) {
      const message = `the run failed: ${evidence.message}`
      const outcome = fault.kind === 'informational' ? 'skipped' : 'failed'
      return { ...createReportCase(tried.name, group, happened), outcome, message }
    }
    const verdict = await armed.waitForVerdict()
    // Hundreds of screenshots are large: there is one only for cases that a user should check.
    const isOpen = verdict.outcome === 'not met' || verdict.outcome === 'inconclusive'
    const { screenshot, pageText } = isOpen ? evidence : {}
    const seen = { ...happened, verdict, ...(pageText === undefined ? {} : { pageText }) }
    const result = createReportCase(tried.name, group, seen)
    return screenshot === undefined ? result : { ...result, screenshot }
  })
}

/** Returns the settings of a fault; one of the code grant is adapted to the grant that the app uses. */
function armingOf({ fault, params }: SweepCase, grant: AppGrantType): Omit<FaultSettings, 'fault'> {
  const byCode = fault.when?.grantType === 'authorization_code'
  return {
    ...(Object.keys(params).length > 0 ? { params } : {}),
    ...(byCode && grant === 'client_credentials' ? { when: { grantType: grant } } : {}),
  }
}
