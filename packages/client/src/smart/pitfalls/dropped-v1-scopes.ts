import { scopesAndContext } from '../spec.ts'
import type { PitfallDetector } from './pitfall-detector.ts'

export const droppedV1Scopes: PitfallDetector = {
  name: 'dropped-v1-scopes',
  title: 'Scopes in the other notation are dropped',
  explanation: 'A client registered for v2 scopes (.rs) may silently lose v1 scopes (.read), and vice versa.',
  whatToChange: [
    'Request scopes in the notation that the client is registered with.',
    'Advertise permission-v1 or permission-v2, whichever applies.',
  ],
  spec: scopesAndContext('scopes', 'scopes-for-requesting-fhir-resources'),
  recognise({ step }) {
    const scopes = step('scopes')
    const refused =
      scopes?.details.filter(({ value }) => value === 'Not granted.').map(({ name }) => name) ?? []
    const isV1 = (scope: string) => /\.(read|write|\*)$/.test(scope)
    const isV2 = (scope: string) => /\/[A-Z*][A-Za-z]*\.c?r?u?d?s?(\?|$)/.test(scope)
    const granted =
      scopes?.details.filter(({ value }) => value !== 'Not granted.').map(({ name }) => name) ?? []
    const lost = refused.filter((scope) =>
      isV1(scope) ? granted.some(isV2) : isV2(scope) && granted.some(isV1),
    )
    if (lost.length === 0) return undefined
    return {
      seen: `Only scopes in one notation were granted; not granted: ${lost.join(' ')}.`,
      steps: [scopes],
    }
  },
}
