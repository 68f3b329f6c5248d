import type { Json, JsonObject } from '../../core/util/json.ts'
import { type MetadataFacts, readMetadataFacts } from '../../presets/captures/read-metadata-facts.ts'
import { computeDraftValues } from './compute-draft-values.ts'
import type { FetchedServer } from './fetch-server-documents.ts'
import { findHosts, toTemplates } from './find-hosts.ts'
import type { ServerDocument } from './server-documents.ts'

/** The places of well-known documents that were found. */
export type DocumentBasesFound = Readonly<Record<'smart' | 'openid' | 'oauth', readonly string[]>>

/**
 * Drafts a preset of the documents of a server: the captures with placeholders for hosts, and the values that follow
 * from them, which are options of a tenant as they are. What documents do not tell is listed as unknown.
 */
export function createPresetDraft(
  { fhirBase, documents }: FetchedServer,
  documentBases: DocumentBasesFound,
  today: string,
): JsonObject {
  const bodies = new Map(documents.flatMap((each) => ('body' in each ? [[each.kind, each.body]] : [])))
  const smart = bodies.get('smart-configuration') ?? {}
  const openid = bodies.get('openid-configuration')
  const statement = bodies.get('metadata')
  const metadata = statement && readMetadataFacts(statement)
  const hosts = findHosts(fhirBase, smart)
  const id = new URL(fhirBase).hostname.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const values = {
    ...computeDraftValues({ smart, openid, metadata }, hosts),
    wellKnownPlaces: documentBases as Json,
  }
  const captures = [
    describeCapture(
      { id: `${id}.smart`, preset: id, document: 'smart-configuration', source: fhirBase, date: today },
      toTemplates(smart as Json, hosts) as JsonObject,
      metadata,
    ),
    ...(openid
      ? [
          describeCapture(
            {
              id: `${id}.openid`,
              preset: id,
              document: 'openid-configuration',
              source: fhirBase,
              date: today,
            },
            toTemplates(openid as Json, hosts) as JsonObject,
          ),
        ]
      : []),
  ]
  return {
    id,
    title: id,
    date: today.slice(0, 7),
    strength: 'weak',
    basis: `Discovery documents of ${fhirBase}, ${today}; nobody signed in.`,
    values: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { value, grade: 'A', source: fhirBase }]),
    ),
    variants: [],
    unknown: listUnknown(documents),
    captures,
  } as JsonObject
}

interface About {
  readonly id: string
  readonly preset: string
  readonly document: string
  readonly source: string
  readonly date: string
}

function describeCapture(about: About, body: JsonObject, metadata?: MetadataFacts): Json {
  const members = Object.keys(body)
  return {
    ...about,
    kind: 'live-capture',
    members,
    body: body as Json,
    ...(metadata ? { metadata: { source: about.source, date: about.date, ...metadata } } : {}),
  }
}

/** Lists what was not seen: documents without a reply, and all that happens after discovery. */
function listUnknown(documents: readonly ServerDocument[]): string[] {
  const missing = documents.flatMap((each) => ('problem' in each ? [`${each.kind}: ${each.problem}`] : []))
  return [...missing, 'everything after discovery: authorization, tokens, errors, CORS, and the FHIR API']
}
