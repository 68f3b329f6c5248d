import { findProfile, type ProfileNode, type ResourceProfile } from '../definitions/profiles.ts'
import type { Issue, IssueCode } from '../model/fhir-error.ts'
import { isObject, type PlainObject } from '../model/resource.ts'
import { parseReference } from '../search/kinds/reference.ts'
import { judgeExpression } from './judge-expression.ts'
import { isPrimitive } from './primitives.ts'
import { type Found, findValues, isSame, matchesPattern } from './profile-values.ts'
import { createSliceTest, hasCode } from './slices.ts'

/** The findings of one profile. */
export interface ProfileReport {
  readonly issues: readonly Issue[]
  /** Parts of the profile that were not checked: value sets, slices, constraints, profiles of extensions. */
  readonly unchecked: ReadonlySet<string>
}

const MAX_ISSUES = 50

/** Checks a resource of valid structure against a profile: cardinalities, slices, values, codes, constraints. */
export function checkProfile(resource: PlainObject, profile: ResourceProfile): ProfileReport {
  const issues: Issue[] = []
  const unchecked = new Set<string>()
  const report = (code: IssueCode, at: string, text: string, severity: Issue['severity'] = 'error') => {
    if (issues.length >= MAX_ISSUES) return
    issues.push({ severity, code, diagnostics: `${at} ${text} (${profile.url})`, expression: [at] })
  }
  checkNode({ value: resource, at: profile.type }, profile.root, profile.type)
  return { issues, unchecked }

  function checkNode(found: Found, node: ProfileNode, path: string): void {
    checkValue(found, node, path)
    for (const child of node.children) {
      const values = findValues(found.value, child.name, found.at)
      const childPath = `${path}.${child.name}`
      checkCount(values, child, `${found.at}.${child.name}`)
      for (const each of values) checkNode(each, child, childPath)
      checkSlices(values, child, childPath, found.at)
    }
  }

  function checkSlices(values: readonly Found[], node: ProfileNode, path: string, at: string): void {
    const left = new Set(values)
    for (const slice of node.slices) {
      const isIn = createSliceTest(node, slice)
      const name = `${path}:${slice.name}`
      if (!isIn) {
        unchecked.add(`the slice ${name}`)
        continue
      }
      const matched = values.filter(isIn)
      checkCount(matched, slice, `${at}.${node.name}`, slice.name)
      for (const each of matched) {
        left.delete(each)
        checkNode(each, slice, path)
      }
    }
    if (node.element.rules !== 'closed') return
    for (const each of left) report('structure', each.at, 'is in none of the slices')
  }

  function checkCount(values: readonly Found[], { element }: ProfileNode, at: string, slice?: string): void {
    const { min = 0, max } = element
    const what = slice === undefined ? '' : ` of the slice ${slice}`
    if (values.length < min)
      report('required', at, `must occur at least ${min} times${what}, not ${values.length}`)
    if (max !== undefined && values.length > max) {
      report('structure', at, `may occur at most ${max} times${what}, not ${values.length}`)
    }
  }

  function checkValue({ value, at, choice }: Found, { element }: ProfileNode, path: string): void {
    const { fixed, pattern, binding, types, targets, profiles, constraints } = element
    const given = value !== null
    if (given && fixed !== undefined && !isSame(value, fixed)) report('value', at, `must be ${text(fixed)}`)
    if (given && pattern !== undefined && !matchesPattern(value, pattern))
      report('value', at, `must have ${text(pattern)}`)
    if (types && choice && !types.some((each) => each.toLowerCase() === choice.toLowerCase())) {
      report('structure', at, `must be of type ${types.join(' or ')}`)
    }
    if (binding && !binding.codes) unchecked.add(`the value set ${binding.url}`)
    else if (given && binding?.codes && !hasCode(value, binding.codes)) {
      report('code-invalid', at, `has no code of the value set ${binding.url}`)
    }
    const { type } = parseReference(
      isObject(value) && typeof value.reference === 'string' ? value.reference : '',
    )
    if (type && targets && !targets.includes(type)) report('value', at, `may refer to ${targets.join(', ')}`)
    for (const url of profiles ?? []) checkInner({ value, at }, url)
    for (const { key, severity, human, expression } of constraints ?? []) {
      const base = choice === undefined ? path : toType(choice)
      const held = judgeExpression(base, expression, value, { resource, rootResource: resource })
      if (held === undefined) unchecked.add(`the constraint ${key}`)
      else if (!held) report('invariant', at, `${key}: ${human}`, severity)
    }
  }

  /** Checks a value, such as an extension, against a profile of its own. */
  function checkInner(found: Found, url: string): void {
    const inner = findProfile(url)
    if (inner) checkNode(found, inner.root, inner.type)
    else unchecked.add(`the profile ${url}`)
  }
}

/** Returns the type of a choice from its name: `dateTime` of `DateTime`. */
function toType(choice: string): string {
  const primitive = choice.charAt(0).toLowerCase() + choice.slice(1)
  return isPrimitive(primitive) ? primitive : choice
}

function text(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : JSON.stringify(value)
}
