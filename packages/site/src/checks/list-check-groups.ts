import type { DescribedCase } from '@smart-mock/client/conformance'

/** The cases of one check. */
export type CheckCases = readonly [DescribedCase, ...DescribedCase[]]

/** Checks about one thing, each as its cases. */
export interface CheckGroup {
  readonly title: string
  readonly checks: readonly CheckCases[]
}

/** Groups cases by check, and checks by what they are about, in the order of the cases. */
export function listCheckGroups(cases: readonly DescribedCase[]): CheckGroup[] {
  const checks = new Map<string, CheckCases>()
  for (const each of cases) {
    const known = checks.get(each.check)
    checks.set(each.check, known ? [...known, each] : [each])
  }
  const groups = new Map<string, CheckCases[]>()
  for (const own of checks.values()) {
    const [{ groupTitle }] = own
    groups.set(groupTitle, [...(groups.get(groupTitle) ?? []), own])
  }
  return [...groups].map(([title, own]) => ({ title, checks: own }))
}
