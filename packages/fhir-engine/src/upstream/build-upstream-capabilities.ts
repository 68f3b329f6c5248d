import { buildCapabilityStatement } from '../interactions/capabilities/build-capability-statement.ts'
import { listSystemOperations, listUpstreamOperations } from '../interactions/operations/list-operations.ts'
import { FhirError } from '../model/fhir-error.ts'
import { isObject, type PlainObject } from '../model/resource.ts'
import { rebaseUrls } from './rebase-urls.ts'
import type { Upstream } from './upstream.ts'

const INTERACTIONS = new Set([
  ...['read', 'vread', 'history-instance', 'history-type', 'search-type'],
  ...['create', 'update', 'patch', 'delete'],
])

/**
 * Returns the part of the upstream's CapabilityStatement that this server can offer; if the upstream does not
 * return one in JSON, the capabilities of this server. Throws FhirError when the upstream cannot be reached,
 * or 502 when it is not an R4 server.
 */
export async function buildUpstreamCapabilities({ client }: Upstream, base: string): Promise<PlainObject> {
  const found = await client.request('GET', 'metadata').then(
    ({ status, body }) => (status === 200 ? body : undefined),
    (error: unknown) => {
      if (error instanceof FhirError && error.issues[0]?.code === 'processing') return undefined
      throw error
    },
  )
  const isStatement = isObject(found) && found.resourceType === 'CapabilityStatement'
  const statement = isStatement ? found : (buildCapabilityStatement(base) as unknown as PlainObject)
  if (typeof statement.fhirVersion === 'string' && !statement.fhirVersion.startsWith('4.0')) {
    throw new FhirError(502, 'not-supported', 'The upstream does not support FHIR R4')
  }
  const { document: _, messaging: __, ...rest } = rebaseUrls(statement, client.base, base)
  const modes = Array.isArray(rest.rest) ? rest.rest.filter(isObject) : []
  return { ...rest, rest: modes.filter(({ mode }) => mode === 'server').map(reduced) }
}

/** Returns what the upstream's data allows, with the operations that this server performs on it. */
function reduced({ operation: _, resource, ...mode }: PlainObject): PlainObject {
  const types = Array.isArray(resource) ? resource.filter(isObject) : []
  return {
    ...mode,
    operation: listSystemOperations(),
    interaction: [{ code: 'batch' }, { code: 'transaction' }, { code: 'history-system' }],
    resource: types.map(({ operation: __, interaction, ...type }) => ({
      ...type,
      operation: listUpstreamOperations(String(type.type)),
      interaction: (Array.isArray(interaction) ? interaction.filter(isObject) : []).filter(({ code }) =>
        INTERACTIONS.has(String(code)),
      ),
    })),
  }
}
