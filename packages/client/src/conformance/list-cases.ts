import { CASES } from './checks/list.ts'
import { CASE_REFERENCES } from './coverage/references/case-references.ts'
import type { CaseReferences } from './coverage/references/reference-table.ts'
import type { ConformanceCase } from './declare/check.ts'
import { GROUPS } from './declare/groups.ts'
import { RECIPES } from './declare/recipes.ts'

type DescribedMembers =
  | ('id' | 'check' | 'title' | 'group' | 'kind' | 'level' | 'source' | 'since' | 'until')
  | ('catalogueIds' | 'spec' | 'howToFix' | 'differs' | 'prerequisites')

/** A case as it is declared, as data. */
export interface DescribedCase extends Pick<ConformanceCase, DescribedMembers> {
  readonly groupTitle: string
  /** The login that decides it, in a few words; absent for a case that needs none. */
  readonly login?: string
  /** The names that certifications, their kits and the implementation guide have for what it decides. */
  readonly references: CaseReferences
}

/** Lists all cases in the order in which they run. */
export function listCases(): DescribedCase[] {
  return CASES.map((each) => {
    const { id, check, title, group, kind, level, source, since, until } = each
    const { catalogueIds, spec, howToFix, differs, prerequisites, login } = each
    return {
      ...{ id, check, title, group, groupTitle: GROUPS[group], kind, level, source },
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      ...{ catalogueIds, spec, howToFix },
      ...(differs === undefined ? {} : { differs }),
      ...(login === undefined ? {} : { login: RECIPES[login.recipe] }),
      ...{ prerequisites, references: CASE_REFERENCES[id] ?? {} },
    }
  })
}
