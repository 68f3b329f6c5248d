import type { ConformanceCase } from '../../conformance/declare/check.ts'
import { GROUPS } from '../../conformance/declare/groups.ts'
import type { CaseGroup, ListedCase } from '../../model/conformance.ts'

/** Returns what the page lists of a case. */
export function toListedCase(each: ConformanceCase): ListedCase {
  const { id, check, title, group, level, kind, catalogueIds, spec, howToFix, differs } = each
  return {
    ...{ id, check, title, group, level, kind, catalogueIds, spec, howToFix },
    ...(differs === undefined ? {} : { differs }),
  }
}

/** Lists the groups that these cases belong to, in the order in which they run. */
export function listGroups(cases: readonly { readonly group: string }[]): CaseGroup[] {
  const used = new Set(cases.map(({ group }) => group))
  return Object.entries(GROUPS)
    .filter(([name]) => used.has(name))
    .map(([name, title]) => ({ name, title }))
}
