import type { Observation } from '../../core/journal/entry.ts'
import type { Scene } from '../scene.ts'
import { type Part, part } from '../verdict.ts'

/** A driver saw that the app says what happened (J8); the wire alone cannot tell. */
export function showsError(scene: Scene): Part {
  const shown = scene.observations.find(isTrouble)
  if (shown) return part('met', `the app says: ${shown.detail.slice(0, 200)}`, shown.seq)
  const changed = scene.observations.find(({ kind }) => kind === 'page-changed')
  if (changed)
    return part('met', `the page is not as without the fault: ${changed.detail.slice(0, 200)}`, changed.seq)
  if (!scene.closed) return part('pending', 'waiting for an error in the page')
  return scene.observations.some(({ kind }) => kind === 'settled' || kind === 'exit-code')
    ? part('not met', 'the app showed no error')
    : part('inconclusive', 'nobody looked at the page: a driver would tell whether it shows an error')
}

/** An app that says what happened, or a process that ends as one that failed. */
export function isTrouble({ kind, detail }: Observation): boolean {
  return kind === 'visible-error' || (kind === 'exit-code' && detail !== '0')
}
