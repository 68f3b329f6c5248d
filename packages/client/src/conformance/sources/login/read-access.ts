import { filterRecords } from '../../../smart/http/is-record.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import type { CaseTools, Source } from '../../declare/case-tools.ts'
import { createBlockedError, Unjudged } from '../../declare/outcome.ts'
import { hasBackend, listUserRoles } from '../../declare/target.ts'
import { readBackendToken, readGrantedType } from '../backend-requests.ts'
import { findPatientId, sendWithToken } from './read-patient.ts'
import { readTokens } from './read-tokens.ts'

/** A token, and a resource that it gives access to. */
export interface Access {
  readonly token: string
  /** Path of the resource, relative to the FHIR base. */
  readonly path: string
  readonly type: string
  readonly isBackend: boolean
}

/** Reads a token of a user, or without a login one of the backend service. @throws Unjudged without any */
export const readAccess = (async (tools) => {
  const { target } = tools
  if (listUserRoles(target).length > 0)
    try {
      return await readUserAccess(tools)
    } catch (thrown) {
      if (!hasBackend(target) || !(thrown instanceof Unjudged)) throw thrown
    }
  return tools.get(readBackendAccess)
}) satisfies Source<Access>

async function readUserAccess(tools: CaseTools): Promise<Access> {
  const tokens = await readTokens(tools, 'standalone')
  const path = `Patient/${findPatientId(tokens)}`
  return { token: tokens.accessToken, path, type: 'Patient', isBackend: false }
}

/** Finds a resource that the backend service may read. @throws Unjudged without one */
const readBackendAccess = (async (tools) => {
  const { type } = await tools.get(readGrantedType)
  const token = String((await tools.get(readBackendToken)).access_token)
  const { status, text } = await sendWithToken(tools, `${type}?_count=1`, token)
  const [entry] = filterRecords(parseObject(text)?.entry)
  const [resource] = filterRecords([entry?.resource])
  if (status !== 200 || typeof resource?.id !== 'string')
    throw createBlockedError('backend-access/inside', `A search of ${type} found nothing to read.`)
  return { token, path: `${type}/${resource.id}`, type, isBackend: true }
}) satisfies Source<Access>

/** Reads the resource, as a page of the registered origin does. */
export const readWithOrigin = (async (tools) => {
  const { token, path } = await tools.get(readAccess)
  return sendWithToken(tools, path, token, { headers: { origin: tools.target.origin } })
}) satisfies Source<RecordedResult>

/** Reads the resource. */
export const readResource = (async (tools) => {
  const { token, path } = await tools.get(readAccess)
  return sendWithToken(tools, path, token)
}) satisfies Source<RecordedResult>

/** Reads a resource that does not exist. */
export const readUnknownResource = (async (tools) => {
  const { token, type } = await tools.get(readAccess)
  return sendWithToken(tools, `${type}/smart-client-conformance-no-such-id`, token)
}) satisfies Source<RecordedResult>
