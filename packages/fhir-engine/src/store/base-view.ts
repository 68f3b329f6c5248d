import type { LiveEntry } from './entry.ts'

/** What a store needs of the base under it. */
export interface BaseView {
  readonly types: ReadonlyMap<string, ReadonlyMap<string, LiveEntry>>
  posting(
    type: string,
    index: string,
    key: string,
    keysOf: (entry: LiveEntry) => Iterable<string>,
  ): readonly LiveEntry[]
}
