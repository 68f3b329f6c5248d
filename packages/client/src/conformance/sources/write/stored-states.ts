import { withoutTrailingSlash } from '../../../smart/discovery/fhir-base.ts'
import { buildWeakEtag, parseEtag } from '../../../smart/fhir/etag.ts'
import { isFhirId } from '../../../smart/fhir/reference.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import { buildUnissuedValue } from '../../../smart/http/unissued-values.ts'
import type { CaseTools, Source } from '../../declare/case-tools.ts'
import { createBlockedError } from '../../declare/outcome.ts'
import { readPatientId } from '../login/read-patient.ts'
import { readTokens } from '../login/read-tokens.ts'
import { readAppStateBase } from './app-state-base.ts'

type Json = Readonly<Record<string, unknown>>

/** The code of the states of a run, which no app has. */
export interface StateCode {
  readonly system: string
  readonly code: string
}

/** A state that the run has created. */
export interface StoredState {
  readonly result: RecordedResult
  /** The resource as it was sent. */
  readonly sent: Json
  readonly id: string
  /** ETag of the current version; it changes with the state. */
  version: string | undefined
  isDeleted: boolean
}

/** Bytes of the largest state that every server must accept, by the stricter reading of 256 kB. */
const MOST_BYTES = 256_000
const VALUE = { url: 'https://conformance.example/value', valueString: buildUnissuedValue('value') }
const OTHER = { url: 'https://conformance.example/other', valueString: buildUnissuedValue('other') }

/** The states that the run has created. */
const listStates = ((): StoredState[] => []) satisfies Source<StoredState[]>

/** Makes up the code of a run. */
export const buildStateCode = (() => ({
  system: `urn:uuid:${crypto.randomUUID()}`,
  code: buildUnissuedValue('state'),
})) satisfies Source<StateCode>

/** Reads the subject of the states: the patient in context, as an absolute URL. */
export const readSubject = (async ({ get, target }) =>
  `${withoutTrailingSlash(target.fhirBase)}/Patient/${await get(readPatientId)}`) satisfies Source<string>

/** Sends a request about app state, with the token of the standalone login. */
export async function sendState(
  tools: CaseTools,
  method: string,
  path: string,
  { body, version }: { body?: Json; version?: string | undefined } = {},
): Promise<RecordedResult> {
  const { accessToken } = await readTokens(tools, 'standalone')
  return tools.send(`${await tools.get(readAppStateBase)}/Basic${path}`, {
    method,
    headers: {
      accept: 'application/fhir+json',
      authorization: `Bearer ${accessToken}`,
      ...(body && { 'content-type': 'application/fhir+json' }),
      ...(version === undefined ? {} : { 'if-match': version }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
}

/** Creates a state, which is deleted at the end of the run unless a case does so. @throws Unjudged when it is not created */
export async function createState(
  tools: CaseTools,
  extension: readonly Json[],
  subject?: string,
): Promise<StoredState> {
  const sent = {
    resourceType: 'Basic',
    code: { coding: [await tools.get(buildStateCode)] },
    subject: { reference: subject ?? (await tools.get(readSubject)) },
    extension,
  }
  const result = await sendState(tools, 'POST', '', { body: sent })
  const id = parseObject(result.text)?.id
  const state: StoredState = {
    ...{ result, sent, isDeleted: false },
    id: isFhirId(id) ? id : '',
    version: readVersion(result),
  }
  if (state.id !== '') {
    ;(await tools.get(listStates)).push(state)
    tools.onClose(() => deleteState(tools, state))
  }
  return state
}

/** Deletes a state, unless that was done before; returns a sentence when it is left. */
async function deleteState(tools: CaseTools, state: StoredState): Promise<string | undefined> {
  if (state.isDeleted) return undefined
  const { status } = await sendState(tools, 'DELETE', `/${state.id}`, { version: state.version })
  state.isDeleted = status < 300
  return state.isDeleted ? undefined : `The app state ${state.id} is left: its deletion returned ${status}.`
}

/** Deletes all states while the token lives; what is left is tried again at the end of the run. */
export async function deleteStates(tools: CaseTools): Promise<void> {
  for (const state of await tools.get(listStates)) await deleteState(tools, state)
}

/** Returns the ETag of the version that a response has, or what FHIR derives from its body. */
export const readVersion = ({ headers, text }: RecordedResult): string | undefined =>
  parseEtag(headers.get('etag')) ?? buildWeakEtag(text)

/** Creates the state that all cases about app state use. */
export const createFirstState = ((tools) => createState(tools, [VALUE, OTHER])) satisfies Source<StoredState>

/** Creates a second state of the same code and subject. */
export const createSecondState = (async (tools) => {
  await tools.get(createFirstState)
  return createState(tools, [VALUE])
}) satisfies Source<StoredState>

/** Creates a state of 256 kB. */
export const createLargeState = (async (tools) => {
  await tools.get(createFirstState)
  const frame = JSON.stringify({ ...VALUE, valueString: '' }).length + 400
  return createState(tools, [{ ...VALUE, valueString: 'x'.repeat(MOST_BYTES - frame) }])
}) satisfies Source<StoredState>

/** Returns the first state, or that of another source. @throws Unjudged when there is none, or no version to name */
export async function requireState(
  { get }: CaseTools,
  source: Source<StoredState> = createFirstState,
): Promise<StoredState & { readonly version: string }> {
  const state = await get(source)
  if (state.id !== '' && state.version !== undefined && !state.isDeleted)
    return state as StoredState & { readonly version: string }
  throw createBlockedError('app-state-create/create', 'There is no app state with a version to change.')
}
