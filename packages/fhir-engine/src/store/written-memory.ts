import { FhirError } from '../model/fhir-error.ts'
import type { StoreMemory } from './store-options.ts'
import type { StoredVersion } from './stored-version.ts'

/** Bytes of a stored version without its resource. */
const VERSION = 600
/** Bytes of an object or array, and of a member of one. */
const OBJECT = 56
const MEMBER = 24
/** Factor for the texts, since indices have copies of them. */
const COPIES = 2

/** The memory of what was written to a store. */
export class WrittenMemory {
  readonly #memory: StoreMemory | undefined
  #bytes = 0

  constructor(memory: StoreMemory | undefined) {
    this.#memory = memory
  }

  /** Takes the memory of a version; throws FhirError 507 when it is full, unless the version is a deletion. */
  take(entry: StoredVersion): void {
    if (!this.#memory) return
    if (entry.resource && this.#memory.isFull) throw createFullError()
    this.#add(estimateVersionSize(entry))
  }

  /** Returns a function that gives back what has been taken since. */
  checkpoint(): () => void {
    const bytes = this.#bytes
    return () => this.#add(bytes - this.#bytes)
  }

  #add(bytes: number): void {
    this.#bytes += bytes
    this.#memory?.add(bytes)
  }
}

/** Estimates the memory of a version in bytes, with what is derived from it for searches. */
function estimateVersionSize({ resource }: StoredVersion): number {
  // Not recursive: nested deeply, a resource would need more stack than there is.
  const open: unknown[] = [resource]
  let size = VERSION
  while (open.length > 0) {
    const each = open.pop()
    if (typeof each === 'string') size += COPIES * each.length
    else if (typeof each === 'object' && each !== null) {
      const members = Object.values(each)
      size += OBJECT + MEMBER * members.length
      for (const member of members) open.push(member)
    }
  }
  return size
}

function createFullError(): FhirError {
  return new FhirError(
    507,
    'too-costly',
    'What was written here takes all the memory that it may have; reset the tenant, or start the server with more',
  )
}
