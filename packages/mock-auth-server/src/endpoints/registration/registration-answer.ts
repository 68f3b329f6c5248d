import type { Client } from '../../core/client.ts'
import type { JsonObject } from '../../core/json.ts'
import { jsonReply, type Reply } from '../../core/reply.ts'
import { registrationResponse } from '../../oauth/registration/registration-response.ts'
import type { Registration } from '../../state/registration.ts'
import type { EndpointContext } from '../endpoint.ts'
import { NO_STORE } from '../no-store.ts'

/** A registration as its client is told of it. */
export function registrationAnswer(
  { tenant, pass, note }: EndpointContext,
  status: number,
  client: Client,
  registration: Registration,
): Reply {
  note({ clientId: client.clientId, clientType: client.type })
  const document: JsonObject = registrationResponse(tenant, client, registration)
  return jsonReply(status, pass('registration.response', document), NO_STORE)
}
