import { createContext } from 'preact'

/** The text searched for in a tree of JSON, and the members to open for it; `undefined` without a search. */
export interface JsonSearch {
  readonly text: string
  /** Paths of what must be open. */
  readonly way: ReadonlySet<string>
  /** Path of the match that is gone to. */
  readonly current: string | undefined
}

export const JsonSearchContext = createContext<JsonSearch | undefined>(undefined)
