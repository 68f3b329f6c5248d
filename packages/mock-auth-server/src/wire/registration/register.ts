import { OAuthError } from '../../core/oauth/oauth-error.ts'
import { mint, randomId } from '../../core/util/id.ts'
import type { Registration } from '../../state/registration.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import { readJson } from './read-json.ts'
import { readMetadata } from './read-metadata.ts'
import { registrationAnswer } from './registration-answer.ts'
import { registeredMetadata } from './registration-response.ts'
import { toClient } from './to-client.ts'

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
