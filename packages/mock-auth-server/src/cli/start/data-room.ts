import { totalmem } from 'node:os'
import { getHeapStatistics } from 'node:v8'
import { UsageError } from '@smart-mock/cli-kit'
import { getMemoryBudget } from '../../exchange/tenants/memory/memory-budget.ts'

const MB = 1024 * 1024
/** Megabytes between the heaps that are recommended. */
const STEP_MB = 256
/**
 * Bytes of the heap that a resource takes besides its JSON, which is outside of it: while it is loaded, and afterwards
 * with the indexes of typical searches.
 */
const PER_RESOURCE = 1_500
/** Bytes of the heap that a character of a document takes while it is parsed at once: as text, and as values. */
const PER_CHARACTER = 4
/** Number of characters that a JavaScript string can still hold. */
const MOST_CHARACTERS = 500_000_000
/** Part of the heap that is left for the program and its work. */
const WORK = 1 / 4
/** Part of the machine's memory that the JSON of resources may take. */
const MACHINE = 3 / 4

/** Number of the resources that were loaded, and the bytes of their JSON. */
export interface LoadedData {
  readonly count: number
  readonly bytes: number
}

/** The memory that data may take, so that a clear message comes before the end of the heap. */
export class DataRoom {
  readonly #heap: number
  readonly #megabytes: number | undefined
  readonly #machine: number
  #before: LoadedData = { count: 0, bytes: 0 }

  /** Creates the room that tenants with so many megabytes leave; by default, those they have without `--memory`. */
  constructor(megabytes?: number, heap = getHeapStatistics().heap_size_limit, machine = readMachineMemory()) {
    this.#heap = heap
    this.#megabytes = megabytes
    this.#machine = machine
  }

  /** Returns how many characters a document may have that is parsed at once, beside what was loaded. */
  findLongest({ count }: LoadedData): number {
    const left = this.#heap * (1 - WORK) - (count + this.#before.count) * PER_RESOURCE
    return Math.max(0, Math.min(MOST_CHARACTERS, Math.floor(left / PER_CHARACTER)))
  }

  /** Throws `UsageError` when there is no room for what was loaded; `part` is the part of the files that it is. */
  check(source: string, { count, bytes }: LoadedData, part: number): void {
    const all = { count: count + this.#before.count, bytes: bytes + this.#before.bytes }
    const [needed, room] = [all.count * PER_RESOURCE, this.#roomIn(this.#heap)]
    const loaded = `${source}: ${count.toLocaleString('en')} resources (${toMb(bytes)} of JSON) were loaded, about ${Math.floor(part * 100)} % of the files`
    if (needed > room) {
      throw new UsageError(
        `${loaded}, when they took the ${toMb(room)} that the heap of Node.js, of ${toMb(this.#heap)}, has for data ` +
          `beside ${toMb(getMemoryBudget(this.#megabytes, this.#heap))} for tenants (--memory). Start with a larger ` +
          `heap, such as NODE_OPTIONS=--max-old-space-size=${this.#findHeapFor(needed / part)}, or with fewer files`,
      )
    }
    if (all.bytes > this.#machine * MACHINE) {
      throw new UsageError(
        `${loaded}, and the memory of this machine is ${toMb(this.#machine)}. Start with fewer files`,
      )
    }
  }

  #roomIn(heap: number): number {
    return heap * (1 - WORK) - getMemoryBudget(this.#megabytes, heap)
  }

  /** Returns the megabytes of a heap that has room for so many bytes. */
  #findHeapFor(bytes: number): number {
    let megabytes = STEP_MB
    while (this.#roomIn(megabytes * MB) < bytes) megabytes += STEP_MB
    return megabytes
  }

  /** Keeps the room of what was loaded completely. */
  keep({ count, bytes }: LoadedData): void {
    this.#before = { count: this.#before.count + count, bytes: this.#before.bytes + bytes }
  }
}

/** Returns the bytes of memory that this process may have, by the machine or its container. */
function readMachineMemory(): number {
  return Math.min(totalmem(), process.constrainedMemory?.() || Number.POSITIVE_INFINITY)
}

function toMb(bytes: number): string {
  return `${Math.round(bytes / MB).toLocaleString('en')} MB`
}
