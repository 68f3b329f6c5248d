import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'

const URL_TWICE = /^[a-z][a-z0-9+.-]*%3a/i
const SCOPE_TWICE = /(?:patient|user|system|launch)%2f|%20|%2b/i

export const authorizeEncoding = defineRule({
  name: 'authorize-encoding',
  level: 'error',
  catalogueIds: ['C-016'],
  spec: rfc(6749, '4.1.1'),
  requirement: 'Every parameter of the authorize request is percent-encoded once.',
  howToFix: 'Pass plain values to URLSearchParams or your HTTP library; do not encode them first.',
  steps: ['authorize'],
  check: ({ facts: { scope, aud, redirectUri } }) => {
    if (aud && URL_TWICE.test(aud)) return fail('aud is encoded twice', 'once', aud)
    if (redirectUri && URL_TWICE.test(redirectUri)) {
      return fail('redirect_uri is encoded twice', 'once', redirectUri)
    }
    // A constraint may hold an encoded slash; what stands before it may not.
    const names = scope?.split(' ').map((token) => token.split('?', 1)[0] ?? '')
    const twice = names?.find((name) => SCOPE_TWICE.test(name))
    if (twice) return fail('scope is encoded twice', 'once', twice)
    return aud || redirectUri || scope ? PASS : undefined
  },
  examples: {
    valid: [
      {
        step: 'authorize',
        facts: {
          aud: 'https://ehr.example/fhir',
          scope: 'patient/Observation.rs?category=http%3A%2F%2Fx|lab',
        },
      },
    ],
    invalid: [{ step: 'authorize', facts: { aud: 'https%3A%2F%2Fehr.example%2Ffhir' } }],
  },
})
