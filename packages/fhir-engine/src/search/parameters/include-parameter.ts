import {
  findSearchParameter,
  isResourceType,
  listSearchParameterCodes,
  type SearchParameter,
} from '../../definitions/search-parameters.ts'
import { FhirError } from '../../model/fhir-error.ts'

/** One `_include` or `_revinclude`. */
export interface Include {
  readonly reverse: boolean
  readonly iterate: boolean
  /** Type that holds the references; `*` for any. */
  readonly source: string
  readonly parameters: (type: string) => SearchParameter[]
  readonly target: string | undefined
}

/** Reads `Observation:subject:Patient`, `Observation:*` or `*`; throws FhirError 400 otherwise. */
export function parseInclude(name: string, value: string): Include {
  const [keyword, modifier, ...rest] = name.split(':')
  const iterate = modifier === 'iterate' || modifier === 'recurse'
  if (rest.length > 0 || (modifier !== undefined && !iterate)) {
    throw new FhirError(400, 'invalid', `${name.slice(0, 40)}: the only modifier is :iterate`)
  }
  const [source, code = '*', target, ...more] = value.split(':') as [string, ...string[]]
  const known = source === '*' ? code === '*' : isResourceType(source)
  if (!known || more.length > 0 || (target !== undefined && !isResourceType(target))) {
    throw new FhirError(400, 'invalid', `${keyword}: expected Type:parameter, Type:parameter:Target or *`)
  }
  if (code !== '*' && findSearchParameter(source, code)?.type !== 'reference') {
    throw new FhirError(400, 'invalid', `${keyword}: ${value.slice(0, 80)} is not a reference parameter`)
  }
  return {
    reverse: keyword === '_revinclude',
    iterate,
    source,
    target,
    parameters: (type) =>
      code === '*' ? referenceParameters(type) : [findSearchParameter(type, code)].flatMap((p) => p ?? []),
  }
}

function referenceParameters(type: string): SearchParameter[] {
  return listSearchParameterCodes(type).flatMap((code) => {
    const parameter = findSearchParameter(type, code)
    return parameter?.type === 'reference' ? [parameter] : []
  })
}
