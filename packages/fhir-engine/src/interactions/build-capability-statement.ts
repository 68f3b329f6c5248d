import {
  findSearchParameter,
  listResourceTypes,
  listSearchParameterCodes,
} from '../definitions/search-parameters.ts'

/** Facts for the CapabilityStatement that the caller has and the engine has not. */
export interface CapabilityOptions {
  /** `rest[0].security`, with the SMART `oauth-uris` extension. */
  readonly security?: fhir4.CapabilityStatementRestSecurity
  readonly software?: { name: string; version: string }
  /** `CapabilityStatement.date`, an ISO date. */
  readonly date?: string
  readonly instantiates?: string[]
}

type RestResource = fhir4.CapabilityStatementRestResource

const INTERACTIONS = [
  ...(['read', 'vread', 'update', 'patch', 'delete', 'history-instance', 'history-type', 'create'] as const),
  'search-type' as const,
]

const bulk = (name: string) => `http://hl7.org/fhir/uv/bulkdata/OperationDefinition/${name}`
const DOCREF = 'http://hl7.org/fhir/us/core/OperationDefinition/docref'

let resources: RestResource[] | undefined

/** Builds the CapabilityStatement of this engine, published at `base` (S-130). */
export function buildCapabilityStatement(
  base: string,
  options: CapabilityOptions = {},
): fhir4.CapabilityStatement {
  resources ??= listResourceTypes().map(restResource)
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: options.date ?? '2026-01-01',
    kind: 'instance',
    ...(options.instantiates && { instantiates: options.instantiates }),
    ...(options.software && { software: options.software }),
    implementation: { description: 'SMART on FHIR test server', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json', 'application/fhir+xml', 'xml'],
    patchFormat: ['application/json-patch+json', 'application/fhir+json'],
    rest: [
      {
        mode: 'server',
        ...(options.security && { security: options.security }),
        resource: resources,
        operation: [{ name: 'export', definition: bulk('export') }],
        interaction: (['transaction', 'batch', 'search-system', 'history-system'] as const).map((code) => ({
          code,
        })),
      },
    ],
  }
}

function restResource(type: string): RestResource {
  const parameters = listSearchParameterCodes(type).flatMap((code) => findSearchParameter(type, code) ?? [])
  const references = parameters.filter((parameter) => parameter.type === 'reference')
  const operation = (name: string, definition: string) => ({
    name,
    definition: `http://hl7.org/fhir/OperationDefinition/${definition}`,
  })
  return {
    type: type as RestResource['type'],
    profile: `http://hl7.org/fhir/StructureDefinition/${type}`,
    interaction: INTERACTIONS.map((code) => ({ code })),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: true,
    conditionalCreate: true,
    conditionalRead: 'full-support',
    conditionalUpdate: true,
    conditionalDelete: 'single',
    searchInclude: ['*', ...references.map(({ code }) => `${type}:${code}`)],
    searchParam: parameters.map(({ code, type: kind }) => ({ name: code, type: kind })),
    operation: [
      operation('validate', 'Resource-validate'),
      ...(type === 'Patient' ? [operation('everything', 'Patient-everything')] : []),
      ...(type === 'Patient' ? [{ name: 'export', definition: bulk('patient-export') }] : []),
      ...(type === 'Group' ? [{ name: 'export', definition: bulk('group-export') }] : []),
      ...(type === 'DocumentReference' ? [{ name: 'docref', definition: DOCREF }] : []),
    ],
  }
}
