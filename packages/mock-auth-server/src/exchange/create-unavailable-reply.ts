import { createOutcomeReply } from '../core/http/create-outcome-reply.ts'
import type { HeaderPair } from '../core/http/incoming-request.ts'
import { createJsonReply, type Reply } from '../core/http/reply.ts'
import type { Endpoint } from '../wire/shared/endpoint.ts'
import { createUnframeableReply } from '../wire/shared/page-reply.ts'
import { renderRefusalPage } from '../wire/shared/pages/render-refusal-page.ts'

/** Seconds after which a client may try again. */
const RETRY_S = 1
const RETRY_AFTER: HeaderPair = ['Retry-After', String(RETRY_S)]

/** Creates the 503 of a request that could not be handled for this reason, as its endpoint reports errors. */
export function createUnavailableReply(endpoint: Endpoint | undefined, message: string): Reply {
  const reply = createRefusal(endpoint, message)
  return { ...reply, headers: [...reply.headers, RETRY_AFTER] }
}

function createRefusal(endpoint: Endpoint | undefined, message: string): Reply {
  if (endpoint?.errors === 'fhir') return createOutcomeReply(503, 'transient', message)
  if (endpoint?.errors === 'page') {
    const tryThis = ['Reload the page in a moment.']
    return createUnframeableReply(
      503,
      renderRefusalPage({ title: 'Server not ready', message: `${message}.`, tryThis }),
    )
  }
  return createJsonReply(503, { error: 'temporarily_unavailable', error_description: message })
}
