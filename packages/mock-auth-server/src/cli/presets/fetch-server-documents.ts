import { UsageError } from '@smart-mock/cli-kit'
import { fetchDocument } from './fetch-document.ts'
import type { ServerDocument } from './server-documents.ts'

const WELL_KNOWN = /\/\.well-known\/smart-configuration$/

/** The documents of a server, and its FHIR base without a slash at the end. */
export interface FetchedServer {
  readonly fhirBase: string
  /** The issuer without a slash at the end, if documents may be fetched from there. */
  readonly issuer: string | undefined
  readonly documents: readonly ServerDocument[]
}

/**
 * Fetches smart-configuration, openid-configuration and CapabilityStatement of a server by its FHIR base, or by the
 * URL of its smart-configuration. Throws `UsageError` when that is no http(s) URL or has no smart-configuration.
 */
export async function fetchServerDocuments(text: string, timeoutMs: number): Promise<FetchedServer> {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) throw new UsageError(`${text} is not an http(s) URL`)
  if (url.username !== '' || url.password !== '') throw new UsageError('the URL must not contain credentials')
  const fhirBase = `${url.origin}${url.pathname.replace(WELL_KNOWN, '').replace(/\/+$/, '')}`
  const smart = await fetchDocument(
    'smart-configuration',
    `${fhirBase}/.well-known/smart-configuration`,
    timeoutMs,
  )
  if ('problem' in smart) throw new UsageError(`${smart.url} cannot be compared: ${smart.problem}`)
  const issuer = findSafeIssuer(smart.body.issuer, fhirBase)
  const [openid, metadata] = await Promise.all([
    fetchOpenId([issuer, fhirBase], timeoutMs),
    fetchDocument('metadata', `${fhirBase}/metadata`, timeoutMs),
  ])
  return { fhirBase, issuer, documents: [smart, openid, metadata] }
}

/** Fetches openid-configuration from the first of its bases that has it. */
async function fetchOpenId(
  bases: readonly (string | undefined)[],
  timeoutMs: number,
): Promise<ServerDocument> {
  const fetched: ServerDocument[] = []
  for (const base of new Set(bases)) {
    if (base === undefined) continue
    const url = `${base}/.well-known/openid-configuration`
    const document = await fetchDocument('openid-configuration', url, timeoutMs)
    if ('body' in document) return document
    fetched.push(document)
  }
  return fetched[0] as ServerDocument
}

/** Returns the issuer that a document names, if it is on https or on the host of the server that was asked for. */
function findSafeIssuer(issuer: unknown, fhirBase: string): string | undefined {
  if (typeof issuer !== 'string' || !URL.canParse(issuer)) return undefined
  const { protocol, hostname, origin, pathname } = new URL(issuer)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && hostname === new URL(fhirBase).hostname)
  return isSafe ? `${origin}${pathname.replace(/\/+$/, '')}` : undefined
}
