import type { AppState, AppStateAnswer, AppStateDraft } from '../../model/app-state.ts'
import type { Verdict } from '../../model/verdict.ts'
import { parseEtag } from '../fhir/etag.ts'
import { parseObject } from '../http/parse-object.ts'
import type { RecordedResult } from '../http/recorder.ts'
import type { SessionTools } from '../session/refresh-session.ts'
import type { Session } from '../session/session.ts'
import { appState } from '../spec.ts'
import { createIfMatchHeader } from './create-if-match-header.ts'
import { readState } from './read-state.ts'
import { requestAppState } from './request-app-state.ts'
import { toBasic } from './to-basic.ts'

const CREATE = appState('Create', 'create')
const UPDATE = appState('Updates', 'updates')

/** Creates a state, or replaces only the loaded version (C-184). */
export function saveState(
  session: Session,
  tools: SessionTools,
  draft: AppStateDraft,
): Promise<AppStateAnswer> {
  return requestAppState(
    session,
    tools,
    (step) => {
      const body = toBasic(draft)
      const { id } = draft
      const resourceType = 'Basic'
      if (id === undefined) return { method: 'POST', send: (client) => client.create({ resourceType, body }) }
      const options = { headers: createIfMatchHeader(draft, step) }
      return {
        method: 'PUT',
        id,
        send: (client) => client.update({ resourceType, id, body, options }),
      }
    },
    (result) => readSaved(result, draft),
  )
}

function readSaved(result: RecordedResult, draft: AppStateDraft) {
  const { id, code, subject } = draft
  const etag = parseEtag(result.headers.get('etag'))
  const state = readState(parseObject(result.text), { code, ...(subject ? { subject } : {}) }, etag)
  const isOurs = state !== undefined && (id === undefined || state.id === id)
  if (!isOurs) return { verdict: unknown(result.status), states: [], mustLoad: true }
  return {
    verdict: judge(state, draft, etag, result.status),
    states: [state],
    mustLoad: state.version === undefined,
  }
}

function judge(state: AppState, draft: AppStateDraft, etag: string | undefined, status: number): Verdict {
  const wanted = draft.values.filter(({ value }) => value !== '')
  const isNew = draft.id === undefined
  const bad = (message: string, whatToTry: string): Verdict => ({
    level: 'warning',
    message,
    whatToTry,
    spec: isNew ? CREATE : UPDATE,
  })
  if (JSON.stringify(state.values) !== JSON.stringify(wanted))
    return bad(
      `The server returned ${status}, but did not store the state as sent: the stored version is shown.`,
      'Keep every top-level extension, or reject the request.',
    )
  if (isNew && status !== 201)
    return bad(`The state was created, but the response was ${status}.`, 'Return 201 Created for a create.')
  if (etag === undefined)
    return bad(
      'Saved, but the response has no usable ETag.',
      'Send the new version in ETag; it is required for changes.',
    )
  return {
    level: 'ok',
    message: isNew ? `Saved as Basic/${state.id}.` : `Saved; the version is now ${etag}.`,
    spec: isNew ? CREATE : UPDATE,
  }
}

const unknown = (status: number): Verdict => ({
  level: 'warning',
  message: `The server returned ${status} without the new state.`,
  whyItMatters: 'Without its id and version the state cannot be changed.',
  whatToTry: 'Return the stored Basic resource. Load it again to continue.',
  spec: CREATE,
})
