import { type AnyFault, getDefaultTimes } from '../../core/declare/fault.ts'
import type { FaultSettings } from '../../core/declare/fault-settings.ts'
import type { SideListenerKind } from '../../core/http/side-listener.ts'
import { drawUniform } from '../../core/util/draw-uniform.ts'
import type { Json } from '../../core/util/json.ts'
import type { FaultMonitor } from '../../monitors/fault-monitor.ts'
import type { Strike } from '../../monitors/strike.ts'
import { type CounterRecord, StrikeCounters } from './strike-counters.ts'

const STRIKES_KEPT = 1000

/** The settings of a tenant that an armed fault depends on. */
export interface ArmingContext {
  readonly seed: number
  readonly perRun: boolean
  readonly now: number
}

/** An armed fault as JSON can carry it, without what the journal tells about its strikes. */
export interface ArmedFaultRecord extends CounterRecord {
  readonly settings: FaultSettings
  readonly armedAt: number
  readonly isDisarmed: boolean
  readonly memo: Record<string, Json>
  readonly matchCount: number
  readonly strikeCount: number
  readonly shadowedCount: number
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
  readonly #seed: number
  readonly #counters: StrikeCounters
  readonly #onChange: ((armed: ArmedFault) => void) | undefined

  /** Creates an armed fault; `onChange` is called when its record is another. */
  constructor(
    id: string,
    settings: FaultSettings,
    declaration: AnyFault,
    params: unknown,
    context: ArmingContext,
    monitor: FaultMonitor,
    onChange?: (armed: ArmedFault) => void,
  ) {
    this.#onChange = onChange
    this.id = id
    this.settings = settings
    this.declaration = declaration
    this.params = params
    this.times = settings.times ?? getDefaultTimes(declaration)
    this.skip = settings.skip ?? declaration.skip ?? 0
    this.armedAt = context.now
    this.#seed = settings.seed ?? context.seed
    this.#counters = new StrikeCounters(context.perRun)
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

  /** Counts a match, and notes that the fault may change. */
  countMatch(): number {
    this.matchCount += 1
    this.noteChange()
    return this.matchCount
  }

  noteChange(): void {
    this.#onChange?.(this)
  }

  toRecord(isDisarmed: boolean): ArmedFaultRecord {
    const { settings, armedAt, memo, matchCount, strikeCount, shadowedCount } = this
    return {
      ...{ settings, armedAt, isDisarmed, memo, matchCount, strikeCount, shadowedCount },
      ...this.#counters.toRecord(),
    }
  }

  /** Restores the counters; a strike that was reserved counts, since its reply may have left. */
  restore(record: ArmedFaultRecord): void {
    const { memo, matchCount, shadowedCount } = record
    Object.assign(this.memo, memo)
    Object.assign(this, { matchCount, shadowedCount })
    this.#counters.restore(record)
    this.strikeCount = Math.max(record.strikeCount, this.#counters.reserved)
  }

  /** Reserves one strike for an exchange; returns `false` when it is skipped or none are left. */
  reserve(run: string | undefined): boolean {
    return this.#counters.reserve(run, this)
  }

  /** Returns a strike that was never delivered. */
  release(run: string | undefined): void {
    this.#counters.release(run)
    this.noteChange()
  }

  /** Takes a strike that was delivered. */
  commit(strike: Strike): void {
    this.strikeCount += 1
    this.follow(strike)
    this.noteChange()
  }

  /** Follows what comes after a strike that is counted. */
  follow(strike: Strike): void {
    if (this.strikes.length < STRIKES_KEPT) this.strikes.push(strike)
    this.monitor.strike(strike)
  }
}
