import fhirpath, { type Model } from 'fhirpath'
import type { PlainObject } from '../model/resource.ts'
import { buildFhirpathModel } from './build-fhirpath-model.ts'

/** The values of `%resource` and `%rootResource`. */
export interface ExpressionScope {
  readonly resource: PlainObject
  readonly rootResource: PlainObject
}

type Evaluate = (value: unknown, variables: object) => unknown[]

const compiled = new Map<string, Evaluate>()
let model: Model | undefined

/**
 * Returns the result of a FHIRPath expression for a value at the path `base`; `undefined` when it is no boolean
 * or cannot be evaluated.
 */
export function judgeExpression(
  base: string,
  expression: string,
  value: unknown,
  scope: ExpressionScope,
): boolean | undefined {
  const name = `${base}\t${expression}`
  let run = compiled.get(name)
  if (!run) {
    model ??= buildFhirpathModel()
    run = fhirpath.compile({ base, expression }, model, { ...OPTIONS }) as unknown as Evaluate
    compiled.set(name, run)
  }
  try {
    const [held] = run(value, scope)
    return typeof held === 'boolean' ? held : undefined
  } catch {
    return undefined
  }
}

const OPTIONS = {
  traceFn: () => undefined,
  // Other resources are not looked up: the caller might not be allowed to see them.
  userInvocationTable: { resolve: { fn: () => [], arity: { 0: [] }, internalStructures: true } },
}
