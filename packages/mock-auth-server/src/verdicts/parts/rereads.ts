import type { Scene } from '../scene.ts'
import { type Part, part } from '../verdict.ts'

const WRITES = new Set(['PUT', 'PATCH', 'DELETE'])

/**
 * After a conflict the resource is read before it is written again, or it is not written again. App state has no
 * read: it is queried (S-140).
 */
export function rereads(scene: Scene): Part {
  const path = pathOf(scene.struckEntry()?.request.target)
  if (path === undefined) return part('inconclusive', 'the struck exchange is no longer in the journal')
  const query = scene.struckEntry()?.step === 'app-state' ? path.slice(0, path.lastIndexOf('/')) : undefined
  for (const { seq } of scene.later) {
    const request = scene.journal.get(seq)?.request
    if (!request) continue
    const isIt = pathOf(request.target) === path
    if (request.method === 'GET' && (isIt || pathOf(request.target) === query)) {
      return part('met', 'the resource was read again', seq)
    }
    if (isIt && WRITES.has(request.method)) {
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
