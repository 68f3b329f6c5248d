import { isResourceType } from '../definitions/search-parameters.ts'
import { type ElementRule, findStructure, type Structure } from '../definitions/structures.ts'
import type { Issue, IssueCode } from '../model/fhir-error.ts'
import { isObject, type PlainObject } from '../model/resource.ts'
import { findCodeProblem, findConceptProblem } from './codes.ts'
import { findPrimitiveProblem, isPrimitive } from './primitives.ts'
import { findReferenceProblem } from './references.ts'

const MAX_ISSUES = 50

/**
 * Checks a resource against the structure of its type: elements, cardinalities, data types, required
 * codes, references, narrative, and the invariants that cost little (ext-1, ref-1, txt-1, txt-2). Returns at
 * most 50 issues, each with the `expression` of its element.
 */
export function validateResource(resource: unknown, path?: string): Issue[] {
  const issues: Issue[] = []
  const report = (code: IssueCode, expression: string, diagnostics: string) => {
    if (issues.length < MAX_ISSUES) {
      issues.push({
        severity: 'error',
        code,
        diagnostics: `${expression} ${diagnostics}`,
        expression: [expression],
      })
    }
  }
  let root: PlainObject = {}
  checkResource(resource, path, false)
  return issues

  function checkResource(value: unknown, at: string | undefined, isContained: boolean): void {
    if (!isObject(value)) {
      report('structure', at ?? 'Resource', 'must be a JSON object')
      return
    }
    const type = value.resourceType
    const shape = typeof type === 'string' && isResourceType(type) ? findStructure(type) : undefined
    if (!shape) {
      report('structure', at ?? 'Resource', 'requires a resourceType of R4')
      return
    }
    const container = root
    if (!isContained) root = value
    const { resourceType: _, ...rest } = value
    checkObject(rest, shape, at ?? shape.name)
    root = container
  }

  function checkObject(value: PlainObject, shape: Structure, at: string): void {
    const keys = Object.keys(value)
    if (keys.length === 0 && shape.kind !== 'resource') report('structure', at, 'must not be empty')
    const choices = new Map<string, string>()
    for (const key of keys) {
      const rule = shape.elements.get(key.startsWith('_') ? key.slice(1) : key)
      if (!rule || (key.startsWith('_') && !isPrimitive(rule.type))) {
        report('structure', `${at}.${key.slice(0, 60)}`, `is not an element of ${shape.name}`)
        continue
      }
      if (rule.choice) {
        const other = choices.get(rule.choice)
        if (other && other !== rule.name)
          report('structure', `${at}.${rule.name}`, `cannot be combined with ${other}`)
        choices.set(rule.choice, rule.name)
      }
      if (key.startsWith('_')) checkTwin(value[key], rule, `${at}.${rule.name}`, value[rule.name])
      else checkElement(value[key], rule, `${at}.${rule.name}`, value[`_${key}`])
    }
    for (const rule of shape.elements.values()) {
      if (!rule.required || value[rule.name] !== undefined || value[`_${rule.name}`] !== undefined) continue
      if (rule.choice === undefined) report('required', `${at}.${rule.name}`, 'is missing')
      else if (!choices.has(rule.choice)) {
        choices.set(rule.choice, '')
        report('required', `${at}.${rule.choice}`, 'is missing')
      }
    }
    if (shape.name === 'Extension' && choices.size > 0 === (value.extension !== undefined)) {
      report('invariant', at, 'must have either a value or extensions (ext-1)')
    }
  }

  function checkElement(value: unknown, rule: ElementRule, at: string, twin: unknown): void {
    if (!rule.many) {
      if (Array.isArray(value)) {
        report('structure', at, 'must not be an array')
        return
      }
      checkValue(value, rule, at)
      return
    }
    if (!Array.isArray(value)) {
      report('structure', at, 'must be an array')
      return
    }
    if (value.length === 0) report('structure', at, 'must not be an empty array')
    for (const [i, item] of value.entries()) {
      const spared = item === null && Array.isArray(twin) && isObject(twin[i])
      if (!spared) checkValue(item, rule, `${at}[${i}]`)
    }
  }

  function checkValue(value: unknown, rule: ElementRule, at: string): void {
    if (isPrimitive(rule.type)) {
      const problem = findPrimitiveProblem(rule.type, value)
      if (problem) {
        report('value', at, problem)
        return
      }
      const wrong = findCodeProblem(rule, value as string)
      if (wrong) report('code-invalid', at, wrong)
      return
    }
    const shape = findStructure(rule.type)
    if (shape?.kind === 'resource') {
      checkResource(value, at, rule.name === 'contained')
      return
    }
    if (!isObject(value) || !shape) {
      report('structure', at, `must be an object of type ${rule.type}`)
      return
    }
    checkObject(value, shape, at)
    if (rule.type === 'Reference') {
      const problem = findReferenceProblem(value, rule.targets, root)
      if (problem) report(problem.endsWith('(ref-1)') ? 'invariant' : 'value', at, problem)
    } else if (rule.codes) {
      const problem = findConceptProblem(rule, value)
      if (problem) report('code-invalid', at, problem)
    }
  }

  /** Checks the ids and extensions of a primitive (`_given` beside `given`). */
  function checkTwin(value: unknown, rule: ElementRule, at: string, values: unknown): void {
    const shape = findStructure('Element') as Structure
    if (Array.isArray(value) !== rule.many) {
      report('structure', at, `has extensions that must ${rule.many ? '' : 'not '}be an array`)
      return
    }
    const items = Array.isArray(value) ? value : [value]
    if (Array.isArray(values) && items.length > values.length) {
      report('structure', at, 'has more extensions than values')
    }
    for (const item of items) {
      if (isObject(item)) checkObject(item, shape, at)
      else if (!(rule.many && item === null))
        report('structure', at, 'has an extension that is not an object')
    }
  }
}
