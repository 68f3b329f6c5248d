import type { Model } from 'fhirpath'
import {
  type ElementRule,
  findStructure,
  listStructureNames,
  type Structure,
} from '../definitions/structures.ts'

/**
 * Returns the definitions of R4 as the FHIRPath library needs them, which are the engine's own in another form: its
 * own copy of them is larger than all tables of the engine. What it needs to look up other resources is left out:
 * `resolve` is replaced, and no invariant asks for terminology.
 */
export function buildFhirpathModel(): BuiltModel {
  const model = {
    version: 'r4' as const,
    choiceTypePaths: {} as Record<string, string[]>,
    pathsDefinedElsewhere: {} as Record<string, string>,
    type2Parent: { ...QUANTITIES } as Record<string, string>,
    path2Type: {} as Record<string, string>,
    path2Repeating: {} as Record<string, true>,
    path2TypeWithoutElements: {} as Record<string, string>,
    path2RefType: {},
    resourcesWithUrlParam: {},
  }
  for (const name of listStructureNames()) {
    const structure = findStructure(name)
    if (structure) addStructure(model, structure)
  }
  const { type2Parent } = model
  return { ...model, availableTypes: new Set([...Object.keys(type2Parent), ...Object.values(type2Parent)]) }
}

/** The model, with what the library reads of it and does not declare. */
export type BuiltModel = Model & { readonly availableTypes: ReadonlySet<string> }

/** Profiles of R4 that the library takes for types. */
const QUANTITIES = { MoneyQuantity: 'Quantity', SimpleQuantity: 'Quantity' }

function addStructure(model: Model, structure: Structure): void {
  const { name, base, kind, elements } = structure
  if (base && kind !== 'backbone') model.type2Parent[name] = base
  for (const element of elements.values()) addElement(model, structure, element)
}

function addElement(model: Model, owner: Structure, element: ElementRule): void {
  const path = `${owner.name}.${element.name}`
  if (element.choice) addChoice(model, owner, element.choice.slice(0, -'[x]'.length), element)
  const isBackbone = element.type === path
  if (element.type.includes('.') && !isBackbone) {
    model.pathsDefinedElsewhere[path] = element.type
    return
  }
  if (isBackbone) model.path2Type[path] = findStructure(path)?.base ?? 'BackboneElement'
  else {
    const type = findType(owner, element)
    model.path2Type[path] = type
    model.path2TypeWithoutElements[path] = type
  }
  // The definition of `xhtml` takes the extensions of its base away.
  if (element.many && owner.name !== 'xhtml') model.path2Repeating[path] = true
}

function addChoice(model: Model, owner: Structure, name: string, element: ElementRule): void {
  const path = `${owner.name}.${name}`
  const type = element.name.slice(name.length)
  model.choiceTypePaths[path] = [...(model.choiceTypePaths[path] ?? []), type]
}

/** Returns the type of an element: one of FHIRPath for ids, for URLs of extensions, and for values of primitives. */
function findType({ name: owner, kind }: Structure, { name, type }: ElementRule): string {
  if (name === 'id' || (owner === 'Extension' && name === 'url')) return 'System.String'
  if (kind !== 'primitive-type' || name !== 'value') return type
  return `System.${SYSTEM_TYPES[owner] ?? 'String'}`
}

/** Types of the values of primitives, as the definitions of R4 say: `positiveInt` and `unsignedInt` have a string. */
const SYSTEM_TYPES: Readonly<Record<string, string>> = {
  boolean: 'Boolean',
  date: 'Date',
  dateTime: 'DateTime',
  decimal: 'Decimal',
  instant: 'DateTime',
  integer: 'Integer',
  time: 'Time',
}
