import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

/**
 * Judges that each login uses endpoints that were discovered for it: no two states carry the same generation.
 */
export function judgeUsesFreshEndpoints({ journal, windowClosed }: JudgeContext, name: string): Conclusion {
  const states = new Map<string, { state: string | undefined; seq: number }>()
  for (const { seq, facts, request } of journal.find({ step: 'authorize', listener: 'public' })) {
    const generation = new URLSearchParams(request.target.split('?')[1] ?? '').get(name) ?? ''
    const earlier = states.get(generation)
    if (earlier && earlier.state !== facts.state) {
      return conclude('not met', 'a login used the endpoints of an earlier discovery', earlier.seq, seq)
    }
    states.set(generation, { state: facts.state, seq })
  }
  if (!windowClosed) return conclude('pending', 'waiting for another login')
  const seqs = [...states.values()].map(({ seq }) => seq)
  return states.size > 1
    ? conclude('met', 'each login used the endpoints of its own discovery', ...seqs)
    : conclude('inconclusive', 'a single login cannot show whether endpoints are cached', ...seqs)
}
