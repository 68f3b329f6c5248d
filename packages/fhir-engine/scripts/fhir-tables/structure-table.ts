import type { ElementFacts, Structures } from './structures.ts'
import type { ValueSets } from './value-sets.ts'

/**
 * Builds the structure table: a line per type `Name<Base kind element element …`, then `--`, then a line per
 * value set with its codes. An element is `name`, a cardinality (`?` 0..1, `!` 1..1, `*` 0..*, `+` 1..*),
 * types joined by `|`, `(targets)` of references, `@n` the n-th value set or `@form` of codes that cannot be
 * listed, `~` when it is in the summary. The value set of a CodeableConcept has `system|code`.
 */
export function structureTable(structures: Structures, valueSets: ValueSets): string {
  const bindings: string[] = []
  const lines = [...structures].map(([name, { base, kind, elements }]) => {
    const words = [...elements.values()].map((element) => elementWord(element, bindings, valueSets))
    return [`${name}<${base ?? ''}`, kind, ...words].join(' ')
  })
  const sets = bindings.map((word) => codesOf(word, valueSets).join(' '))
  return [...lines, '--', ...sets, ''].join('\n')
}

function elementWord(element: ElementFacts, bindings: string[], valueSets: ValueSets): string {
  const many = element.max !== '1'
  const cardinality = element.min > 0 ? (many ? '+' : '!') : many ? '*' : '?'
  const anything = element.targets.length === 0 || element.targets.includes('Resource')
  const targets = anything ? '' : `(${element.targets.join(',')})`
  const binding = bindingWord(element, bindings, valueSets)
  const types = element.types.length > 40 ? '**' : element.types.join('|')
  return `${element.name}${cardinality}${types}${targets}${binding}${element.summary ? '~' : ''}`
}

const FORMS: Readonly<Record<string, string>> = {
  'http://hl7.org/fhir/ValueSet/mimetypes': 'media-type',
  'http://www.rfc-editor.org/bcp/bcp13.txt': 'media-type',
  'http://hl7.org/fhir/ValueSet/all-languages': 'language',
  'http://hl7.org/fhir/ValueSet/currencies': 'currency',
}

function bindingWord({ types, binding }: ElementFacts, bindings: string[], valueSets: ValueSets): string {
  const [type] = types
  if (binding === undefined || (type !== 'code' && type !== 'CodeableConcept')) return ''
  if (type === 'code' && FORMS[binding]) return `@${FORMS[binding]}`
  if (!valueSets(binding)) return ''
  return `@${indexOf(bindings, type === 'code' ? binding : `${binding} ${type}`)}`
}

/** Returns the codes of a value set, of a CodeableConcept with their systems. */
function codesOf(word: string, valueSets: ValueSets): string[] {
  const [url = '', type] = word.split(' ')
  const systems = [...(valueSets(url) ?? [])]
  return systems.flatMap(([system, codes]) => (type ? codes.map((code) => `${system}|${code}`) : codes))
}

function indexOf(list: string[], item: string): number {
  if (!list.includes(item)) list.push(item)
  return list.indexOf(item)
}
