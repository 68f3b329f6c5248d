import type { Signal } from '@preact/signals'
import type { JsonPath } from '@smart-mock/page-kit'
import type { ComponentChildren } from 'preact'

/** What all nodes of one view share. */
export interface JsonTree {
  /** Nodes that were opened or folded by hand, by spelt path. */
  folds: Signal<ReadonlyMap<string, boolean>>
  selected: Signal<{ path: JsonPath; value: unknown } | undefined>
  hits: ReadonlySet<string>
  above: ReadonlySet<string>
  /** May show a leaf in its own way, e.g. as a link. */
  leaf?: (value: string, path: JsonPath) => ComponentChildren | undefined
}
