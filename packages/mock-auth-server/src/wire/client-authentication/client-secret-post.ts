import type { ClientAuth } from './client-auth.ts'
import { findSecretProblem } from './find-secret-problem.ts'

/** The method of `client_id` and `client_secret` in the form (RFC 6749 section 2.3.1). */
export const clientSecretPost: ClientAuth = {
  method: 'client_secret_post',
  advertised: true,
  types: ['confidential-symmetric'],
  present(incoming) {
    const secret = incoming.form.get('client_secret')
    if (!secret) return undefined
    return { clientId: incoming.form.get('client_id') ?? '', proofs: [secret] }
  },
  check: findSecretProblem,
}
