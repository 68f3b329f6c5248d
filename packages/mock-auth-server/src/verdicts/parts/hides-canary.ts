import type { Scene } from '../scene.ts'
import { type Part, part } from '../verdict.ts'

/** A driver saw whether the page shows what the fault planted; the wire alone cannot tell. */
export function hidesCanary(scene: Scene): Part {
  const shown = scene.observations.find(({ kind }) => kind === 'canary-shown')
  if (shown) return part('not met', `the page shows it: ${shown.detail.slice(0, 200)}`, shown.seq)
  if (!scene.closed) return part('pending', 'the page may still show it')
  const looked = scene.observations.some(({ kind }) => kind === 'settled' || kind === 'visible-error')
  return looked
    ? part('met', 'the page does not show it')
    : part('inconclusive', 'nobody looked at the page: a driver would tell whether it shows what was planted')
}
