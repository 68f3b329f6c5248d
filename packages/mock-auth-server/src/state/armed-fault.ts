import { type AnyFault, getDefaultTimes } from '../core/declare/fault.ts'
import type { FaultSettings } from '../core/declare/fault-settings.ts'
import type { SideListenerKind } from '../core/http/side-listener.ts'
import { drawUniform } from '../core/util/draw-uniform.ts'
import type { Json } from '../core/util/json.ts'
import type { FaultMonitor } from '../monitors/fault-monitor.ts'
import type { Strike } from '../monitors/strike.ts'

const STRIKES_KEPT = 1000
/** Number of runs that have counters of their own; more than a journal keeps apart. */
const RUNS_COUNTED = 6000

/** The settings of a tenant that an armed fault depends on. */
export interface ArmingContext {
  readonly seed: number
  readonly perRun: boolean
  readonly now: number
}

/** A declaration that was switched on, with its counters. Counters are per run where a link armed it. */
export class ArmedFault {
  readonly id: string
  readonly settings: FaultSettings
  readonly declaration: AnyFault
  readonly params: unknown
  readonly memo: Record<string, Json> = {}
  readonly times: number
  readonly skip: number
  /** The first strikes, as many as are kept. */
  readonly strikes: Strike[] = []
  /** Follows what comes after the strikes. */
  readonly monitor: FaultMonitor
  readonly armedAt: number
  matchCount = 0
  strikeCount = 0
  /** Number of struck replies that are being held back from the client. */
  heldReplies = 0
  shadowedCount = 0
  #perRun: boolean
  #seed: number
  #candidates = new Map<string, number>()
  #taken = new Map<string, number>()

  constructor(
    id: string,
    settings: FaultSettings,
    declaration: AnyFault,
    params: unknown,
    context: ArmingContext,
    monitor: FaultMonitor,
  ) {
    this.id = id
    this.settings = settings
    this.declaration = declaration
    this.params = params
    this.times = settings.times ?? getDefaultTimes(declaration)
    this.skip = settings.skip ?? declaration.skip ?? 0
    this.armedAt = context.now
    this.#seed = settings.seed ?? context.seed
    this.#perRun = context.perRun
    this.monitor = monitor
  }

  /** The side listeners that it needs. */
  get sideListeners(): readonly SideListenerKind[] {
    return this.declaration.sideListeners?.(this.params) ?? []
  }

  /** Strikes left, or `undefined` without a limit. */
  get remaining(): number | undefined {
    return this.times === Infinity ? undefined : Math.max(0, this.times - this.strikeCount)
  }

  /** Returns `true` when the n-th match may strike, by time, sequence and probability. */
  allows(n: number, expiryNow: number): boolean {
    const { until, sequence, probability } = this.settings
    if (until !== undefined && expiryNow > until) return false
    if (sequence !== undefined && sequence[n - 1] !== 'fault') return false
    return probability === undefined || drawUniform(this.#seed, this.id, n, 'strike') < probability
  }

  /** Returns the k-th draw for the n-th match. */
  random(n: number, k: number): number {
    return drawUniform(this.#seed, this.id, n, k)
  }

  /** Reserves one strike for an exchange; returns `false` when it is skipped or none are left. */
  reserve(run: string | undefined): boolean {
    const key = this.#perRun ? (run ?? '') : ''
    const candidate = (this.#candidates.get(key) ?? 0) + 1
    this.#candidates.set(key, candidate)
    if (this.#candidates.size > RUNS_COUNTED) this.#forgetOldest()
    if (candidate <= this.skip) return false
    const taken = this.#taken.get(key) ?? 0
    if (taken >= this.times) return false
    this.#taken.set(key, taken + 1)
    return true
  }

  /** Forgets the counters of a run that no exchange finds any longer. */
  #forgetOldest(): void {
    const [oldest = ''] = this.#candidates.keys()
    this.#candidates.delete(oldest)
    this.#taken.delete(oldest)
  }

  /** Returns a strike that was never delivered. */
  release(run: string | undefined): void {
    const key = this.#perRun ? (run ?? '') : ''
    this.#taken.set(key, Math.max(0, (this.#taken.get(key) ?? 0) - 1))
    this.#candidates.set(key, Math.max(0, (this.#candidates.get(key) ?? 0) - 1))
  }

  /** Takes a strike that was delivered. */
  commit(strike: Strike): void {
    this.strikeCount += 1
    if (this.strikes.length < STRIKES_KEPT) this.strikes.push(strike)
    this.monitor.strike(strike)
  }
}
