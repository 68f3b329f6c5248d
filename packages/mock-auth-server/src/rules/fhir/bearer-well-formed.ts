import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

const BEARER = /^bearer [A-Za-z0-9\-._~+/]+=*$/i
const NO_VALUE = /^bearer (?:undefined|null|NaN|true|false)$/i

export const bearerWellFormed = defineRule({
  name: 'bearer-well-formed',
  level: 'error',
  catalogueIds: ['C-143'],
  spec: rfc(6750, '2.1'),
  requirement:
    'A request has one Authorization header: Bearer, one space, and a token that is not quoted or empty.',
  howToFix: 'Send exactly "Bearer <access_token>", and no request while you have no token.',
  steps: FHIR_STEPS,
  check: (entry) => {
    const headers = toIncomingRequest(entry).headerAll('authorization')
    const [header] = headers
    if (header === undefined) return undefined
    if (headers.length > 1) {
      return fail('the request has more than one Authorization header', 'one', String(headers.length))
    }
    if (NO_VALUE.test(header)) return fail('the header has no token', 'Bearer and a token', header)
    return BEARER.test(header) ? PASS : fail('the header is malformed', 'Bearer and a token', shape(header))
  },
  examples: {
    valid: [{ step: 'fhir-read', headers: [['Authorization', 'Bearer at.1']] }],
    invalid: [{ step: 'fhir-read', headers: [['Authorization', 'Bearer undefined']] }],
  },
})

/** Returns the header without possible secrets. */
function shape(header: string): string {
  return header.replace(/[A-Za-z0-9\-._~+/=]{12,}/g, '…').slice(0, 60)
}
