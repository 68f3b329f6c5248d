/** An operation of this server, as a CapabilityStatement names it. */
export interface Operation {
  readonly name: string
  readonly definition: string
}

const r4 = (name: string, id: string): Operation => ({
  name,
  definition: `http://hl7.org/fhir/OperationDefinition/${id}`,
})
const bulk = (id: string): Operation => ({
  name: 'export',
  definition: `http://hl7.org/fhir/uv/bulkdata/OperationDefinition/${id}`,
})

const VALIDATE = r4('validate', 'Resource-validate')

/** The operations of each type that have results in front of another server, too. */
const EVERYWHERE: Readonly<Record<string, readonly Operation[]>> = {
  Patient: [r4('everything', 'Patient-everything'), bulk('patient-export')],
  Group: [bulk('group-export')],
}

/** The operations of each type that need the resources in a store of this server. */
const STORED: Readonly<Record<string, readonly Operation[]>> = {
  CodeSystem: [r4('lookup', 'CodeSystem-lookup'), r4('validate-code', 'CodeSystem-validate-code')],
  DocumentReference: [
    { name: 'docref', definition: 'http://hl7.org/fhir/us/core/OperationDefinition/docref' },
  ],
  Encounter: [r4('everything', 'Encounter-everything')],
  Group: [r4('everything', 'Group-everything')],
  Observation: [r4('lastn', 'Observation-lastn')],
  ValueSet: [r4('expand', 'ValueSet-expand'), r4('validate-code', 'ValueSet-validate-code')],
}

/** Lists the operations of a resource type. */
export function listOperations(type: string): Operation[] {
  return [...listUpstreamOperations(type), ...(STORED[type] ?? [])]
}

/** Lists the operations of a resource type that work when the resources are on another server. */
export function listUpstreamOperations(type: string): Operation[] {
  return [VALIDATE, ...(EVERYWHERE[type] ?? [])]
}

/** Lists the operations over all resources. */
export function listSystemOperations(): Operation[] {
  return [bulk('export')]
}
