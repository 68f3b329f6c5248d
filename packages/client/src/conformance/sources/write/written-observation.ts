import { buildWeakEtag, parseEtag } from '../../../smart/fhir/etag.ts'
import { isFhirId } from '../../../smart/fhir/reference.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import { buildUnissuedValue } from '../../../smart/http/unissued-values.ts'
import type { CaseTools, Source } from '../../declare/case-tools.ts'
import { createBlockedError, createNotApplicableError, createUndecidedError } from '../../declare/outcome.ts'
import { findPatientId, sendWithToken } from '../login/read-patient.ts'
import { readTokens } from '../login/read-tokens.ts'

type Json = Readonly<Record<string, unknown>>

/** An observation that the run has created. */
export interface WrittenObservation {
  readonly created: RecordedResult
  readonly updated: RecordedResult
  readonly id: string
  readonly resource: Json
  /** ETags before and after the update. */
  readonly versions: readonly (string | undefined)[]
  isDeleted: boolean
  /** A sentence about what is left of it, once it was marked. */
  remainder?: string
}

/** Statuses of a server that does not create observations, whatever the scopes. */
const NOT_CREATED = [400, 404, 405, 422, 501]
const GRANTED = /(?:^|\s)patient\/(?:\*|Observation)\.(?:c\w*u\w*|write|\*)(?=\s|$)/

/** Sends a request about the observation, with the token that may create and change, and not delete. */
export async function sendObservation(
  tools: CaseTools,
  method: string,
  path: string,
  { body, version }: { body?: Json; version?: string | undefined } = {},
): Promise<RecordedResult> {
  const { accessToken } = await readTokens(tools, 'write')
  const headers = {
    ...(body && { 'content-type': 'application/fhir+json' }),
    ...(version === undefined ? {} : { 'if-match': version }),
  }
  return sendWithToken(tools, `Observation${path}`, accessToken, {
    ...{ method, headers },
    ...(body && { body: JSON.stringify(body) }),
  })
}

/**
 * Creates an observation that is tagged, and updates it. At last it is marked as entered in error, since no token of the
 * run may delete it. @throws Unjudged when the server does not do so
 */
export const writeObservation = (async (tools) => {
  const tokens = await readTokens(tools, 'write')
  if (!GRANTED.test(tokens.scope))
    throw createNotApplicableError('The server does not grant the creation and change of observations.')
  const draft = buildObservation(findPatientId(tokens))
  const created = await sendObservation(tools, 'POST', '', { body: draft })
  const { status } = created
  if (NOT_CREATED.includes(status))
    throw createNotApplicableError(`The server does not create observations: it returned ${status}.`)
  if (status >= 500) throw createUndecidedError(`The creation of an observation returned ${status}.`)
  const id = readId(created)
  if (status >= 400 || id === undefined)
    return { created, updated: created, id: '', resource: draft, versions: [], isDeleted: false }
  const resource = { ...draft, id }
  const version = readVersion(created)
  const body = { ...resource, valueString: buildUnissuedValue('changed') }
  const updated = await sendObservation(tools, 'PUT', `/${id}`, { body, version })
  const versions = [version, readVersion(updated)]
  const written: WrittenObservation = { created, updated, id, resource, versions, isDeleted: false }
  tools.onClose(() => markObservation(tools, written))
  return written
}) satisfies Source<WrittenObservation>

/** Marks the observation as entered in error, once; returns a sentence about it, unless it was deleted. */
export async function markObservation(
  tools: CaseTools,
  written: WrittenObservation,
): Promise<string | undefined> {
  const { id, resource, isDeleted, remainder } = written
  if (isDeleted || remainder !== undefined) return remainder
  const body = { ...resource, status: 'entered-in-error' }
  const { status } = await sendObservation(tools, 'PUT', `/${id}`, { body })
  const end = status < 300 ? 'is left, marked as entered in error' : `is left: its change returned ${status}`
  written.remainder = `Observation/${id} ${end}.`
  return written.remainder
}

/** Returns the observation. @throws Unjudged when it was not created */
export async function requireObservation({ get }: CaseTools): Promise<WrittenObservation> {
  const written = await get(writeObservation)
  if (written.id !== '') return written
  throw createBlockedError('fhir-write/letters', 'No observation was created.')
}

const readVersion = ({ headers, text }: RecordedResult): string | undefined =>
  parseEtag(headers.get('etag')) ?? buildWeakEtag(text)

/** Reads the id of a created resource: of the body, or of Location. */
function readId({ headers, text }: RecordedResult): string | undefined {
  const [, located] = /\/Observation\/([^/?#]+)/.exec(headers.get('location') ?? '') ?? []
  const id = parseObject(text)?.id ?? located
  return isFhirId(id) ? id : undefined
}

function buildObservation(patient: string): Json {
  const category = 'http://terminology.hl7.org/CodeSystem/observation-category'
  return {
    resourceType: 'Observation',
    meta: { tag: [{ system: 'https://conformance.example/tag', code: buildUnissuedValue('observation') }] },
    status: 'preliminary',
    category: [{ coding: [{ system: category, code: 'survey' }] }],
    code: { text: `${buildUnissuedValue('observation')}, which can be deleted` },
    subject: { reference: `Patient/${patient}` },
    effectiveDateTime: '2020-01-01',
    valueString: buildUnissuedValue('value'),
  }
}
