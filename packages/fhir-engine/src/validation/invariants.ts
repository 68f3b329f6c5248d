import type { Invariant } from '../definitions/profiles.ts'
import { findStructure, type Structure } from '../definitions/structures.ts'
import type { Issue } from '../model/fhir-error.ts'
import { isObject, type PlainObject } from '../model/resource.ts'
import { invariantTable } from '../tables/invariant-table.ts'
import { findUnusedContained } from './contained.ts'
import { type ExpressionScope, judgeExpression } from './judge-expression.ts'

/** The findings of the invariants of R4 in one resource. */
export interface InvariantReport {
  readonly issues: readonly Issue[]
  /** Number of evaluations. */
  readonly evaluated: number
  /** Keys of invariants that gave neither true nor false. */
  readonly undecided: ReadonlySet<string>
  /** `true` when the resource was too large to evaluate them all. */
  readonly cut: boolean
}

/** Elements in one value: expressions may compare each with each. */
const LARGEST = 3_000
/** Cost of all evaluations for one resource, which would otherwise block other requests for long. */
const MOST = 150_000
/** Cost of one evaluation, beside the elements of its value. */
const EVALUATION = 30
const MAX_ISSUES = 50

const invariants = readTable()

/** Evaluates the invariants of R4 in a resource of valid structure, with what it contains. */
export function checkInvariants(resource: PlainObject): InvariantReport {
  const issues: Issue[] = []
  const undecided = new Set<string>()
  let evaluated = 0
  let left = MOST
  let cut = false
  const report = ({ key, severity, human }: Omit<Invariant, 'expression'>, at: string) => {
    if (issues.length >= MAX_ISSUES) return
    issues.push({ severity, code: 'invariant', diagnostics: `${at} ${key}: ${human}`, expression: [at] })
  }
  checkResource(resource, String(resource.resourceType), undefined)
  return { issues, evaluated, undecided, cut }

  function checkResource(value: PlainObject, at: string, container: PlainObject | undefined): void {
    const scope = { resource: value, rootResource: container ?? value }
    const shape = findStructure(String(value.resourceType))
    if (!shape) return
    for (const id of findUnusedContained(value)) report({ ...UNUSED, human: `${UNUSED.human}: ${id}` }, at)
    checkObject(value, shape, at, scope)
  }

  function checkObject(value: PlainObject, shape: Structure, at: string, scope: ExpressionScope): void {
    for (let each: Structure | undefined = shape; each; each = findStructure(each.base)) {
      check(value, each.name, shape.name, at, scope)
    }
    for (const [key, item] of Object.entries(value)) {
      const rule = shape.elements.get(key)
      if (!rule) continue
      const path = `${shape.name}.${rule.choice ?? rule.name}`
      const type = findStructure(rule.type)
      const inner = Array.isArray(item) ? item : [item]
      for (const [i, one] of inner.entries()) {
        const place = `${at}.${key}${Array.isArray(item) ? `[${i}]` : ''}`
        if (path !== rule.type) check(one, path, rule.choice ? rule.type : path, place, scope)
        if (!isObject(one) || !type) continue
        if (type.kind !== 'resource') checkObject(one, type, place, scope)
        else checkResource(one, place, key === 'contained' ? scope.rootResource : undefined)
      }
    }
  }

  function check(value: unknown, path: string, base: string, at: string, scope: ExpressionScope): void {
    const list = invariants.get(path)
    if (!list) return
    const size = countElements(value, LARGEST)
    for (const invariant of list) {
      if (size >= LARGEST || left <= 0) {
        cut = true
        return
      }
      left -= EVALUATION + size
      evaluated += 1
      const held = judgeExpression(base, invariant.expression, value, scope)
      if (held === false) report(invariant, at)
      else if (held !== true) undecided.add(invariant.key)
    }
  }
}

/** Counts the elements of a value up to a limit, without those of resources in it. */
function countElements(value: unknown, most: number): number {
  if (typeof value !== 'object' || value === null) return 1
  let count = 1
  for (const item of Object.values(value)) {
    if (count >= most) return most
    if (!isObject(item) || item.resourceType === undefined) count += countElements(item, most - count)
  }
  return count
}

const UNUSED = {
  key: 'dom-3',
  severity: 'error',
  human: 'contained resources must be referred to in the resource, or refer to it',
} as const

function readTable(): ReadonlyMap<string, readonly Invariant[]> {
  const byPath = new Map<string, Invariant[]>()
  for (const line of invariantTable.split('\n').filter(Boolean)) {
    const [path = '', key = '', severity, human = '', expression = ''] = line.split('\t')
    const list = byPath.get(path) ?? []
    list.push({ key, severity: severity as Invariant['severity'], human, expression })
    byPath.set(path, list)
  }
  return byPath
}
