import { FhirError } from '../../model/fhir-error.ts'
import { isObject } from '../../model/resource.ts'
import type { Parameters } from '../../search/parameters/parse-query.ts'
import type { InteractionContext } from '../interaction-context.ts'
import { parseJsonContent } from '../parse-resource-body.ts'

/**
 * Returns the parameters of an operation: those of the URL and, with POST, those of the body. Throws
 * FhirError.
 */
export function readOperationParameters(
  call: Pick<InteractionContext, 'request' | 'parameters' | 'content'>,
): Parameters {
  const { request, parameters, content } = call
  if (request.method !== 'POST' || (content === undefined && request.body.length === 0)) return parameters
  const body = parseJsonContent(call)
  if (!isObject(body) || body.resourceType !== 'Parameters') {
    throw new FhirError(400, 'structure', 'The body of an operation must be Parameters')
  }
  const list = Array.isArray(body.parameter) ? body.parameter.filter(isObject) : []
  const own = list.map((each) => {
    const key = Object.keys(each).find((name) => name.startsWith('value'))
    return [String(each.name), String(key === undefined ? '' : each[key])] as const
  })
  return [...parameters, ...own]
}
