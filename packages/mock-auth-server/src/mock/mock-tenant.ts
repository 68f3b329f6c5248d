import type { FaultSettings } from '../core/declare/fault-settings.ts'
import type { TenantAction } from '../core/declare/tenant-action.ts'
import type { Observation } from '../core/journal/journal-entry.ts'
import type { Client } from '../core/oauth/client.ts'
import type { AutoApprove } from '../core/oauth/options.ts'
import { arm } from '../exchange/arm.ts'
import { type LaunchRequest, prepareLaunch } from '../exchange/tenants/launches.ts'
import { buildScenarioPath, type Scenario } from '../exchange/tenants/scenario.ts'
import type { Journal } from '../journal/journal.ts'
import type { MockServer } from '../listeners/start-mock.ts'
import { loadRules } from '../rules/load-rules.ts'
import type { ArmedFault } from '../state/armed-fault.ts'
import { performAction } from '../state/perform-action.ts'
import type { Tenant } from '../state/tenant.ts'
import { judgeFault } from '../verdicts/judge-fault.ts'
import { type AllowedFindings, judgeRules, type RuleReport } from '../verdicts/judge-rules.ts'
import type { Verdict } from '../verdicts/verdict.ts'

/** A fault that was armed by code. */
export interface ArmedHandle {
  readonly id: string
  readonly armed: ArmedFault
  /** Number of strikes so far. */
  readonly struck: number
  readonly remaining: number | undefined
  /** Returns the present verdict. */
  verdict(): Verdict
  /** Waits until the verdict is no longer pending, at most this number of milliseconds. */
  settledVerdict(timeoutMs?: number): Promise<Verdict>
  disarm(): void
}

/** One tenant of a mock, for tests in this process. */
export class MockTenant {
  readonly name: string
  readonly #wire: MockServer

  constructor(wire: MockServer, name: string) {
    this.#wire = wire
    this.name = name
  }

  /** The tenant itself, for what these methods do not cover. */
  get inner(): Tenant {
    const hosted = this.#wire.tenants.get(this.name)
    if (!hosted) throw new Error(`the tenant ${this.name} was deleted`)
    return hosted.tenant
  }

  /** The `iss` that a client is configured with. */
  get fhirBase(): string {
    return this.inner.fhirBase
  }

  get issuer(): string {
    return this.inner.issuer
  }

  get journal(): Journal {
    return this.inner.journal
  }

  /** Switches a fault on; throws `ArmingError` when it does not exist or is not well formed. */
  async arm(fault: string, settings: Omit<FaultSettings, 'fault'> = {}): Promise<ArmedHandle> {
    const armed = await arm(this.inner, { fault, ...settings })
    const tenant = this.inner
    const verdict = () => judgeFault(tenant, armed)
    return {
      id: armed.id,
      armed,
      get struck() {
        return armed.struck
      },
      get remaining() {
        return armed.remaining
      },
      verdict,
      settledVerdict: (timeoutMs = 10_000) => settled(verdict, timeoutMs),
      disarm: () => void tenant.armed.disarm(armed.id),
    }
  }

  /** Signs in, chooses and consents without pages, from now on. */
  autoApprove(settings: AutoApprove = {}): void {
    const { inner } = this
    inner.options = { ...inner.options, autoApprove: settings }
  }

  register(client: Client): void {
    this.inner.register(client)
  }

  /** Prepares an EHR launch; opening its URL launches the app. Throws `LaunchError`. */
  launch(request: LaunchRequest): Promise<{ url: string; launch: string; run: string }> {
    return prepareLaunch(this.inner, request)
  }

  /** Returns the FHIR base of a scenario, for a client in any language. */
  scenarioBase(scenario: Scenario): string {
    return `${this.#wire.publicUrl}${buildScenarioPath(scenario)}/fhir`
  }

  act(act: TenantAction): Promise<void> {
    return performAction(this.inner, act)
  }

  /** Records an observation of a driver. */
  observe(observation: { kind: Observation['kind']; detail?: string; run?: string }): Observation {
    const { kind, detail = '', run } = observation
    return this.journal.observe({ kind, detail, run, at: Date.now() })
  }

  /**
   * Records that a driver performed the user-agent actions of a fault: its strike, if it changes nothing in
   * the traffic.
   */
  played(armed: string): void {
    const run = (this.journal.last({ step: 'decide' }) ?? this.journal.last({ step: 'authorize' }))?.run
    const { seq, at } = this.observe({ kind: 'played', detail: armed, ...(run === undefined ? {} : { run }) })
    const found = this.inner.armed.get(armed)
    if (found && !found.declaration.points) found.commit({ seq, run, at })
  }

  /** Returns the findings of the rules for this tenant's journal, or for one run. */
  async findings(options: { run?: string; allow?: AllowedFindings } = {}): Promise<RuleReport> {
    return judgeRules(this.journal, await loadRules(), options)
  }

  /** Ends replies that hang. */
  release(): void {
    this.#wire.release(this.name)
  }

  /** Resets journal, tokens, faults, data and clock to their initial state. */
  reset(): void {
    this.release()
    this.#wire.tenants.reset(this.name)
  }

  /** Ends the tenant; the default one stays. */
  forget(): void {
    this.#wire.tenants.delete(this.name)
  }
}

async function settled(verdict: () => Verdict, timeoutMs: number): Promise<Verdict> {
  const until = Date.now() + timeoutMs
  for (;;) {
    const now = verdict()
    if (now.answer !== 'pending' || Date.now() > until) return now
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
