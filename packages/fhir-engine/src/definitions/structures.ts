import { structureTable } from '../tables/structure-table.ts'

/** One element of a type, with the type of a `value[x]` in its name (`valueQuantity`). */
export interface ElementRule {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly many: boolean
  /** Resource types that a reference may point to; empty when any. */
  readonly targets: readonly string[]
  /** Codes of a required binding; of a CodeableConcept `system|code`. */
  readonly codes?: ReadonlySet<string>
  /** Form of codes that cannot be listed. */
  readonly form?: CodeForm
  readonly summary: boolean
  /** `value[x]`, when the element is one of a choice. */
  readonly choice?: string
}

export type CodeForm = 'media-type' | 'language' | 'currency'

export interface Structure {
  readonly name: string
  readonly base: string
  readonly kind: 'resource' | 'complex-type' | 'primitive-type' | 'backbone'
  readonly elements: ReadonlyMap<string, ElementRule>
  /** The elements with a cardinality of at least one. */
  readonly required: readonly ElementRule[]
}

const ELEMENT = /^([\w[\]]+)([?!*+])([\w.|*]*)(?:\(([\w,]+)\))?(?:@([\w-]+))?(~)?$/

let lines: Map<string, string> | undefined
let bindings: string[] = []
const parsed = new Map<string, Structure>()
const codeSets = new Map<string, ReadonlySet<string>>()

/**
 * Returns the structure of a data type, resource type or backbone element (`Patient.contact`), including
 * inherited elements.
 */
export function findStructure(name: string): Structure | undefined {
  const known = parsed.get(name)
  if (known) return known
  const line = table().get(name)
  if (line === undefined) return undefined
  const [head, kind, ...words] = line.split(' ') as [string, Structure['kind'], ...string[]]
  const base = head.slice(head.indexOf('<') + 1)
  const elements = new Map(base ? findStructure(base)?.elements : [])
  for (const rule of words.flatMap(rules)) elements.set(rule.name, rule)
  const made = {
    name,
    base,
    kind,
    elements,
    required: [...elements.values()].filter((rule) => rule.required),
  }
  parsed.set(name, made)
  return made
}

/** Returns the names of all data types, resource types and backbone elements. */
export function listStructureNames(): string[] {
  return [...table().keys()]
}

function table(): Map<string, string> {
  if (lines) return lines
  const [types, sets] = structureTable.split('\n--\n') as [string, string]
  bindings = sets.split('\n')
  lines = new Map(types.split('\n').map((line) => [line.slice(0, line.indexOf('<')), line]))
  return lines
}

function rules(word: string): ElementRule[] {
  const match = ELEMENT.exec(word)
  if (!match) throw new Error(`structure table: cannot read ${word}`)
  const [, name, cardinality, types, targets, binding, summary] = match as unknown as [
    string,
    string,
    string,
    string,
  ] &
    string[]
  const common = {
    required: cardinality === '!' || cardinality === '+',
    many: cardinality === '*' || cardinality === '+',
    targets: targets?.split(',') ?? [],
    summary: summary === '~',
    ...(binding && (/^\d/.test(binding) ? { codes: codes(binding) } : { form: binding as CodeForm })),
  }
  if (!name.endsWith('[x]')) return [{ ...common, name, type: types as string }]
  const list = types === '**' ? allDataTypes() : (types as string).split('|')
  return list.map((type) => ({
    ...common,
    name: name.slice(0, -3) + type.charAt(0).toUpperCase() + type.slice(1),
    type,
    choice: name,
  }))
}

/**
 * Data types that an open choice cannot have: abstract ones, those that hold other elements, and those that only some
 * resource types use (R4 `datatypes.html#open`).
 */
const CLOSED = new Set(
  (
    'Element BackboneElement Extension Narrative ElementDefinition xhtml ' +
    'MarketingStatus Population ProdCharacteristic ProductShelfLife SubstanceAmount'
  ).split(' '),
)

/** Returns the types that an open choice (`Extension.value[x]`) may have. */
function allDataTypes(): string[] {
  return [...table()]
    .filter(([name, line]) => !CLOSED.has(name) && /^\S+ (?:complex|primitive)-type/.test(line))
    .map(([name]) => name)
}

function codes(index: string): ReadonlySet<string> {
  const known = codeSets.get(index)
  if (known) return known
  const set = new Set(bindings[Number(index)]?.split(' '))
  codeSets.set(index, set)
  return set
}
