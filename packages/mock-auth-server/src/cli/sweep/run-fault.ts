import type { Arming } from '../../core/declare/arming.ts'
import type { Step } from '../../core/journal/steps.ts'
import type { AutoApprove } from '../../core/oauth/options.ts'
import { DEFAULT_TENANT } from '../../exchange/tenants/tenants.ts'
import type { Wire } from '../../listeners/start-mock.ts'
import { MockTenant } from '../../mock/mock-tenant.ts'
import type { ReportCase } from '../../reports/report.ts'
import { reportCase } from '../../reports/report-case.ts'
import { UsageError } from '../usage-error.ts'
import type { AppDriver } from './app-driver.ts'
import { groupOf } from './out-of-reach.ts'
import type { SweptFault } from './swept-fault.ts'

/** How the app gets its tokens, as the control run showed. */
export type GrantType = (typeof GRANT_TYPES)[number]
const GRANT_TYPES = ['authorization_code', 'client_credentials'] as const

/** A run that hangs must not hold up all others. */
const LONGEST_MS = 120_000

/** What the runs of a sweep have in common. */
export interface Stage {
  readonly wire: Wire
  readonly driver: AppDriver
  readonly signal: AbortSignal
  readonly timeScale: number
  readonly fixedBase: boolean
}

/** What the run without a fault showed of the app. */
export interface Control {
  readonly result: ReportCase
  /** Nothing when it got no token. */
  readonly grant: GrantType | undefined
  readonly steps: ReadonlySet<Step>
}

/** Name of the run without a fault. */
export const CONTROL_RUN = 'control run'

/** Runs the app without a fault; throws `UsageError` when it cannot be begun. */
export function runControl(stage: Stage): Promise<Control> {
  return inTenant(stage, 0, async (tenant) => {
    const evidence = await stage.driver.run(tenant, undefined, stage.signal)
    const { journal } = tenant
    const { findings } = await tenant.findings()
    const happened = { entries: journal.find(), observations: journal.observations(), findings }
    const got = journal.find({ step: 'token', status: 200 }).map(({ facts }) => facts.grantType)
    return {
      result: { ...reportCase(CONTROL_RUN, 'runs', happened), ...evidence },
      grant: GRANT_TYPES.find((type) => got.includes(type)),
      steps: new Set(journal.find().map(({ step }) => step)),
    }
  })
}

/** Runs the app with one fault; throws what the signal broke off, and `UsageError`. */
export function runFault(
  stage: Stage,
  tried: SweptFault,
  { id, grant }: { id: number; grant: GrantType },
): Promise<ReportCase> {
  return inTenant(stage, id, async (tenant) => {
    const { journal } = tenant
    const group = groupOf(tried.fault)
    const armed = await tenant.arm(tried.fault.name, armingOf(tried, grant))
    const signal = AbortSignal.any([stage.signal, AbortSignal.timeout(LONGEST_MS)])
    const run = stage.driver.run(tenant, armed, signal)
    const evidence = await run.catch((error: unknown) => {
      if (stage.signal.aborted || error instanceof UsageError) throw error
      return error instanceof Error ? error : new Error(String(error))
    })
    const happened = { entries: journal.find(), observations: journal.observations(), findings: [] }
    if (evidence instanceof Error) {
      const says = `the run broke: ${evidence.message}`
      return { ...reportCase(tried.name, group, happened), outcome: 'failed', says }
    }
    const verdict = await armed.settledVerdict()
    const result = reportCase(tried.name, group, { ...happened, verdict })
    // Hundreds of pictures are heavy: one is for what a person should look at.
    const isOpen = verdict.answer === 'not met' || verdict.answer === 'inconclusive'
    return isOpen ? { ...result, ...evidence } : result
  })
}

/** In a fresh tenant, whose names differ in digits alone since an app may show its URL; for an app that knows one FHIR base in the default one, as it was at the start. */
async function inTenant<Result>(
  { wire, timeScale, fixedBase }: Stage,
  id: number,
  work: (tenant: MockTenant) => Promise<Result>,
): Promise<Result> {
  const name = fixedBase ? DEFAULT_TENANT : `sweep-${id}`
  if (!fixedBase) wire.tenants.create(name)
  const tenant = new MockTenant(wire, name)
  if (fixedBase) tenant.reset()
  tenant.inner.timeScale = timeScale
  tenant.autoApprove(approval(tenant))
  try {
    return await work(tenant)
  } finally {
    tenant.reset()
    tenant.forget()
  }
}

/** Who signs in and which patient is chosen, where the command line does not say. */
function approval({ inner: { options, users, world } }: MockTenant): AutoApprove {
  const user = users.find(({ reference }) => !reference.startsWith('Patient/')) ?? users[0]
  const [patient] = world.patients
  return {
    ...(user ? { user: user.reference } : {}),
    ...(patient === undefined ? {} : { patient }),
    ...options.autoApprove,
  }
}

/** A fault of the code grant is one of the grant that the app uses. */
function armingOf({ fault, params }: SweptFault, grant: GrantType): Omit<Arming, 'fault'> {
  const byCode = fault.when?.grantType === 'authorization_code'
  return {
    ...(Object.keys(params).length > 0 ? { params } : {}),
    ...(byCode && grant === 'client_credentials' ? { when: { grantType: grant } } : {}),
  }
}
