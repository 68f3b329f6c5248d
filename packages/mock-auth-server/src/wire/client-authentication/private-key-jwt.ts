import { decodeAssertion } from '../../core/oauth/decode-assertion.ts'
import { findAssertionProblem } from './assertion/find-assertion-problem.ts'
import type { ClientAuth } from './client-auth.ts'

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** A signed assertion (RFC 7523 section 2.2; SMART "client-confidential-asymmetric", S-096 to S-102). */
export const privateKeyJwt: ClientAuth = {
  method: 'private_key_jwt',
  advertised: true,
  types: ['confidential-asymmetric', 'backend'],
  present({ form }) {
    const assertion = form.get('client_assertion')
    const type = form.get('client_assertion_type')
    if (!assertion && !type) return undefined
    if (!assertion) return malformed('client_assertion is missing')
    const mistyped =
      type === ASSERTION_TYPE
        ? {}
        : { mistyped: `client_assertion_type must be ${ASSERTION_TYPE}, not ${type || 'absent'}` }
    const read = decodeAssertion(assertion)
    if ('problem' in read) return { ...malformed(read.problem), ...mistyped }
    const { sub, iss } = read.claims
    const clientId = [sub, iss].find((claim) => typeof claim === 'string') ?? form.get('client_id')
    return { clientId: String(clientId ?? ''), proofs: [assertion], ...mistyped }
  },
  check: (client, { proofs: [assertion = ''] }, lookup, { rawQuery }) =>
    findAssertionProblem(lookup, client, assertion, rawQuery),
}

const malformed = (problem: string) => ({ clientId: '', proofs: [], malformed: problem })
