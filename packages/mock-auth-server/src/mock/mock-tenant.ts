import type { FaultName, FaultSettings } from '../core/declare/fault-settings.ts'
import type { AllowedFindings } from '../core/declare/rule.ts'
import type { TenantAction } from '../core/declare/tenant-action.ts'
import type { Observation } from '../core/journal/journal-entry.ts'
import type { Client } from '../core/oauth/client.ts'
import type { AutoApprove } from '../core/oauth/settable-options.ts'
import { arm } from '../exchange/arm.ts'
import type { HostedTenant } from '../exchange/route.ts'
import { checkApproval, checkRegistrations } from '../exchange/tenants/check-workable.ts'
import { describeAbsence } from '../exchange/tenants/describe-absence.ts'
import { type LaunchRequest, prepareLaunch } from '../exchange/tenants/launches.ts'
import { buildScenarioPath, type Scenario } from '../exchange/tenants/scenario.ts'
import type { Journal } from '../journal/journal.ts'
import type { MockServer } from '../listeners/mock-server.ts'
import { performAction } from '../state/perform-action.ts'
import type { Tenant } from '../state/tenant.ts'
import { checkAllowedFindings } from '../verdicts/check-allowed-findings.ts'
import { judgeFault } from '../verdicts/judge-fault.ts'
import type { RuleReport } from '../verdicts/judge-rules.ts'
import { judgeTenantRules } from '../verdicts/judge-tenant-rules.ts'
import type { ArmedHandle } from './armed-handle.ts'
import { waitForVerdict } from './wait-for-verdict.ts'

/** One tenant of a mock, for tests in this process. */
export class MockTenant {
  readonly name: string
  readonly #wire: MockServer

  constructor(server: MockServer, name: string) {
    this.#wire = server
    this.name = name
  }

  /** The tenant itself, for what these methods do not cover. */
  get tenant(): Tenant {
    return this.#hosted.tenant
  }

  get #hosted(): HostedTenant {
    const hosted = this.#wire.tenants.get(this.name)
    if (!hosted) throw new Error(describeAbsence(this.#wire.tenants, this.name).message)
    return hosted
  }

  /** The `iss` that a client is configured with. */
  get fhirBase(): string {
    return this.tenant.fhirBase
  }

  /** Base of the default paths of the authorization server, and its issuer unless a switch moves that. */
  get issuer(): string {
    return this.tenant.issuer
  }

  get journal(): Journal {
    return this.tenant.journal
  }

  /** Switches a fault on; throws `FaultSettingsError` when it does not exist or is not well formed. */
  async arm(fault: FaultName, settings: Omit<FaultSettings, 'fault'> = {}): Promise<ArmedHandle> {
    const armed = await arm(this.tenant, { fault, ...settings })
    const tenant = this.tenant
    const verdict = () => judgeFault(armed)
    return {
      id: armed.id,
      armed,
      get strikeCount() {
        return armed.strikeCount
      },
      get remaining() {
        return armed.remaining
      },
      verdict,
      waitForVerdict: (timeoutMs) => waitForVerdict(verdict, timeoutMs).finally(tenant.journal.hold()),
      disarm: () => void tenant.armed.disarm(armed.id),
    }
  }

  /** Signs in, chooses and consents without pages, from now on; throws `TenantError` for an unknown user or patient. */
  autoApprove(settings: AutoApprove = {}): void {
    checkApproval(this.#hosted, settings)
    this.tenant.change({ autoApprove: settings })
  }

  /** Registers a client; throws `TenantError` when it cannot be registered as it is. */
  register(client: Client): void {
    checkRegistrations([client])
    this.tenant.register(client)
  }

  /** Prepares an EHR launch; opening its URL launches the app. Throws `LaunchError`. */
  prepareLaunch(request: LaunchRequest): Promise<{ url: string; launch: string; run: string }> {
    return prepareLaunch(this.#hosted, request)
  }

  /** Returns the FHIR base of a scenario, for a client in any language. */
  createScenarioBase(scenario: Scenario): string {
    return `${this.#wire.publicUrl}${buildScenarioPath(scenario)}/fhir`
  }

  performAction(act: TenantAction): Promise<void> {
    return performAction(this.tenant, act)
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
  markPerformed(armed: string): void {
    const run = (this.journal.last({ step: 'decide' }) ?? this.journal.last({ step: 'authorize' }))?.run
    const { seq, at } = this.observe({
      kind: 'performed',
      detail: armed,
      ...(run === undefined ? {} : { run }),
    })
    const found = this.tenant.armed.get(armed)
    if (found && !found.declaration.points) found.commit({ seq, run, at })
  }

  /**
   * Allows findings from now on, by rule, each with its reason; a reset takes them back. Throws
   * `AllowedFindingsError`.
   */
  async allow(findings: AllowedFindings): Promise<void> {
    await checkAllowedFindings(findings)
    const { tenant } = this
    tenant.allow = { ...tenant.allow, ...findings }
  }

  /**
   * Returns the findings of the rules for this tenant's journal, or for one run; `allow` adds to those of the
   * tenant. Throws `AllowedFindingsError`.
   */
  findings(options: { run?: string; allow?: AllowedFindings } = {}): Promise<RuleReport> {
    return judgeTenantRules(this.tenant, options)
  }

  /** Ends replies that hang. */
  releaseReplies(): void {
    this.#wire.releaseReplies(this.name)
  }

  /** Resets journal, tokens, faults, data and clock to their initial state. */
  reset(): void {
    this.releaseReplies()
    this.#wire.tenants.reset(this.name)
  }

  /** Ends the tenant; the default one stays. */
  delete(): void {
    this.#wire.tenants.delete(this.name)
  }
}
