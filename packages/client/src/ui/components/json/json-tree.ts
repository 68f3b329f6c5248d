import type { Signal } from '@preact/signals'
import type { JsonPath } from '@smart-mock/page-kit'
import type { ComponentChildren } from 'preact'

/** The state that all nodes of one view share. */
export interface JsonTree {
  /** Nodes that the user opened or folded, by formatted path. */
  folds: Signal<ReadonlyMap<string, boolean>>
  selected: Signal<{ path: JsonPath; value: unknown } | undefined>
  hits: ReadonlySet<string>
  above: ReadonlySet<string>
  /** Shows a leaf in a special way, e.g. as a link. */
  leaf?: (value: string, path: JsonPath) => ComponentChildren | undefined
}
