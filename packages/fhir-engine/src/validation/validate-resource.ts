import { isResourceType } from '../definitions/search-parameters.ts'
import { type ElementRule, findStructure, type Structure } from '../definitions/structures.ts'
import type { Issue } from '../model/fhir-error.ts'
import { isObject, type PlainObject } from '../model/resource.ts'
import { findCodeProblem, findConceptProblem } from './codes.ts'
import { IssueList } from './issue-list.ts'
import type { IssueLocation } from './issue-location.ts'
import { findPrimitiveProblem, isPrimitive } from './primitives.ts'
import { findReferenceProblem } from './references.ts'

/**
 * Checks a resource against the structure of its type: elements, cardinalities, data types, required
 * codes, references, narrative, and the invariants that cost little (ext-1, ref-1, txt-1, txt-2). Returns at
 * most 50 issues, each with the `expression` of its element.
 */
export function validateResource(resource: unknown, path?: string): Issue[] {
  const list = new IssueList()
  const report = list.add.bind(list)
  let root: PlainObject = {}
  checkResource(resource, path === undefined ? undefined : { name: path }, false)
  return list.issues

  function checkResource(value: unknown, at: IssueLocation | undefined, isContained: boolean): void {
    if (!isObject(value)) {
      report('structure', at ?? { name: 'Resource' }, 'must be a JSON object')
      return
    }
    const type = value.resourceType
    const shape = typeof type === 'string' && isResourceType(type) ? findStructure(type) : undefined
    if (!shape) {
      report('structure', at ?? { name: 'Resource' }, 'requires a resourceType of R4')
      return
    }
    const container = root
    if (!isContained) root = value
    checkObject(value, shape, at ?? { name: shape.name })
    root = container
  }

  function checkObject(value: PlainObject, shape: Structure, at: IssueLocation): void {
    const keys = Object.keys(value)
    const isResource = shape.kind === 'resource'
    if (keys.length === 0 && !isResource) report('structure', at, 'must not be empty')
    let choices: Map<string, string> | undefined
    for (const key of keys) {
      if (isResource && key === 'resourceType') continue
      const isTwin = key.startsWith('_')
      const rule = shape.elements.get(isTwin ? key.slice(1) : key)
      if (!rule || (isTwin && !isPrimitive(rule.type))) {
        report('structure', { within: at, name: key.slice(0, 60) }, `is not an element of ${shape.name}`)
        continue
      }
      const location: IssueLocation = { within: at, name: rule.name, index: undefined }
      if (rule.choice) {
        choices ??= new Map()
        const other = choices.get(rule.choice)
        if (other && other !== rule.name) report('structure', location, `cannot be combined with ${other}`)
        choices.set(rule.choice, rule.name)
      }
      if (isTwin) checkTwin(value[key], rule, location, value[rule.name])
      else checkElement(value, rule, location)
    }
    for (const rule of shape.required) {
      if (value[rule.name] !== undefined || value[`_${rule.name}`] !== undefined) continue
      if (rule.choice === undefined) report('required', { within: at, name: rule.name }, 'is missing')
      else if (!choices?.has(rule.choice)) {
        choices ??= new Map()
        choices.set(rule.choice, '')
        report('required', { within: at, name: rule.choice }, 'is missing')
      }
    }
    if (shape.name === 'Extension' && (choices !== undefined) === (value.extension !== undefined)) {
      report('invariant', at, 'must have either a value or extensions (ext-1)')
    }
  }

  function checkElement(holder: PlainObject, rule: ElementRule, at: IssueLocation): void {
    const value = holder[rule.name]
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
    for (let index = 0; index < value.length; index++) {
      const item = value[index]
      if (item === null && hasTwin(holder, rule, index)) continue
      checkValue(item, rule, { within: at.within, name: at.name, index })
    }
  }

  function checkValue(value: unknown, rule: ElementRule, at: IssueLocation): void {
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
  function checkTwin(value: unknown, rule: ElementRule, at: IssueLocation, values: unknown): void {
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

/** Returns `true` when a `null` in an array stands for a value that has only an id or extensions. */
function hasTwin(holder: PlainObject, { name }: ElementRule, index: number): boolean {
  const twins = holder[`_${name}`]
  return Array.isArray(twins) && isObject(twins[index])
}
