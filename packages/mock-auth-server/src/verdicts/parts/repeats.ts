import type { Entry } from '../../core/entry.ts'
import { isFhirStep } from '../../core/steps.ts'
import type { Scene } from '../scene.ts'
import { type Part, part } from '../verdict.ts'

/** How often the struck request was sent in the run, from the struck one on (J4). */
export function repeats(scene: Scene, { atMost, atLeast }: { atMost: number; atLeast: number }): Part {
  const struck = scene.struckEntry()
  if (!struck) return part('inconclusive', 'the struck exchange is no longer in the journal')
  const same = scene.later.filter(({ seq }) => isSame(struck, scene.journal.get(seq)))
  const seqs = [struck.seq, ...same.map(({ seq }) => seq)]
  const says = seqs.length === 1 ? 'the request was sent once' : `the request was sent ${seqs.length} times`
  if (seqs.length > atMost) return part('not met', `${says}, at most ${atMost} are right`, ...seqs)
  if (seqs.length >= atLeast && atMost === Infinity) return part('met', says, ...seqs)
  if (!scene.closed) return part('pending', `${says} so far`)
  return seqs.length < atLeast
    ? part('not met', `${says}: its answer was taken for good`, ...seqs)
    : part('met', says, ...seqs)
}

/** The same question again; at the token endpoint by what is redeemed, since assertions differ each time. */
function isSame(struck: Entry, other: Entry | undefined): boolean {
  if (!other || other.request.method !== struck.request.method) return false
  if (other.request.target !== struck.request.target) return false
  if (isFhirStep(struck.step)) return other.request.body === struck.request.body
  const { grantType, code, refreshToken } = struck.facts
  return (
    other.facts.grantType === grantType &&
    other.facts.code === code &&
    other.facts.refreshToken === refreshToken
  )
}
