import { UsageError } from '@smart-mock/cli-kit'
import { findHeader } from '../../../../core/http/find-header.ts'
import { collectEndpoints, findRoot, isAt } from './collect-endpoints.ts'
import { collectPeople } from './collect-people.ts'
import { type Exchange, isSuccessful, readObject } from './exchange.ts'
import { findLogins } from './find-logins.ts'
import { findTokenExchanges } from './find-token-exchanges.ts'
import type { Recording } from './recording.ts'
import { isUrl } from './to-url-template.ts'

const WELL_KNOWN = '/.well-known/'
const SMART = `${WELL_KNOWN}smart-configuration`

/** Finds the server that a HAR is about, and its logins; throws `UsageError` when it shows none. */
export function createRecording(all: readonly Exchange[], path: string): Recording {
  const exchanges = all.filter(({ isCached }) => !isCached)
  const answered = exchanges.filter(({ status }) => status > 0)
  const [fhirBase, ...otherServers] = listFhirBases(all)
  if (fhirBase === undefined) {
    throw new UsageError(
      `--har ${path}: shows no SMART server: neither a smart-configuration, nor an authorization request with aud, nor a CapabilityStatement`,
    )
  }
  const documents = {
    smart: findDocument(all, ({ url }) => url.href.startsWith(`${fhirBase}${SMART}`)),
    openid: findDocument(all, ({ url }) => url.pathname.endsWith(`${WELL_KNOWN}openid-configuration`)),
    metadata: findDocument(all, ({ url }) => toPlace(url) === `${fhirBase}/metadata`),
  }
  const endpoints = collectEndpoints(exchanges, documents)
  const logins = findLogins(exchanges, endpoints)
  const issuer = [documents.smart, documents.openid]
    .map((document) => document && readObject(document)?.issuer)
    .find((each) => typeof each === 'string')
  return {
    ...{ exchanges, fhirBase, endpoints, documents, logins, otherServers },
    root: findRoot(fhirBase, endpoints),
    people: collectPeople(all),
    issuer: issuer as string | undefined,
    tokenExchanges: findTokenExchanges(answered, endpoints, logins),
    fhir: answered.filter((each) => isFhir(each, fhirBase) && !isEndpoint(each, endpoints)),
    hasCredentials: exchanges.some(
      ({ requestHeaders }) => findHeader(requestHeaders, 'authorization') !== undefined,
    ),
  }
}

/** Lists the FHIR bases of a HAR, first those that apps logged in to. */
function listFhirBases(exchanges: readonly Exchange[]): readonly string[] {
  const published = exchanges.flatMap((each) => {
    const place = toPlace(each.url)
    if (!isSuccessful(each)) return []
    if (place.endsWith(SMART)) return [place.slice(0, -SMART.length)]
    const isStatement =
      place.endsWith('/metadata') && readObject(each)?.resourceType === 'CapabilityStatement'
    return isStatement ? [place.slice(0, -'/metadata'.length)] : []
  })
  const audiences = exchanges.flatMap(({ url: { searchParams } }) => {
    const audience = searchParams.get('aud') ?? ''
    return searchParams.has('client_id') && isUrl(audience) ? [audience.replace(/\/$/, '')] : []
  })
  const trusted = audiences.filter((each) => published.includes(each))
  const [first, ...others] = [...new Set([...trusted, ...(published.length > 0 ? published : audiences)])]
  if (first === undefined) return []
  const isApart = (each: string) => !first.startsWith(`${each}/`) && !each.startsWith(`${first}/`)
  return [first, ...(published.length > 0 ? others.filter(isApart) : [])]
}

function findDocument(
  exchanges: readonly Exchange[],
  matches: (exchange: Exchange) => boolean,
): Exchange | undefined {
  return exchanges.find(
    (each) => each.method === 'GET' && isSuccessful(each) && matches(each) && readObject(each) !== undefined,
  )
}

/** Some servers have the endpoints of their authorization server below the FHIR base. */
const isEndpoint = (exchange: Exchange, endpoints: Recording['endpoints']) =>
  Object.values(endpoints).some((url) => isAt(exchange, url))

function isFhir({ url, method }: Exchange, fhirBase: string): boolean {
  const place = toPlace(url)
  const isBelow = place === fhirBase || place.startsWith(`${fhirBase}/`)
  return isBelow && method !== 'OPTIONS' && !place.includes(WELL_KNOWN) && place !== `${fhirBase}/metadata`
}

/** Returns a URL without query and fragment. */
function toPlace({ origin, pathname }: URL): string {
  return `${origin}${pathname}`
}
