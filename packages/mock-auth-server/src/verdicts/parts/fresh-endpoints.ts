import type { Scene } from '../scene.ts'
import { type Part, part } from '../verdict.ts'

/** Each login goes to endpoints that were discovered for it: no two states carry the same generation. */
export function freshEndpoints({ journal, closed }: Scene, name: string): Part {
  const states = new Map<string, { state: string | undefined; seq: number }>()
  for (const { seq, facts, request } of journal.find({ step: 'authorize', listener: 'wire' })) {
    const generation = new URLSearchParams(request.target.split('?')[1] ?? '').get(name) ?? ''
    const earlier = states.get(generation)
    if (earlier && earlier.state !== facts.state) {
      return part('not met', 'a login went to the endpoints of an earlier discovery', earlier.seq, seq)
    }
    states.set(generation, { state: facts.state, seq })
  }
  if (!closed) return part('pending', 'waiting for another login')
  const seqs = [...states.values()].map(({ seq }) => seq)
  return states.size > 1
    ? part('met', 'each login went to the endpoints of its own discovery', ...seqs)
    : part('inconclusive', 'one login alone cannot show whether endpoints are kept', ...seqs)
}
