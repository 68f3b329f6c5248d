/** One element of a type or backbone element, with the parts that searching and validating need. */
export interface ElementFacts {
  name: string
  min: number
  max: string
  types: string[]
  targets: string[]
  binding?: string
  summary: boolean
}

export type Structures = Map<string, { base?: string; kind: string; elements: Map<string, ElementFacts> }>

const FHIR_TYPE = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type'
const MAX_VALUE_SET = 'http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet'
const last = (text: string) => text.slice(text.lastIndexOf('/') + 1)

/** Returns `true` for the definition of a type of R4, and `false` for profiles and other resources. */
export function isTypeOfR4({ resourceType, derivation, fhirVersion }: fhir4.StructureDefinition): boolean {
  return resourceType === 'StructureDefinition' && derivation !== 'constraint' && fhirVersion === '4.0.1'
}

/** Converts StructureDefinitions to one map per type and backbone element (`Patient.contact`). */
export function readStructures(definitions: fhir4.StructureDefinition[]): Structures {
  const structures: Structures = new Map()
  for (const definition of definitions) {
    const base = definition.baseDefinition && last(definition.baseDefinition)
    structures.set(definition.type, { ...(base && { base }), kind: definition.kind, elements: new Map() })
    for (const element of definition.snapshot?.element ?? []) addElement(structures, definition.type, element)
  }
  return structures
}

function addElement(structures: Structures, type: string, element: fhir4.ElementDefinition): void {
  const at = element.path.lastIndexOf('.')
  if (at < 0 || element.max === '0') return
  const [owner, name] = [element.path.slice(0, at), element.path.slice(at + 1)]
  if (inherited(element, type)) return
  let types = (element.type ?? []).map((each) => typeCode(each, element))
  if (element.contentReference) types = [element.contentReference.slice(1)]
  if (types[0] === 'BackboneElement' || (types[0] === 'Element' && element.path.split('.').length > 1)) {
    structures.set(element.path, { base: types[0], kind: 'backbone', elements: new Map() })
    types = [element.path]
  }
  const targets = (element.type ?? []).flatMap((each) => (each.targetProfile ?? []).map(last))
  structures.get(owner)?.elements.set(name, {
    name,
    min: element.min ?? 0,
    max: element.max ?? '*',
    types,
    targets: [...new Set(targets)],
    ...requiredBinding(element),
    summary: element.isSummary ?? false,
  })
}

/** Returns the value set that a code must come from: of a required binding, or the largest one allowed. */
function requiredBinding({ binding, type }: fhir4.ElementDefinition): { binding?: string } {
  const largest = binding?.extension?.find(({ url }) => url === MAX_VALUE_SET)?.valueCanonical
  const isCode = type?.[0]?.code === 'code'
  const url = binding?.strength === 'required' ? binding.valueSet : isCode ? largest : undefined
  return url === undefined ? {} : { binding: url.split('|')[0] as string }
}

/** Returns `true` for elements that the base type already has, which are left out. */
function inherited(element: fhir4.ElementDefinition, type: string): boolean {
  const root = element.base?.path.split('.')[0]
  return root !== undefined && root !== type && element.base?.path !== element.path
}

function typeCode(type: fhir4.ElementDefinitionType, element: fhir4.ElementDefinition): string {
  if (!type.code.startsWith('http://hl7.org/fhirpath/')) return type.code
  if (element.path === 'Resource.id') return 'id'
  return type.extension?.find((extension) => extension.url === FHIR_TYPE)?.valueUrl ?? 'string'
}
