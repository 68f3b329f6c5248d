import type { FaultSettings } from '../../core/declare/fault-settings.ts'
import type { Step } from '../../core/journal/steps.ts'
import type { AutoApprove } from '../../core/oauth/settable-options.ts'
import { DEFAULT_TENANT } from '../../exchange/tenants/tenants.ts'
import type { MockServer } from '../../listeners/mock-server.ts'
import { MockTenant } from '../../mock/mock-tenant.ts'
import { createReportCase } from '../../reports/create-report-case.ts'
import type { ReportCase } from '../../reports/report.ts'
import { UsageError } from '../usage-error.ts'
import type { AppDriver } from './app-driver.ts'
import { getReportGroup } from './find-unreachable-case.ts'
import type { SweepCase } from './sweep-case.ts'

/** The grant by which the app gets its tokens, as the reference run showed. */
export type AppGrantType = (typeof GRANT_TYPES)[number]
const GRANT_TYPES = ['authorization_code', 'client_credentials'] as const

/** A run that hangs must not hold up all others. */
const LONGEST_MS = 120_000

/** The context that the runs of a sweep share. */
export interface SweepContext {
  readonly server: MockServer
  readonly driver: AppDriver
  readonly signal: AbortSignal
  readonly delayScale: number
  readonly fixedFhirBase: boolean
}

/** The properties of the app that the run without a fault showed. */
export interface ReferenceRun {
  readonly result: ReportCase
  /** `undefined` when it got no token. */
  readonly grant: AppGrantType | undefined
  readonly steps: ReadonlySet<Step>
}

/** Name of the run without a fault. */
export const REFERENCE_RUN = 'reference run'

/** Number of runs without a fault. */
export const REFERENCE_RUN_COUNT = 2

/**
 * Runs the app twice without a fault, so that the driver learns what differs from run to run; returns the
 * first run, or the one that got no token. Throws `UsageError` when it cannot be started.
 */
export async function runReference(stage: SweepContext): Promise<ReferenceRun> {
  const runs: ReferenceRun[] = []
  for (let id = 0; id < REFERENCE_RUN_COUNT; id += 1) runs.push(await runWithoutFault(stage, id))
  const [first] = runs
  const told = runs.find(({ grant }) => grant === undefined) ?? first
  if (!told) throw new Error('there was no reference run')
  return { ...told, steps: new Set(runs.flatMap(({ steps }) => [...steps])) }
}

function runWithoutFault(stage: SweepContext, id: number): Promise<ReferenceRun> {
  return inTenant(stage, id, async (tenant) => {
    const evidence = await stage.driver.run(tenant, undefined, stage.signal)
    const { journal } = tenant
    const { findings } = await tenant.findings()
    const happened = { entries: journal.find(), observations: journal.observations(), findings }
    const got = journal.find({ step: 'token', status: 200 }).map(({ facts }) => facts.grantType)
    return {
      result: { ...createReportCase(REFERENCE_RUN, 'runs', happened), ...evidence },
      grant: GRANT_TYPES.find((type) => got.includes(type)),
      steps: new Set(journal.find().map(({ step }) => step)),
    }
  })
}

/** Runs the app with one fault; throws what the signal broke off, and `UsageError`. */
export function runFault(
  stage: SweepContext,
  tried: SweepCase,
  { id, grant }: { id: number; grant: AppGrantType },
): Promise<ReportCase> {
  return inTenant(stage, id, async (tenant) => {
    const { journal } = tenant
    const group = getReportGroup(tried.fault)
    const armed = await tenant.arm(tried.fault.name, armingOf(tried, grant))
    const signal = AbortSignal.any([stage.signal, AbortSignal.timeout(LONGEST_MS)])
    const run = stage.driver.run(tenant, armed, signal)
    const evidence = await run.catch((error: unknown) => {
      if (stage.signal.aborted || error instanceof UsageError) throw error
      return error instanceof Error ? error : new Error(String(error))
    })
    const happened = { entries: journal.find(), observations: journal.observations(), findings: [] }
    if (evidence instanceof Error) {
      const message = `the run failed: ${evidence.message}`
      const outcome = tried.fault.kind === 'informational' ? 'skipped' : 'failed'
      return { ...createReportCase(tried.name, group, happened), outcome, message }
    }
    const verdict = await armed.waitForVerdict()
    const result = createReportCase(tried.name, group, { ...happened, verdict })
    // Hundreds of screenshots are large: there is one only for cases that a user should check.
    const isOpen = verdict.outcome === 'not met' || verdict.outcome === 'inconclusive'
    return isOpen ? { ...result, ...evidence } : result
  })
}

/**
 * Runs the work in a fresh tenant, whose names differ only in digits since an app may show its URL; for an
 * app with a fixed FHIR base, in the default tenant after a reset.
 */
async function inTenant<Result>(
  { server, delayScale, fixedFhirBase }: SweepContext,
  id: number,
  work: (tenant: MockTenant) => Promise<Result>,
): Promise<Result> {
  const name = fixedFhirBase ? DEFAULT_TENANT : `sweep-${id}`
  if (!fixedFhirBase) server.tenants.create(name)
  const tenant = new MockTenant(server, name)
  if (fixedFhirBase) tenant.reset()
  tenant.tenant.delayScale = delayScale
  tenant.autoApprove(approval(tenant))
  try {
    return await work(tenant)
  } finally {
    tenant.reset()
    tenant.delete()
  }
}

/** Returns the user who signs in and the patient in context, for what the command line does not set. */
function approval({ tenant: { options, users, world } }: MockTenant): AutoApprove {
  const user = users.find(({ reference }) => !reference.startsWith('Patient/')) ?? users[0]
  const [patient] = world.patients
  return {
    ...(user ? { user: user.reference } : {}),
    ...(patient === undefined ? {} : { patient }),
    ...options.autoApprove,
  }
}

/** Returns the settings of a fault; one of the code grant is adapted to the grant that the app uses. */
function armingOf({ fault, params }: SweepCase, grant: AppGrantType): Omit<FaultSettings, 'fault'> {
  const byCode = fault.when?.grantType === 'authorization_code'
  return {
    ...(Object.keys(params).length > 0 ? { params } : {}),
    ...(byCode && grant === 'client_credentials' ? { when: { grantType: grant } } : {}),
  }
}
