import { Queue } from '../core/util/queue.ts'
import type { Run } from './run.ts'

const LIMIT = 5000
const PREFIX = 'run-'

/** Called with a run that is new, has changed, or is forgotten. */
type NoteRun = (run: Run) => void

/** The runs of a tenant, found by id, label and backend service; the oldest are forgotten at the limit. */
export class RunCollection {
  #byLabel = new Map<string, Run>()
  #byService = new Map<string, Run>()
  #order = new Queue<Run>()
  #count = 0
  #note: NoteRun | undefined
  /** The run that began last. */
  last: Run | undefined
  /** The run that was active last. */
  recent: Run | undefined

  get size(): number {
    return this.#order.size
  }

  get(id: string): Run | undefined {
    const number = Number(id.slice(PREFIX.length))
    const run = this.#order.search((each) => each.number - number)
    return run?.id === id ? run : undefined
  }

  findByLabel(label: string): Run | undefined {
    return this.#byLabel.get(label)
  }

  findByService(service: string): Run | undefined {
    return this.#byService.get(service)
  }

  all(): readonly Run[] {
    return this.#order.toArray()
  }

  begin(now: number, label?: string, prepared = false): Run {
    this.#count += 1
    const run: Run = {
      id: `${PREFIX}${this.#count}`,
      number: this.#count,
      label,
      startedAt: now,
      lastAt: now,
      prepared,
      authorized: false,
      service: undefined,
    }
    this.#add(run)
    this.#note?.(run)
    return run
  }

  /** Changes what a run is found by, or whether it is authorized. */
  change(run: Run, change: Partial<Pick<Run, 'label' | 'service' | 'authorized'>>): void {
    Object.assign(run, change)
    this.#index(run)
    this.#note?.(run)
  }

  /** Continues with runs that began before; from now on `note` is called with each that is new or changed. */
  restore(runs: readonly Run[], note: NoteRun): void {
    this.#note = note
    for (const run of [...runs].sort((one, other) => one.number - other.number)) {
      this.#add({ ...run })
      this.#count = run.number
    }
  }

  clear(): void {
    this.#byLabel.clear()
    this.#byService.clear()
    this.#order.clear()
    this.last = undefined
    this.recent = undefined
  }

  #add(run: Run): void {
    this.#index(run)
    this.#order.push(run)
    this.last = run
    if (this.#order.size > LIMIT) this.#forget(this.#order.shift())
  }

  #index(run: Run): void {
    if (run.label !== undefined) this.#byLabel.set(run.label, run)
    if (run.service !== undefined) this.#byService.set(run.service, run)
  }

  #forget(run: Run | undefined): void {
    if (!run) return
    if (run.label !== undefined) this.#byLabel.delete(run.label)
    for (const [service, of] of this.#byService) if (of === run) this.#byService.delete(service)
    this.#note?.(run)
  }
}
