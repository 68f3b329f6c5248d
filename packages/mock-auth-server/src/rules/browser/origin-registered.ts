import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const originRegistered = defineRule({
  name: 'origin-registered',
  level: 'error',
  catalogueIds: ['C-175'],
  spec: appLaunch('considerations-for-cross-origin-resource-sharing-cors-support'),
  requirement: 'A script calls the server from an origin that the client registered.',
  howToFix: 'Register the redirect or launch URL of the origin that the app is served from.',
  steps: ['token', ...FHIR_STEPS],
  check: (entry, past) => {
    const origin = toIncomingRequest(entry).header('origin')
    const { clientId } = entry.facts
    if (origin === undefined || !clientId || entry.listener === 'canary') return undefined
    const known = past.findByValue('clientId', clientId).findLast(({ facts }) => facts.registeredOrigins)
    const { registeredOrigins } = known?.facts ?? {}
    if (registeredOrigins === undefined) return undefined
    return registeredOrigins.split(' ').includes(origin)
      ? PASS
      : fail('the origin is not registered', registeredOrigins, origin)
  },
  examples: {
    valid: [
      { step: 'authorize', facts: { clientId: 'app', registeredOrigins: 'https://app.example' } },
      { step: 'token', headers: [['Origin', 'https://app.example']], facts: { clientId: 'app' } },
    ],
    invalid: [
      { step: 'authorize', facts: { clientId: 'app', registeredOrigins: 'https://app.example' } },
      { step: 'token', headers: [['Origin', 'https://other.example']], facts: { clientId: 'app' } },
    ],
  },
})
