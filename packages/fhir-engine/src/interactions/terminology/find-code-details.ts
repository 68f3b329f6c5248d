import { FhirError } from '../../model/fhir-error.ts'
import { chooseDisplay } from '../../terminology/choose-display.ts'
import { type CodeSystem, findConcept, type SystemConcept } from '../../terminology/code-system.ts'
import { readText } from '../../terminology/read-elements.ts'
import { findPropertyValue } from '../../terminology/select-concepts.ts'
import { createSearchContext, type Handler } from '../interaction-context.ts'
import { readOperationInput } from '../operations/operation-input.ts'
import { requireScope } from '../require-scope.ts'
import { createFragmentError, findNamedSystem } from './find-named-system.ts'
import { readCodings } from './read-codings.ts'

type Parameter = fhir4.ParametersParameter

const SUPPORTED = ['code', 'system', 'version', 'coding', 'displayLanguage', 'property']

/** Handles `CodeSystem/$lookup`: the display, designations and properties of a code. */
export const findCodeDetails: Handler = (call) => {
  requireScope(call, 'CodeSystem', 'rs')
  const input = readOperationInput(call, SUPPORTED)
  const [asked] = readCodings(input, { url: input.text('system'), version: input.text('version') })
  const { system: url, version, code = '' } = asked ?? { system: undefined, version: undefined }
  const system = findNamedSystem(call, url, version, createSearchContext(call))
  const concept = findConcept(system, code)
  if (!concept) {
    if (!system.isComplete) throw createFragmentError(system, code)
    throw new FhirError(404, 'not-found', `${system.url} has no code "${code.slice(0, 100)}"`)
  }
  const wanted = input.texts('property')
  const properties = listProperties(system, concept).filter(
    ([name]) => wanted.length === 0 || wanted.includes(name),
  )
  const parameter: Parameter[] = [
    { name: 'name', valueString: system.name },
    ...(system.version === undefined ? [] : [{ name: 'version', valueString: system.version }]),
    {
      name: 'display',
      valueString: chooseDisplay(concept, input.text('displayLanguage')) ?? concept.code,
    },
    ...(wanted.length === 0 || wanted.includes('designation') ? concept.designations.map(toDesignation) : []),
    ...properties.map(
      ([name, value]): Parameter => ({
        name: 'property',
        part: [{ name: 'code', valueCode: name }, { name: 'value', ...value } as Parameter],
      }),
    ),
  ]
  return { status: 200, headers: [], body: { resourceType: 'Parameters', parameter } }
}

/** Lists the properties of a concept with their `value[x]`: definition, parents, children, its own. */
function listProperties(
  { isHierarchy }: CodeSystem,
  { definition, parents, children, properties }: SystemConcept,
): [name: string, value: object][] {
  const codes = (name: string, list: readonly string[]): [string, object][] =>
    isHierarchy ? [...new Set(list)].map((valueCode) => [name, { valueCode }]) : []
  const own = properties.flatMap((each): [string, object][] => {
    const [name, value] = findPropertyValue(each) ?? []
    const code = readText(each.code)
    if (name === undefined || code === undefined || code === 'parent' || code === 'child') return []
    return [[code, name === 'valueCoding' ? { valueCode: value } : { [name]: value }]]
  })
  return [
    ...(definition === undefined ? [] : [['definition', { valueString: definition }] as [string, object]]),
    ...codes('parent', parents),
    ...codes('child', children),
    ...own,
  ]
}

function toDesignation({ language, use, value }: Record<string, unknown>): Parameter {
  const part = [
    ...(language === undefined ? [] : [{ name: 'language', valueCode: language }]),
    ...(use === undefined ? [] : [{ name: 'use', valueCoding: use }]),
    { name: 'value', valueString: value },
  ]
  return { name: 'designation', part: part as Parameter[] }
}
