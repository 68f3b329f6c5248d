import type { LiveVersion } from './stored-version.ts'

/** The functions that a store needs of its base. */
export interface BaseView {
  readonly types: ReadonlyMap<string, ReadonlyMap<string, LiveVersion>>
  posting(
    type: string,
    index: string,
    key: string,
    keysOf: (entry: LiveVersion) => Iterable<string>,
  ): readonly LiveVersion[]
}
