import { findConcept, isAbstract } from '../../terminology/code-system.ts'
import { expandValueSet } from '../../terminology/expand-value-set.ts'
import { findCodeSystem } from '../../terminology/find-definitions.ts'
import { createSearchContext, type Handler } from '../interaction-context.ts'
import { readOperationInput } from '../operations/operation-input.ts'
import { requireScope } from '../require-scope.ts'
import { createFragmentError, findNamedSystem } from './find-named-system.ts'
import { findNamedValueSet, VALUE_SET_PARAMETERS } from './find-named-value-set.ts'
import { judgeCodings } from './judge-codings.ts'
import { CODE_PARAMETERS, readCodings } from './read-codings.ts'

/** Handles `ValueSet/$validate-code` and `ValueSet/id/$validate-code`: whether a code is in a value set. */
export const validateCodeInSet: Handler = (call) => {
  requireScope(call, 'ValueSet', 'rs')
  const own = [...CODE_PARAMETERS, 'system', 'systemVersion', 'abstract']
  const input = readOperationInput(call, [...VALUE_SET_PARAMETERS, ...own])
  const codings = readCodings(input, { url: input.text('system'), version: input.text('systemVersion') })
  const context = createSearchContext(call)
  const set = findNamedValueSet(call, input, context)
  const place = `ValueSet ${String(set.url ?? set.id ?? 'in the body')}`
  const body = judgeCodings(codings, place, input.flag('abstract') ?? false, (system, code) => {
    const known = findCodeSystem(system, context)
    const exact = (known && findConcept(known, code)?.code) ?? code
    return expandValueSet(set, context, system).get(`${system}|${exact}`)
  })
  return { status: 200, headers: [], body }
}

/** Handles `CodeSystem/$validate-code` and `CodeSystem/id/$validate-code`: whether a code is in a code system. */
export const validateCodeInSystem: Handler = (call) => {
  requireScope(call, 'CodeSystem', 'rs')
  const input = readOperationInput(call, [...CODE_PARAMETERS, 'url', 'version', 'abstract'])
  const context = createSearchContext(call)
  const named =
    call.id || input.text('url') !== undefined
      ? findNamedSystem(call, input.text('url'), input.text('version'), context)
      : undefined
  const codings = readCodings(input, { url: named?.url, version: undefined })
  const place = `CodeSystem ${named?.url ?? codings[0]?.system}`
  const body = judgeCodings(codings, place, input.flag('abstract') ?? false, (url, code) => {
    if (named && url !== named.url) return undefined
    const system = named ?? findNamedSystem(call, url, undefined, context)
    const concept = findConcept(system, code)
    if (!concept && !system.isComplete) throw createFragmentError(system, code)
    return concept && { ...concept, version: system.version, isAbstract: isAbstract(concept) }
  })
  return { status: 200, headers: [], body }
}
