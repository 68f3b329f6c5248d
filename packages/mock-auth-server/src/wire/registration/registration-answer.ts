import { jsonReply, type Reply } from '../../core/http/reply.ts'
import type { Client } from '../../core/oauth/client.ts'
import type { JsonObject } from '../../core/util/json.ts'
import type { Registration } from '../../state/registration.ts'
import type { EndpointContext } from '../shared/endpoint.ts'
import { NO_STORE } from '../shared/no-store.ts'
import { registrationResponse } from './registration-response.ts'

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
