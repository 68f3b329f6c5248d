import type { Issue } from '../model/fhir-error.ts'
import { isObject, type PlainObject } from '../model/resource.ts'
import { findValidation } from './load-validation.ts'
import { validateResource } from './validate-resource.ts'

const STRUCTURE =
  'elements, cardinalities, data types, required codes, types of references, narrative, ext-1, ref-1, txt-1, txt-2'
const NEVER_CHECKED = [
  'codes of value sets that are not required, and required ones that cannot be listed',
  'extensions against their definitions',
  'whether resources that are referred to exist',
]

/**
 * Judges a resource for `$validate`: its structure, then the invariants of R4 and its profiles (those named and
 * those it claims). The last issue tells what was checked and what was not; `loadValidation` must have been
 * called for more than the structure.
 */
export function judgeResource(resource: unknown, type: string, profiles: readonly string[]): Issue[] {
  const issues = validateResource(resource)
  if (issues.length === 0 && type && isObject(resource) && resource.resourceType !== type) {
    const diagnostics = `The resourceType is ${resource.resourceType}, the URL says ${type}`
    issues.push({ severity: 'error', code: 'invalid', diagnostics, expression: ['resourceType'] })
  }
  const checked = [STRUCTURE]
  const unchecked = [...NEVER_CHECKED]
  if (issues.length > 0 || !isObject(resource)) {
    unchecked.push('invariants and profiles, since the structure is wrong')
  } else {
    // Expressions compute with plain numbers, whose precision does not matter to them.
    const plain: PlainObject = JSON.parse(JSON.stringify(resource))
    judgeInvariants(plain, issues, checked, unchecked)
    judgeProfiles(plain, profiles, issues, checked, unchecked)
  }
  return [...issues, summarize(issues, checked, unchecked)]
}

function judgeInvariants(
  resource: PlainObject,
  issues: Issue[],
  checked: string[],
  unchecked: string[],
): void {
  const report = findValidation()?.checkInvariants(resource)
  if (!report) {
    unchecked.push('other invariants')
    return
  }
  issues.push(...report.issues)
  checked.push(`invariants (${report.evaluated} evaluated)`)
  if (report.cut) unchecked.push('the other invariants, since the resource is too large')
  if (report.undecided.size > 0)
    unchecked.push(`invariants without a result: ${[...report.undecided].join(', ')}`)
}

function judgeProfiles(
  resource: PlainObject,
  named: readonly string[],
  issues: Issue[],
  checked: string[],
  unchecked: string[],
): void {
  const validation = findValidation()
  const claimed = isObject(resource.meta) && Array.isArray(resource.meta.profile) ? resource.meta.profile : []
  for (const url of new Set([...named, ...claimed.map(String)])) {
    const profile = validation?.findProfile(url)
    if (!profile) {
      const diagnostics = `Not checked against ${url.slice(0, 200)}: this server does not have its definition`
      issues.push({ severity: 'warning', code: 'not-supported', diagnostics })
      continue
    }
    if (profile.type !== resource.resourceType) {
      const diagnostics = `${profile.url} is a profile of ${profile.type}, not of ${resource.resourceType}`
      issues.push({ severity: 'error', code: 'structure', diagnostics })
      continue
    }
    const report = validation?.checkProfile(resource, profile)
    issues.push(...(report?.issues ?? []))
    checked.push(`${profile.url} ${profile.version}`)
    if (report?.unchecked.size) unchecked.push(`of ${profile.url}: ${[...report.unchecked].join(', ')}`)
  }
}

function summarize(
  issues: readonly Issue[],
  checked: readonly string[],
  unchecked: readonly string[],
): Issue {
  const errors = issues.filter(({ severity }) => severity === 'error').length
  const result = errors === 0 ? 'No errors in what was checked.' : 'See the errors.'
  const diagnostics = `${result} Checked: ${checked.join('; ')}. Not checked: ${unchecked.join('; ')}.`
  return { severity: 'information', code: 'informational', diagnostics }
}
