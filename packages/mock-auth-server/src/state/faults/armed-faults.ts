import type { AnyFault } from '../../core/declare/fault.ts'
import type { FaultSettings } from '../../core/declare/fault-settings.ts'
import type { Matchable } from '../../core/declare/match.ts'
import { isSameJson } from '../../core/util/json.ts'
import { MemoryAccount } from '../../core/util/memory-account.ts'
import type { Journal } from '../../journal/journal.ts'
import type { RecordsOfKind } from '../records/tenant-records.ts'
import { ArmedFault, type ArmedFaultRecord, type ArmingContext } from './armed-fault.ts'
import { checkParams, FaultSettingsError } from './check-params.ts'
import { DisarmedFaults } from './disarmed-faults.ts'
import { FaultMemory } from './fault-memory.ts'
import { FaultMonitors } from './fault-monitors.ts'
import { gatherFaults, listCompanions } from './gather-faults.ts'
import { getFaultNumber, listFaultRecords } from './list-fault-records.ts'

const LIMIT = 400

/** The faults that are switched on in a tenant, in the order of arming. */
export class ArmedFaults {
  #faults: ArmedFault[] = []
  readonly #disarmed = new DisarmedFaults((armed) => {
    this.#memory.remove(armed)
    this.#monitors.delete(armed.monitor)
  })
  #count = 0
  readonly #monitors: FaultMonitors
  readonly #onFewer: () => void
  readonly #memory: FaultMemory

  readonly #records: RecordsOfKind | undefined

  /** Creates the list; `onFewer` is called when faults are removed. */
  constructor(journal: Journal, onFewer: () => void, account = new MemoryAccount(), records?: RecordsOfKind) {
    this.#onFewer = onFewer
    this.#memory = new FaultMemory(account)
    this.#monitors = new FaultMonitors(journal, this.#memory.monitors)
    this.#records = records
  }

  get list(): readonly ArmedFault[] {
    return this.#faults
  }

  /** The faults that struck, those that were disarmed since included: their verdicts stay askable. */
  get everStruck(): readonly ArmedFault[] {
    return [...this.#disarmed.list, ...this.#faults].filter(({ strikeCount }) => strikeCount > 0)
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
    armed.noteChange()
    return armed
  }

  /** Restores the faults that were armed, also those that are so no longer, in the order of arming. @internal */
  restore(find: (name: string) => AnyFault | undefined, context: Omit<ArmingContext, 'now'>): void {
    for (const [id, record] of listFaultRecords(this.#records)) {
      const { settings, armedAt, isDisarmed } = record
      const declaration = find(settings.fault)
      if (!declaration) continue
      this.#count = getFaultNumber(id) - 1
      const params = checkParams(declaration, settings)
      const armed = this.#create(declaration, settings, params, { ...context, now: armedAt })
      armed.restore(record)
      if (isDisarmed) this.#disarmed.add(armed)
      else this.#faults.push(armed)
    }
  }

  /** Returns a fault for one exchange, beside the armed ones. Throws `FaultSettingsError` for bad parameters. */
  once(declaration: AnyFault, settings: FaultSettings, context: ArmingContext): ArmedFault {
    const params = checkParams(declaration, settings)
    const armed = this.#create(declaration, { ...settings, times: 1 }, params, context)
    this.#disarmed.add(armed)
    return armed
  }

  get(id: string): ArmedFault | undefined {
    return this.#faults.find((armed) => armed.id === id)
  }

  /** Returns a fault that is armed, or was so before. */
  find(id: string): ArmedFault | undefined {
    return this.get(id) ?? this.#disarmed.list.find((armed) => armed.id === id)
  }

  disarm(id: string): ArmedFault | undefined {
    const found = this.get(id)
    this.#faults = this.#faults.filter((armed) => armed !== found)
    if (found) this.#disarmed.add(found)
    this.#onFewer()
    return found
  }

  disarmAll(): void {
    for (const { id } of this.#faults) this.disarm(id)
  }

  /** Removes every fault, disarmed ones too, at a reset or when the tenant gives way; they keep what was concluded. */
  clear(isEvicted = false): void {
    for (const { monitor, heldReplies } of [...this.#disarmed.list, ...this.#faults]) {
      monitor.freeze(Date.now(), { isHeld: heldReplies > 0, isEvicted })
    }
    this.#monitors.clear()
    this.#faults = []
    this.#disarmed.clear()
    this.#memory.clear()
    this.#onFewer()
  }

  /** Returns the armed faults that match this exchange; has no side effects. */
  gather(exchange: Matchable): readonly ArmedFault[] {
    return gatherFaults(this.#faults, exchange)
  }

  /** Returns the armed faults with companion points, which are in force in every step. */
  companions(): readonly ArmedFault[] {
    return listCompanions(this.#faults)
  }

  #create(
    declaration: AnyFault,
    settings: FaultSettings,
    params: unknown,
    context: ArmingContext,
  ): ArmedFault {
    this.#count += 1
    const monitor = this.#monitors.create(declaration.expects)
    const id = `fault-${this.#count}`
    const records = this.#records
    const note = records && (() => records.note(id, () => this.#toRecord(id)))
    const armed = new ArmedFault(id, settings, declaration, params, context, monitor, note)
    this.#memory.add(armed)
    return armed
  }

  #toRecord(id: string): ArmedFaultRecord | undefined {
    return this.find(id)?.toRecord(this.get(id) === undefined)
  }
}
