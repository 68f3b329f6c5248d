import type { ConformanceCase } from '../../conformance/declare/check.ts'
import { GROUPS } from '../../conformance/declare/groups.ts'
import type { CaseGroup, ListedCase } from '../../model/conformance.ts'

/** Returns what the page lists of a case. */
export function toListedCase(each: ConformanceCase): ListedCase {
  const { id, check, title, group, level, kind, catalogueIds, spec, howToFix, differs } = each
  return {
    ...{ id, check, title, group, level, kind, catalogueIds, spec, howToFix },
    needsLogin: needsLogin(each),
    ...(differs === undefined ? {} : { differs }),
  }
}

/** Returns `true` for a case that a user's login decides; a request that must be refused is tried without one first. */
const needsLogin = ({ login }: ConformanceCase): boolean => login !== undefined && login.recipe !== 'refused'

/** Lists the groups that these cases belong to, in the order in which they run. */
export function listGroups(cases: readonly { readonly group: string }[]): CaseGroup[] {
  const used = new Set(cases.map(({ group }) => group))
  return Object.entries(GROUPS)
    .filter(([name]) => used.has(name))
    .map(([name, title]) => ({ name, title }))
}
