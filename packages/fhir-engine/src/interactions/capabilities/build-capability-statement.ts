import {
  findSearchParameter,
  listResourceTypes,
  listSearchParameterCodes,
  type SearchParameter,
} from '../../definitions/search-parameters.ts'
import { listOperations, listSystemOperations } from '../operations/list-operations.ts'

type RestResource = fhir4.CapabilityStatementRestResource

const INTERACTIONS = [
  ...(['read', 'vread', 'update', 'patch', 'delete', 'history-instance', 'history-type', 'create'] as const),
  'search-type' as const,
]

const PROFILE = 'http://hl7.org/fhir/StructureDefinition'
const US_CORE = 'http://hl7.org/fhir/us/core/StructureDefinition'
/** Names of the vital signs profiles of R4. */
const VITAL_SIGNS = [
  ...['vitalsigns', 'bodyweight', 'vitalspanel', 'bodyheight', 'resprate', 'heartrate', 'bodytemp'],
  ...['headcircum', 'oxygensat', 'bmi', 'bp'],
]
/** The profiles of resources that `$validate` checks. */
export const SUPPORTED_PROFILES: Readonly<Record<string, readonly string[]>> = {
  Device: [`${US_CORE}/us-core-implantable-device`],
  MedicationRequest: [`${US_CORE}/us-core-medicationrequest`],
  Observation: [
    ...[`${US_CORE}/us-core-blood-pressure`, `${US_CORE}/us-core-smokingstatus`],
    ...VITAL_SIGNS.map((name) => `${PROFILE}/${name}`),
  ],
  Patient: [`${US_CORE}/us-core-patient`],
}

let resources: RestResource[] | undefined

/** Builds the CapabilityStatement of this engine, published at `base` (S-130). */
export function buildCapabilityStatement(base: string): fhir4.CapabilityStatement {
  if (!resources) {
    const revIncludes = listRevIncludes()
    resources = listResourceTypes().map((type) => restResource(type, revIncludes.get(type)))
  }
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-01-01',
    kind: 'instance',
    instantiates: ['http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data'],
    implementation: { description: 'SMART on FHIR test server', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json', 'application/fhir+xml', 'xml'],
    patchFormat: ['application/json-patch+json', 'application/fhir+json'],
    rest: [
      {
        mode: 'server',
        resource: resources,
        operation: listSystemOperations(),
        compartment: ['http://hl7.org/fhir/CompartmentDefinition/patient'],
        interaction: (['transaction', 'batch', 'search-system', 'history-system'] as const).map((code) => ({
          code,
        })),
      },
    ],
  }
}

function restResource(type: string, revIncludes: string[] | undefined): RestResource {
  const parameters = listParameters(type)
  const references = parameters.filter(isReference)
  return {
    type: type as RestResource['type'],
    profile: `${PROFILE}/${type}`,
    ...(SUPPORTED_PROFILES[type] && { supportedProfile: [...SUPPORTED_PROFILES[type]] }),
    interaction: INTERACTIONS.map((code) => ({ code })),
    versioning: 'versioned-update',
    readHistory: true,
    updateCreate: true,
    conditionalCreate: true,
    conditionalRead: 'full-support',
    conditionalUpdate: true,
    conditionalDelete: 'single',
    searchInclude: ['*', ...references.map(({ code }) => `${type}:${code}`)],
    ...(revIncludes && { searchRevInclude: revIncludes }),
    searchParam: parameters.map(({ code, type: kind }) => ({ name: code, type: kind })),
    operation: listOperations(type),
  }
}

function listParameters(type: string): SearchParameter[] {
  return listSearchParameterCodes(type).flatMap((code) => findSearchParameter(type, code) ?? [])
}

function isReference(parameter: SearchParameter): boolean {
  return parameter.type === 'reference'
}

/** Returns the values of `_revinclude` for each type: references that are for it, not for any type. */
function listRevIncludes(): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>()
  for (const type of listResourceTypes()) {
    for (const { code, targets } of listParameters(type).filter(isReference)) {
      for (const target of targets) found.set(target, [...(found.get(target) ?? []), `${type}:${code}`])
    }
  }
  return found
}
