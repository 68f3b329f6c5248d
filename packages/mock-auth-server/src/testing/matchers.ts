import type { AllowedFindings } from '../core/declare/rule.ts'
import type { FactName, Facts } from '../core/journal/facts.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { EntryFilter } from '../journal/entry-filter.ts'
import type { ArmedHandle } from '../mock/armed-handle.ts'
import type { MockTenant } from '../mock/mock-tenant.ts'
import { wasHandled } from '../verdicts/verdict.ts'

/** A pattern of the requests that a client must have sent; all given members must match. */
export interface RequestPattern extends EntryFilter {
  /** Facts of the exchange, such as `{ grantType: 'refresh_token' }`. */
  readonly facts?: Facts
  /** Exact number of them; by default one or more. */
  readonly times?: number
}

/** The result of a matcher. */
export interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
}

/** Matchers for a tenant, in the form of vitest, Jest and Playwright. */
export const smartMatchers = {
  /** Passes when there are no findings but allowed ones; `allow` adds to those of the tenant. */
  async toHaveNoFindings(
    mock: MockTenant,
    options: { run?: string; allow?: AllowedFindings } = {},
  ): Promise<MatcherResult> {
    const { findings } = await mock.findings(options)
    const open = findings.filter(({ allowReason }) => allowReason === undefined)
    const lines = open.map(
      ({ level, rule, seq, message, howToFix, spec }) =>
        `${level} ${rule} (exchange ${seq}): ${message}\n    ${howToFix}\n    ${spec}`,
    )
    return {
      pass: open.length === 0,
      message: () =>
        open.length === 0 ? 'expected a finding, but there is none' : `findings:\n  ${lines.join('\n  ')}`,
    }
  },

  /** Passes when the client sent such a request. */
  toHaveSent(mock: MockTenant, { facts = {}, times, ...filter }: RequestPattern): MatcherResult {
    const near = mock.journal.find(filter)
    const found = near.filter((entry) => shows(entry, facts))
    const wanted = JSON.stringify({ ...filter, facts })
    const all = (near.length > 0 ? near : mock.journal.find()).map(line).join('\n  ')
    return {
      pass: times === undefined ? found.length > 0 : found.length === times,
      message: () =>
        `${found.length} requests match ${wanted}${times === undefined ? '' : `, not ${times}`}. ` +
        `${near.length > 0 ? 'Similar requests' : 'All requests'}:\n  ${all || '(nothing)'}`,
    }
  },

  /**
   * Passes when the client handled an armed fault like a correct client, or the fault is informational; waits
   * until the verdict is known.
   */
  async toHandleFault(mock: MockTenant, fault: ArmedHandle): Promise<MatcherResult> {
    const verdict = await fault.waitForVerdict()
    const { outcome, reason, requirement, spec, fault: name } = verdict
    const seen = mock.journal.find().map(line).join('\n  ')
    return {
      pass: wasHandled(verdict),
      message: () =>
        `${name}: ${outcome}: ${reason}\n  A correct client: ${requirement}\n  ${spec}\nRequests:\n  ${seen || '(nothing)'}`,
    }
  },
}

function shows(entry: JournalEntry, facts: Facts): boolean {
  return Object.entries(facts).every(([name, value]) => entry.facts[name as FactName] === value)
}

function line({ seq, step, request, sent, strikes }: JournalEntry): string {
  const path = request.target.replace(/\?.*$/s, '?…').slice(0, 120)
  const faults = strikes.map(({ fault }) => ` ⚡ ${fault}`).join('')
  return `${seq} ${step} ${request.method} ${path} → ${sent?.status ?? 'open'}${faults}`
}
