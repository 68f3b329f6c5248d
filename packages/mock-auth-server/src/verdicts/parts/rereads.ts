import type { Scene } from '../scene.ts'
import { type Part, part } from '../verdict.ts'

const WRITES = new Set(['PUT', 'PATCH', 'DELETE'])

/** After a conflict the resource is read before it is written again, or it is not written again. */
export function rereads(scene: Scene): Part {
  const path = pathOf(scene.struckEntry()?.request.target)
  if (path === undefined) return part('inconclusive', 'the struck exchange is no longer in the journal')
  for (const { seq } of scene.later) {
    const request = scene.journal.get(seq)?.request
    if (!request || pathOf(request.target) !== path) continue
    if (request.method === 'GET') return part('met', 'the resource was read again', seq)
    if (WRITES.has(request.method)) {
      return part('not met', 'it was written again without being read', scene.strike.seq, seq)
    }
  }
  return scene.closed
    ? part('met', 'it was not written again')
    : part('pending', 'it was not written again so far')
}

function pathOf(target: string | undefined): string | undefined {
  return target?.split('?', 1)[0]
}
