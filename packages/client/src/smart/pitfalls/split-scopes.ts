import { scopesAndContext } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const splitScopes: PitfallDetector = {
  name: 'split-scopes',
  title: 'Scopes are returned split or rewritten',
  explanation:
    'A server may grant the same permissions in a different notation: .rs as .r and .s, .read as .rs, in another order. Comparing strings then reports losses that do not exist.',
  whatToChange: ['Compare what scopes mean, not how they are written.'],
  isNormal: true,
  spec: scopesAndContext('equivalence', 'scope-equivalence'),
  recognise({ step }) {
    const scopes = step('scopes')
    const rewritten = scopes?.details.filter(({ value }) => value.startsWith('The same permissions')) ?? []
    if (rewritten.length === 0) return undefined
    return { seen: rewritten.map(({ name, value }) => `${name}: ${value}`).join(' '), steps: [scopes] }
  },
}
