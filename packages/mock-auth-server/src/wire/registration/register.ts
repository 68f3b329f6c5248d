import { OAuthError } from '../../core/oauth/oauth-error.ts'
import { createRandomId, mint } from '../../core/util/id.ts'
import type { Registration } from '../../state/registration.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import { selectRegisteredMetadata } from './build-registration-response.ts'
import { createRegistrationReply } from './create-registration-reply.ts'
import { parseJsonObjectBody } from './parse-json-object-body.ts'
import { readMetadata } from './read-metadata.ts'
import { registerInstance } from './register-instance.ts'
import { toAcceptedMetadata } from './to-accepted-metadata.ts'
import { toClient } from './to-client.ts'

const LIMIT = 1000

/** The endpoint of dynamic registration (RFC 7591; S-034 to S-039). */
export const registerEndpoint: Endpoint = {
  name: 'register',
  path: '/auth/register',
  methods: ['POST'],
  cors: 'any',
  errors: 'oauth',
  step: 'register',

  async handle(context) {
    const { tenant, incoming, options } = context
    if (tenant.clients.length >= LIMIT || !(await tenant.state.hasRoomForRegistrations())) {
      throw new OAuthError(
        'invalid_client_metadata',
        `At most ${LIMIT} clients can be registered, in at most 16 MB; delete some or reset the tenant`,
      )
    }
    if (context.pass('registration.policy', 'open') === 'per-device') return registerInstance(context)
    const body = toAcceptedMetadata(parseJsonObjectBody(incoming), options)
    const client = context.pass(
      'registration.client',
      toClient(`client-${createRandomId()}`, createRandomId(), readMetadata(body), options),
    )
    const registration: Registration = {
      clientId: client.clientId,
      managementToken: mint('manage', tenant.name, tenant.journal.epoch),
      issuedAt: Math.floor(tenant.clock.now() / 1000),
      metadata: selectRegisteredMetadata(body),
    }
    await tenant.state.putRegistration(registration)
    tenant.register(client)
    return createRegistrationReply(context, 201, client, registration)
  },
}
