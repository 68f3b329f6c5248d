import type { AnyFault } from '../core/declare/fault.ts'
import type { FaultSettings } from '../core/declare/fault-settings.ts'
import { type Matchable, matchesConditions, matchesStep } from '../core/declare/match.ts'
import { isSameJson } from '../core/util/json.ts'
import { MemoryAccount } from '../core/util/memory-account.ts'
import type { Journal } from '../journal/journal.ts'
import type { JournalEvent } from '../journal/journal-event.ts'
import { ActiveRuns } from '../monitors/active-runs.ts'
import { FaultMonitor } from '../monitors/fault-monitor.ts'
import { ArmedFault, type ArmingContext } from './armed-fault.ts'
import { checkParams, FaultSettingsError } from './check-params.ts'
import { FaultMemory } from './fault-memory.ts'

const LIMIT = 400

/** The faults that are switched on in a tenant, in the order of arming. */
export class ArmedFaults {
  #faults: ArmedFault[] = []
  #disarmed: ArmedFault[] = []
  #count = 0
  #active = new ActiveRuns()
  #unsubscribe: (() => void) | undefined
  readonly #journal: Journal
  readonly #onFewer: () => void
  readonly #memory: FaultMemory

  /** Creates the list; `onFewer` is called when faults are removed. */
  constructor(journal: Journal, onFewer: () => void, account = new MemoryAccount()) {
    this.#journal = journal
    this.#onFewer = onFewer
    this.#memory = new FaultMemory(account)
  }

  get list(): readonly ArmedFault[] {
    return this.#faults
  }

  /** The faults that struck, those that were disarmed since included: their verdicts stay askable. */
  get everStruck(): readonly ArmedFault[] {
    return [...this.#disarmed, ...this.#faults].filter(({ strikeCount }) => strikeCount > 0)
  }

  /**
   * Switches a fault on; parameters are checked against its schema.
   * Throws `FaultSettingsError` for bad parameters, for an identical fault, and above 400 in one tenant.
   */
  arm(declaration: AnyFault, settings: FaultSettings, context: ArmingContext): ArmedFault {
    const params = checkParams(declaration, settings)
    if (this.#faults.length >= LIMIT)
      throw new FaultSettingsError(`at most ${LIMIT} faults can be armed in a tenant`)
    this.#memory.requireRoom()
    const twin = this.#faults.find((armed) => isSameJson(armed.settings, settings))
    if (twin)
      throw new FaultSettingsError(`${settings.fault} is already armed with the same settings, as ${twin.id}`)
    const armed = this.#create(declaration, settings, params, context)
    this.#faults.push(armed)
    return armed
  }

  /** Returns a fault for one exchange, beside the armed ones. Throws `FaultSettingsError` for bad parameters. */
  once(declaration: AnyFault, settings: FaultSettings, context: ArmingContext): ArmedFault {
    const params = checkParams(declaration, settings)
    const armed = this.#create(declaration, { ...settings, times: 1 }, params, context)
    this.#keepDisarmed(armed)
    return armed
  }

  get(id: string): ArmedFault | undefined {
    return this.#faults.find((armed) => armed.id === id)
  }

  disarm(id: string): ArmedFault | undefined {
    const found = this.get(id)
    this.#faults = this.#faults.filter((armed) => armed !== found)
    if (found) this.#keepDisarmed(found)
    this.#onFewer()
    return found
  }

  disarmAll(): void {
    for (const { id } of this.#faults) this.disarm(id)
  }

  /** Removes every fault, disarmed ones too, at a reset or when the tenant gives way; they keep what was concluded. */
  clear(isEvicted = false): void {
    for (const { monitor, heldReplies } of [...this.#disarmed, ...this.#faults]) {
      monitor.freeze(Date.now(), { isHeld: heldReplies > 0, isEvicted })
    }
    this.#unsubscribe?.()
    this.#unsubscribe = undefined
    this.#active = new ActiveRuns()
    this.#faults = []
    this.#disarmed = []
    this.#memory.clear()
    this.#onFewer()
  }

  /** Returns the armed faults that match this exchange; has no side effects. */
  gather(exchange: Matchable): readonly ArmedFault[] {
    if (this.#faults.length === 0) return NONE
    return this.#faults.filter(
      ({ declaration, settings }) =>
        matchesStep(declaration.steps, settings.when?.step, exchange.step) &&
        matchesConditions({ ...declaration.when, ...settings.when }, exchange),
    )
  }

  /** Returns the armed faults with companion points, which are in force in every step. */
  companions(): readonly ArmedFault[] {
    if (this.#faults.length === 0) return NONE
    return this.#faults.filter(({ declaration }) => declaration.companions !== undefined)
  }

  #create(
    declaration: AnyFault,
    settings: FaultSettings,
    params: unknown,
    context: ArmingContext,
  ): ArmedFault {
    this.#count += 1
    this.#unsubscribe ??= this.#journal.subscribe((event) => this.#follow(event))
    const monitor = new FaultMonitor(declaration.expects, this.#journal, this.#active, this.#memory.monitors)
    const armed = new ArmedFault(`fault-${this.#count}`, settings, declaration, params, context, monitor)
    this.#memory.add(armed)
    return armed
  }

  /** Keeps a fault that is armed no longer, so that its verdict stays askable; the oldest leave at the limit. */
  #keepDisarmed(armed: ArmedFault): void {
    this.#disarmed.push(armed)
    const oldest = this.#disarmed.length > LIMIT ? this.#disarmed.shift() : undefined
    if (oldest) this.#memory.remove(oldest)
  }

  /** Gives an event of the journal to the monitors. */
  #follow(event: JournalEvent): void {
    if (event.type === 'closed' && !event.entry.straggler) {
      this.#active.follow(event.entry)
      for (const { monitor } of this.#faults) monitor.onExchange(event.entry)
      for (const { monitor } of this.#disarmed) monitor.onExchange(event.entry)
    }
    if (event.type === 'observed') {
      for (const { monitor } of this.#faults) monitor.onObservation(event.observation)
      for (const { monitor } of this.#disarmed) monitor.onObservation(event.observation)
    }
  }
}

const NONE: readonly ArmedFault[] = []
