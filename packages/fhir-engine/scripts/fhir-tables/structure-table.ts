import type { ElementFacts, Structures } from './structures.ts'
import type { ValueSets } from './value-sets.ts'

/**
 * Builds the structure table: a line per type `Name<Base kind element element …`, then `--`, then a line per
 * value set with its codes. An element is `name`, a cardinality (`?` 0..1, `!` 1..1, `*` 0..*, `+` 1..*),
 * types joined by `|`, `(targets)` of references, `@n` the n-th value set, `~` when it is in the summary.
 */
export function structureTable(structures: Structures, valueSets: ValueSets): string {
  const bindings: string[] = []
  const lines = [...structures].map(([name, { base, kind, elements }]) => {
    const words = [...elements.values()].map((element) => elementWord(element, bindings, valueSets))
    return [`${name}<${base ?? ''}`, kind, ...words].join(' ')
  })
  const sets = bindings.map((url) => [...(valueSets(url)?.values() ?? [])].flat().join(' '))
  return [...lines, '--', ...sets, ''].join('\n')
}

function elementWord(element: ElementFacts, bindings: string[], valueSets: ValueSets): string {
  const many = element.max !== '1'
  const cardinality = element.min > 0 ? (many ? '+' : '!') : many ? '*' : '?'
  const anything = element.targets.length === 0 || element.targets.includes('Resource')
  const targets = anything ? '' : `(${element.targets.join(',')})`
  const codes = element.types[0] === 'code' && element.binding && valueSets(element.binding)
  const binding = codes ? `@${indexOf(bindings, element.binding as string)}` : ''
  const types = element.types.length > 40 ? '**' : element.types.join('|')
  return `${element.name}${cardinality}${types}${targets}${binding}${element.summary ? '~' : ''}`
}

function indexOf(list: string[], item: string): number {
  if (!list.includes(item)) list.push(item)
  return list.indexOf(item)
}
