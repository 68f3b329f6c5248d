import { createJsonReply, type Reply } from '../../core/http/reply.ts'
import type { Client } from '../../core/oauth/client.ts'
import type { JsonObject } from '../../core/util/json.ts'
import type { Registration } from '../../state/registration.ts'
import type { EndpointContext } from '../shared/endpoint.ts'
import { NO_STORE } from '../shared/no-store.ts'
import { buildRegistrationResponse } from './build-registration-response.ts'

/** Creates the reply with a registration for its client. */
export function createRegistrationReply(
  { tenant, pass, note }: EndpointContext,
  status: number,
  client: Client,
  registration: Registration,
): Reply {
  note({ clientId: client.clientId, clientType: client.type })
  const document: JsonObject = buildRegistrationResponse(tenant, client, registration)
  return createJsonReply(status, pass('registration.response', document), NO_STORE)
}
