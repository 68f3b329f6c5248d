import type { FlowState, StrikeContext } from '../core/declare/expectation.ts'
import type { Facts } from '../core/journal/facts.ts'
import { getRetryAfterMs } from '../core/journal/get-retry-after-ms.ts'
import type { JournalEntry, Observation } from '../core/journal/journal-entry.ts'
import type { Step } from '../core/journal/steps.ts'

/** Milliseconds without an exchange after which a flow is quiet. */
export const QUIET_PERIOD_MS = 2000
/** Milliseconds after a driver's report of the end in which late exchanges may still come. */
const SETTLED_MS = 150
/** Milliseconds that a person may take on the server's pages. */
const PAGES_MS = 15 * 60_000
/** Milliseconds in which a client redeems a code that it has received. */
const REDEEM_MS = 10_000
/** Milliseconds that are added to an announced delay. */
const LATE_MS = 500

/** Tells how far the flow of a client has come after a strike. */
export class Flow {
  #lastAt: number
  /** Time until which the client was told to wait. */
  #waitUntil = 0
  #onPagesSince: number | undefined
  /** Time of delivery of the codes that were not redeemed; a struck one may be refused. */
  #codes = new Map<string, number>()
  #endedAt: number | undefined
  #isLogin = false

  constructor({ run, seq, at, struck, history }: StrikeContext) {
    this.#lastAt = at
    const before = run === undefined ? [] : history.findByRun(run)
    for (const record of before) if (record.seq < seq) this.#follow(record.step, record.facts, record.at)
    if (struck) this.onExchange(struck)
  }

  /** `true` when the run is a login: discovery alone is not. */
  get isLogin(): boolean {
    return this.#isLogin
  }

  onExchange(entry: JournalEntry): void {
    const { step, facts, startedAt, endedAt = startedAt, sent } = entry
    this.#lastAt = Math.max(this.#lastAt, endedAt)
    const delayMs = getRetryAfterMs(entry)
    if (delayMs > 0) this.#waitUntil = Math.max(this.#waitUntil, endedAt + delayMs + LATE_MS)
    if (this.#endedAt !== undefined && startedAt > this.#endedAt) this.#endedAt = undefined
    const isRefused = (sent?.status ?? 0) >= 400 || entry.strikes.length > 0
    this.#follow(step, facts, endedAt, isRefused)
  }

  onObservation({ kind, at }: Observation): void {
    if (kind === 'settled' || kind === 'exit-code') this.#endedAt = at
  }

  /** Returns `true` when the flow had ended by that time. */
  hasEndedBefore(at: number): boolean {
    return this.#endedAt !== undefined && this.#endedAt < at
  }

  /** Returns the state at a time; `isBusy` when an exchange of the run is under way. */
  getState(now: number, quietMs: number, isBusy: boolean): FlowState {
    if (isBusy) return { kind: 'open', reason: 'an exchange is under way' }
    if (this.#endedAt !== undefined) {
      const isOver = now - this.#endedAt >= Math.min(SETTLED_MS, quietMs)
      return isOver ? { kind: 'ended' } : { kind: 'open', reason: 'the last exchanges may still come' }
    }
    if (this.#onPagesSince !== undefined && now - this.#onPagesSince < PAGES_MS) {
      return { kind: 'open', reason: "a person is on the server's pages" }
    }
    if (this.#codes.size > 0 && [...this.#codes.values()].some((at) => now - at < REDEEM_MS)) {
      return { kind: 'open', reason: 'a code was delivered and may still be redeemed' }
    }
    if (now < this.#waitUntil) return { kind: 'open', reason: 'the client was told to wait' }
    return now - this.#lastAt < quietMs ? { kind: 'open', reason: 'more may follow' } : { kind: 'quiet' }
  }

  #follow(step: Step, facts: Facts, at: number, isRefused = facts.error !== undefined): void {
    if (step === 'authorize' || step === 'token') this.#isLogin = true
    if (step === 'authorize') this.#onPagesSince = isRefused ? undefined : at
    if (step === 'decide' && facts.error !== undefined) this.#onPagesSince = undefined
    if (facts.issuedCode !== undefined) {
      this.#onPagesSince = undefined
      if (!isRefused) this.#codes.set(facts.issuedCode, at)
    }
    if (facts.code === undefined) return
    this.#codes.delete(facts.code)
    this.#onPagesSince = undefined
  }
}
