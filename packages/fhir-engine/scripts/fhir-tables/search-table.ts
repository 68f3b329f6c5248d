import { expressionPaths } from './expression-paths.ts'
import type { Structures } from './structures.ts'
import type { Systems } from './value-sets.ts'

const shared = new Set(['Resource', 'DomainResource'])

/**
 * Builds the search table: per resource type a line `Type compartment,codes`, then an indented line per
 * parameter: `code type paths [>targets | &component:type:paths …]`. Type `Resource` has the parameters of
 * all types.
 */
export function searchTable(
  parameters: fhir4.SearchParameter[],
  compartment: fhir4.CompartmentDefinition,
  structures: Structures,
  systemsOf: Systems,
): string {
  const byUrl = new Map(parameters.map((parameter) => [parameter.url, parameter]))
  const resourceTypes = [...structures].filter(([, each]) => each.kind === 'resource').map(([name]) => name)
  const paths = (expression: string, type: string, kind: string, root: string) =>
    expressionPaths(expression, type, kind, root, structures, systemsOf)

  const componentWords = (parameter: fhir4.SearchParameter, type: string, roots: string[]): string[] => {
    const components = parameter.component ?? []
    return components.map((component, index) => {
      const definition = byUrl.get(component.definition)
      if (!definition) throw new Error(`${parameter.url}: no component ${component.definition}`)
      // R4 has the expressions of this one the wrong way round.
      const swapped = parameter.id === 'DocumentReference-relationship' ? components[1 - index] : component
      const expression = swapped?.expression ?? ''
      const each = roots.map((root) => paths(expression, type, definition.type, root).split(','))
      return `&${definition.type} ${[...new Set(each.flat())].join(',')}`
    })
  }

  const line = (parameter: fhir4.SearchParameter, type: string): string => {
    const own = paths(parameter.expression ?? '', type, parameter.type, type)
    const words = [parameter.code, parameter.type, own]
    if (parameter.target) words.push(`>${parameter.target.length > 40 ? '*' : parameter.target.join(',')}`)
    const roots = own.split(',').map((path) => path.split(':')[1] as string)
    return `  ${[...words, ...componentWords(parameter, type, roots)].join(' ')}`
  }

  const members = new Map<string, string[] | undefined>(
    compartment.resource?.map(({ code, param }) => [code, param] as const) ?? [],
  )
  const common = parameters.filter((each) => each.base.includes('Resource') && each.expression)
  const lines = ['Resource', ...common.map((each) => line(each, 'Resource'))]
  for (const type of resourceTypes.filter((name) => !shared.has(name)).sort()) {
    const member = members.get(type) ?? []
    lines.push([type, member.join(',')].join(' ').trim())
    const own = parameters.filter((each) => (each.base as string[]).includes(type) && each.expression)
    lines.push(...own.map((each) => line(each, type)))
  }
  return `${lines.join('\n')}\n`
}
