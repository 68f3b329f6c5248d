import { FhirError } from '../../model/fhir-error.ts'
import { isObject, type PlainObject } from '../../model/resource.ts'
import type { InteractionContext } from '../interaction-context.ts'
import { parseJsonContent } from '../parse-resource-body.ts'
import { readOperationParameters } from './read-operation-parameters.ts'

/** The parameters of an operation, from the URL and the body. */
export interface OperationInput {
  /** Returns the last value of a parameter; `undefined` when it is missing or empty. */
  text(name: string): string | undefined
  /** Returns all values of a parameter, empty ones left out. */
  texts(name: string): string[]
  /** Returns a parameter that is `true` or `false`; throws FhirError 400 for other values. */
  flag(name: string): boolean | undefined
  /** Returns a parameter that is a whole number from 0; throws FhirError 400 for other values. */
  count(name: string): number | undefined
  /** Returns the data type or the resource of a parameter in the body. */
  object(name: string): PlainObject | undefined
}

/** Parameters of any request, which shape its reply. */
const SHAPING = new Set(['_format', '_pretty'])

/**
 * Reads the parameters of an operation. Throws FhirError 400 for one that is not among those that it supports,
 * since to ignore it could make the result wrong.
 */
export function readOperationInput(call: InteractionContext, supported: readonly string[]): OperationInput {
  const parameters = readOperationParameters(call)
  const unknown = parameters.find(([name]) => !supported.includes(name) && !SHAPING.has(name))
  if (unknown) {
    throw new FhirError(
      400,
      'not-supported',
      `${call.route.detail} does not support the parameter "${unknown[0].slice(0, 60)}"; it has ${supported.join(', ')}`,
    )
  }
  const objects = readObjects(call)
  const texts = (name: string) =>
    parameters.flatMap(([each, value]) =>
      each === name && value !== '' && !objects.has(name) ? [value] : [],
    )
  const text = (name: string) => texts(name).at(-1)
  const read = <T>(
    name: string,
    form: RegExp,
    what: string,
    convert: (value: string) => T,
  ): T | undefined => {
    const value = text(name)
    if (value === undefined) return undefined
    if (form.test(value)) return convert(value)
    throw new FhirError(400, 'invalid', `${name} must be ${what}, not "${value.slice(0, 40)}"`)
  }
  return {
    text,
    texts,
    flag: (name) => read(name, /^(?:true|false)$/, 'true or false', (value) => value === 'true'),
    count: (name) => read(name, /^\d{1,9}$/, 'a whole number from 0', Number),
    object: (name) => objects.get(name),
  }
}

function readObjects(call: InteractionContext): Map<string, PlainObject> {
  const objects = new Map<string, PlainObject>()
  if (call.request.method !== 'POST' || (call.content === undefined && call.request.body.length === 0)) {
    return objects
  }
  const body = parseJsonContent(call)
  const list = isObject(body) && Array.isArray(body.parameter) ? body.parameter.filter(isObject) : []
  for (const each of list) {
    const key = Object.keys(each).find((name) => name === 'resource' || name.startsWith('value'))
    const value = key === undefined ? undefined : each[key]
    if (isObject(value)) objects.set(String(each.name), value)
  }
  return objects
}
