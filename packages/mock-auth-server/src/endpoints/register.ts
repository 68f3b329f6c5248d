import type { Client } from '../core/client.ts'
import { mint, randomId } from '../core/id.ts'
import type { JsonObject } from '../core/json.ts'
import { OAuthError } from '../core/oauth-error.ts'
import { jsonReply, type Reply } from '../core/reply.ts'
import { readMetadata } from '../oauth/registration/read-metadata.ts'
import { registeredMetadata, registrationResponse } from '../oauth/registration/registration-response.ts'
import { toClient } from '../oauth/registration/to-client.ts'
import type { Registration } from '../state/registration.ts'
import { bearerToken } from './bearer.ts'
import type { Endpoint, EndpointContext } from './endpoint.ts'
import { NO_STORE } from './no-store.ts'
import { readJson } from './read-json.ts'

const LIMIT = 1000

/** Dynamic registration (RFC 7591) and its management (RFC 7592) (S-034 to S-039). */
export const registerEndpoint: Endpoint = {
  name: 'register',
  path: '/auth/register/',
  methods: ['POST', 'GET', 'PUT', 'DELETE'],
  cors: 'any',
  errors: 'oauth',
  step: () => 'register',

  async peek({ rest }) {
    return rest === '' ? {} : { facts: { clientId: rest } }
  },

  async handle(context) {
    const { rest, incoming } = context
    if (rest === '') return incoming.method === 'POST' ? create(context) : wrongPlace('POST')
    if (incoming.method === 'POST') return wrongPlace('GET, PUT, DELETE')
    const registration = await managed(context)
    if (incoming.method === 'DELETE') return remove(context, registration)
    if (incoming.method === 'PUT') return update(context, registration)
    const client = context.tenant.client(registration.clientId)
    return client ? answer(context, 200, client, registration) : unknown()
  },
}

async function create(context: EndpointContext): Promise<Reply> {
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
  return answer(context, 201, client, registration)
}

/** Replaces all metadata; the client's id and secret stay (RFC 7592 section 2.2). */
async function update(context: EndpointContext, registration: Registration): Promise<Reply> {
  const { tenant, incoming } = context
  const body = readJson(incoming)
  const { client_id, client_secret } = body
  const current = tenant.client(registration.clientId)
  if (client_id !== registration.clientId) {
    throw new OAuthError('invalid_client_metadata', `client_id must be ${registration.clientId}`)
  }
  if (client_secret !== undefined && client_secret !== current?.secret) {
    throw new OAuthError('invalid_client_metadata', 'client_secret is not the one that was issued')
  }
  const client = toClient(registration.clientId, current?.secret ?? randomId(), readMetadata(body))
  const updated = { ...registration, metadata: registeredMetadata(body) }
  await tenant.state.putRegistration(updated)
  tenant.register(client)
  return answer(context, 200, client, updated)
}

/** The client is gone, and with it everything that was issued to it (RFC 7592 section 2.3). */
async function remove({ tenant }: EndpointContext, { clientId }: Registration): Promise<Reply> {
  if (!(await tenant.state.endRegistration(clientId))) return unknown()
  tenant.unregister(clientId)
  await tenant.state.revokeClient(clientId)
  return { status: 204, headers: NO_STORE, body: '' }
}

async function managed({ tenant, rest, incoming }: EndpointContext): Promise<Registration> {
  const token = bearerToken(incoming)
  const registration = await tenant.state.findRegistration(rest)
  if (token === undefined) throw new OAuthError('invalid_token', '', 'no credentials')
  return registration?.managementToken === token ? registration : unknown()
}

function unknown(): never {
  throw new OAuthError('invalid_token', 'The client or its registration access token is unknown')
}

function wrongPlace(allowed: string): Reply {
  const says = `Register with POST to /register; manage a client below it with GET, PUT and DELETE`
  return jsonReply(405, { error: 'invalid_request', error_description: says }, [['Allow', allowed]])
}

function answer(
  { tenant, pass, note }: EndpointContext,
  status: number,
  client: Client,
  registration: Registration,
): Reply {
  note({ clientId: client.clientId, clientType: client.type })
  const document: JsonObject = registrationResponse(tenant, client, registration)
  return jsonReply(status, pass('registration.response', document), NO_STORE)
}
