import type { LiveVersion } from './stored-version.ts'

/** What a store needs of the base under it. */
export interface BaseView {
  readonly types: ReadonlyMap<string, ReadonlyMap<string, LiveVersion>>
  posting(
    type: string,
    index: string,
    key: string,
    keysOf: (entry: LiveVersion) => Iterable<string>,
  ): readonly LiveVersion[]
}
