import type { Random } from '../random.ts'
import type { SearchNode } from '../search-nodes.ts'

/** One value that a search asks for, not yet escaped. */
export interface Ask {
  readonly prefix?: string
  readonly modifier?: string
  /** Joined by `|`. */
  readonly parts: readonly string[]
}

/** A search parameter type, read from R4 §3.1.1.4 once more and evaluated naively. */
export interface Judge<Value> {
  /** Returns what a node has to compare. */
  read(node: SearchNode): Value[]
  /** Returns something to ask for that has to do with a value. */
  ask(value: Value, random: Random): Ask
  /** Returns `true` when the value is asked for; `not` is for the caller. */
  matches(value: Value, ask: Ask): boolean
  /** Returns what results are sorted by; `undefined` for a value that has no place in the order. */
  sortKey?(value: Value): string | number | undefined
}

/** Prefixes of R4 §3.1.1.4.5. */
export const PREFIXES = ['', 'eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap']
