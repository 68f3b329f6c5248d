import { decodeAssertion } from '../../../core/oauth/decode-assertion.ts'
import { JWT_BEARER } from '../../../core/oauth/grant.ts'
import { OAuthError } from '../../../core/oauth/oauth-error.ts'
import { createRandomId } from '../../../core/util/id.ts'
import { findAssertionProblem } from '../../client-authentication/assertion/find-assertion-problem.ts'
import { requireParam } from '../../shared/read-form.ts'
import { issueTokens } from '../issue-tokens.ts'
import type { GrantType } from './grant-type.ts'

/** An access token for the app on one device, by an assertion with the key of the device (RFC 7523 section 2.1). */
export const jwtBearer: GrantType = {
  type: JWT_BEARER,
  advertised: false,
  tellsClient: 'assertion',

  async find(form, tenant) {
    const read = decodeAssertion(form.get('assertion') ?? '')
    const clientId = 'claims' in read ? read.claims.iss : undefined
    const instance = typeof clientId === 'string' ? tenant.client(clientId)?.instance : undefined
    return instance && { grant: instance.grant }
  },

  async issue(request) {
    const { client, form, incoming, run, pass } = request
    const { instance, clientId } = client
    if (!instance) {
      const message = `The client ${clientId} is no app that registered for a device`
      throw new OAuthError('unauthorized_client', message, { cause: 'grantNotAllowed' })
    }
    const signer = { ...client, jwks: instance.jwks }
    const assertion = requireParam(form, 'assertion')
    const diagnosis = await findAssertionProblem(request, signer, assertion, incoming.rawQuery)
    if (diagnosis !== undefined) {
      throw new OAuthError('invalid_grant', 'The assertion is not valid', { diagnosis })
    }
    const grant = pass('token.grant', { ...instance.grant, family: createRandomId(), run })
    return issueTokens(request, grant, grant.scope, undefined)
  },
}
