import { mint, randomId } from '../../core/id.ts'
import { OAuthError } from '../../core/oauth-error.ts'
import { readMetadata } from '../../oauth/registration/read-metadata.ts'
import { registeredMetadata } from '../../oauth/registration/registration-response.ts'
import { toClient } from '../../oauth/registration/to-client.ts'
import type { Registration } from '../../state/registration.ts'
import type { Endpoint } from '../endpoint.ts'
import { readJson } from '../read-json.ts'
import { registrationAnswer } from './registration-answer.ts'

const LIMIT = 1000

/** Dynamic registration (RFC 7591; S-034 to S-039). */
export const registerEndpoint: Endpoint = {
  name: 'register',
  path: '/auth/register',
  methods: ['POST'],
  cors: 'any',
  errors: 'oauth',
  step: () => 'register',

  async handle(context) {
    const { tenant, incoming } = context
    if (tenant.clients.length >= LIMIT) {
      throw new OAuthError(
        'invalid_client_metadata',
        `At most ${LIMIT} clients fit: delete some, or reset the tenant`,
      )
    }
    const body = readJson(incoming)
    const client = toClient(`client-${randomId()}`, randomId(), readMetadata(body))
    const registration: Registration = {
      clientId: client.clientId,
      managementToken: mint('manage', tenant.name, tenant.journal.epoch),
      issuedAt: Math.floor(tenant.clock.wireNow() / 1000),
      metadata: registeredMetadata(body),
    }
    await tenant.state.putRegistration(registration)
    tenant.register(client)
    return registrationAnswer(context, 201, client, registration)
  },
}
