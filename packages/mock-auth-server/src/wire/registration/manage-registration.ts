import type { Reply } from '../../core/http/reply.ts'
import { BearerError, OAuthError } from '../../core/oauth/oauth-error.ts'
import { createRandomId } from '../../core/util/id.ts'
import type { Registration } from '../../state/registration.ts'
import { requireBearerToken } from '../shared/bearer.ts'
import type { Endpoint, EndpointContext } from '../shared/endpoint.ts'
import { NO_STORE } from '../shared/no-store.ts'
import { selectRegisteredMetadata } from './build-registration-response.ts'
import { createRegistrationReply } from './create-registration-reply.ts'
import { parseJsonObjectBody } from './parse-json-object-body.ts'
import { readMetadata } from './read-metadata.ts'
import { toAcceptedMetadata } from './to-accepted-metadata.ts'
import { toClient } from './to-client.ts'

/**
 * The endpoint where a client that registered itself reads, replaces and deletes its registration (RFC 7592).
 */
export const manageRegistrationEndpoint: Endpoint = {
  name: 'manage-registration',
  path: '/auth/register/',
  methods: ['GET', 'PUT', 'DELETE'],
  cors: 'any',
  errors: 'oauth',
  step: 'register',

  prepare({ rest, note }) {
    note({ clientId: rest })
    return { loaded: undefined }
  },

  async handle(context) {
    const { incoming, tenant } = context
    const registration = await managed(context)
    if (incoming.method === 'DELETE') return remove(context, registration)
    if (incoming.method === 'PUT') return update(context, registration)
    const client = tenant.client(registration.clientId)
    return client ? createRegistrationReply(context, 200, client, registration) : unknown()
  },
}

/**
 * Returns the registration whose access token the request carries; the reply is the same for a client that
 * does not exist.
 */
async function managed({ tenant, rest, incoming }: EndpointContext): Promise<Registration> {
  const token = requireBearerToken(incoming)
  const registration = await tenant.state.findRegistration(rest)
  return registration?.managementToken === token ? registration : unknown()
}

/** Replaces all metadata; the client's id and secret stay (RFC 7592 section 2.2). */
async function update(context: EndpointContext, registration: Registration): Promise<Reply> {
  const { tenant, incoming, options } = context
  const body = toAcceptedMetadata(parseJsonObjectBody(incoming), options)
  const { client_id, client_secret } = body
  const current = tenant.client(registration.clientId)
  if (client_id !== registration.clientId) {
    throw new OAuthError('invalid_client_metadata', `client_id must be ${registration.clientId}`)
  }
  if (client_secret !== undefined && client_secret !== current?.secret) {
    throw new OAuthError('invalid_client_metadata', 'client_secret is not the one that was issued')
  }
  const secret = current?.secret ?? createRandomId()
  const client = context.pass(
    'registration.client',
    toClient(registration.clientId, secret, readMetadata(body), options),
  )
  const updated = { ...registration, metadata: selectRegisteredMetadata(body) }
  await tenant.state.putRegistration(updated)
  tenant.register(client)
  return createRegistrationReply(context, 200, client, updated)
}

/** Deletes the client and everything that was issued to it (RFC 7592 section 2.3). */
async function remove({ tenant }: EndpointContext, { clientId }: Registration): Promise<Reply> {
  if (!(await tenant.state.endRegistration(clientId))) return unknown()
  tenant.unregister(clientId)
  await tenant.state.revokeClient(clientId)
  return { status: 204, headers: NO_STORE, body: '' }
}

function unknown(): never {
  throw new BearerError('invalid_token', 'The client or its registration access token is unknown')
}
