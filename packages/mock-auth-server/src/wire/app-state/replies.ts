import type { HeaderPair } from '../../core/http/incoming-request.ts'
import type { Reply } from '../../core/http/reply.ts'
import type { FhirReplyDraft } from '../../core/journal/points.ts'
import type { JsonObject } from '../../core/util/json.ts'
import type { AppState } from '../../state/app-state.ts'
import type { Tenant } from '../../state/tenant.ts'
import type { AppStateError } from './app-state-error.ts'

/** Creates a reply with one app state and its ETag. */
export function createAppStateReply(status: number, state: AppState, { base }: Tenant): FhirReplyDraft {
  const headers: HeaderPair[] = [['ETag', `W/"${state.version}"`]]
  if (status === 201) headers.push(['Location', `${base}/app-state/Basic/${state.id}`])
  return { status, headers, body: state.resource }
}

export function createAppStateErrorReply({ status, code, message }: AppStateError): FhirReplyDraft {
  const issue = [{ severity: 'error', code, diagnostics: message }]
  return { status, headers: [], body: { resourceType: 'OperationOutcome', issue } as JsonObject }
}

export function toReply({ status, headers, body }: FhirReplyDraft): Reply {
  return {
    status,
    headers: [
      ...(body === undefined ? [] : [['Content-Type', 'application/fhir+json; charset=utf-8'] as const]),
      ['X-Content-Type-Options', 'nosniff'],
      ['Cache-Control', 'no-store'],
      ...headers,
    ],
    body: body === undefined ? '' : JSON.stringify(body),
  }
}
