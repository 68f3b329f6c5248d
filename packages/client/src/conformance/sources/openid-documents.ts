import { buildWellKnownUrl } from '../../smart/discovery/fhir-base.ts'
import { filterRecords } from '../../smart/http/is-record.ts'
import { parseObject } from '../../smart/http/parse-object.ts'
import type { Source } from '../declare/case-tools.ts'
import { createBlockedError } from '../declare/outcome.ts'
import { findUrl, readSmartConfiguration } from './smart-configuration.ts'

const ASK = { headers: { accept: 'application/json' } }

/** Reads the URL of openid-configuration. @throws Unjudged without issuer */
export const readOpenidUrl = (async ({ get, target }) => {
  const issuer = findUrl(await get(readSmartConfiguration), 'issuer', target.fhirBase)
  if (issuer === undefined) throw createBlockedError('discovery-identity/issuer', 'No issuer is published.')
  return buildWellKnownUrl(issuer, 'openid-configuration')
}) satisfies Source<string>

/** Reads the response of openid-configuration, whatever it is. */
export const fetchOpenidConfiguration = (async ({ get, send }) =>
  send(await get(readOpenidUrl), ASK)) satisfies Source<unknown>

/** Reads openid-configuration. @throws Unjudged without one */
export const readOpenidConfiguration = (async ({ get }) => {
  const { status, text } = await get(fetchOpenidConfiguration)
  const json = status === 200 ? parseObject(text) : undefined
  if (!json)
    throw createBlockedError('openid-configuration/served', 'There is no openid-configuration to read.')
  return json
}) satisfies Source<unknown>

/** Reads the URL of the key set. @throws Unjudged without one */
export const readJwksUri = (async ({ get, target }) => {
  const url = findUrl(await get(readSmartConfiguration), 'jwks_uri', target.fhirBase)
  if (url === undefined) throw createBlockedError('discovery-identity/jwks-uri', 'No jwks_uri is published.')
  return url
}) satisfies Source<string>

/** Reads the response of the key set, whatever it is. */
export const fetchKeySet = (async ({ get, send }) =>
  send(await get(readJwksUri), ASK)) satisfies Source<unknown>

/** Reads the keys of the server. @throws Unjudged without any */
export const readKeySet = (async ({ get }) => {
  const { status, text } = await get(fetchKeySet)
  const keys = status === 200 ? filterRecords(parseObject(text)?.keys) : []
  if (keys.length === 0) throw createBlockedError('openid-jwks/usable', 'There are no keys to read.')
  return keys
}) satisfies Source<Record<string, unknown>[]>
