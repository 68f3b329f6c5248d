import type { SpecReference } from '../../model/verdict.ts'
import type { Problem } from '../../smart/requirements/requirement.ts'
import type { CaseTools, CodeAttempt } from './case-tools.ts'
import type { GroupName } from './groups.ts'
import type { PrerequisiteName } from './prerequisites.ts'
import type { LoginDemand } from './recipes.ts'
import type { SmartVersion } from './target.ts'

export type DemandLevel = 'SHALL' | 'SHALL NOT' | 'SHOULD' | 'SHOULD NOT' | 'MAY'

/** The specification that makes the demand: SMART, OAuth, OpenID Connect, FHIR, RFC 9700, or a rule derived from one. */
export type DemandSource = 'smart' | 'oauth' | 'oidc' | 'fhir' | 'bcp' | 'derived'

/** Facts of a check that one of its cases may have otherwise. */
interface Shared {
  readonly catalogueIds: readonly string[]
  readonly level: DemandLevel
  /** `smart` by default. */
  readonly source?: DemandSource
  readonly since?: SmartVersion
  /** The last version that has the requirement. */
  readonly until?: SmartVersion
  readonly spec: SpecReference
  readonly howToFix: string
  readonly prerequisites?: readonly PrerequisiteName[]
}

/** One way in which a requirement can be violated. */
export interface CaseDeclaration extends Partial<Shared> {
  /**
   * `passive` judges what other cases have obtained, `active` sends a correct request, `negative` one that the server
   * must refuse.
   */
  readonly kind: 'passive' | 'active' | 'negative'
  /** Returns what is wrong, nothing when the case passes. @throws Unjudged when that is not known */
  readonly judge: (tools: CaseTools) => readonly Problem[] | Promise<readonly Problem[]>
  /** The difference of a negative case to a correct request. */
  readonly differs?: string
  readonly login?: LoginDemand
  /** Attempts on the code of that login, before it is redeemed. */
  readonly attempts?: readonly CodeAttempt[]
}

interface CheckFacts extends Shared {
  readonly name: string
  readonly title: string
  readonly group: GroupName
}

/** A requirement of servers: a check of one case, or of several that have names. */
export type CheckDeclaration = CheckFacts &
  (
    | Pick<CaseDeclaration, 'kind' | 'judge' | 'differs' | 'login' | 'attempts'>
    | { readonly cases: Readonly<Record<string, CaseDeclaration>> }
  )

/** A case with everything that it has of its check. */
export interface ConformanceCase extends Shared {
  /** Name of the check, followed by a slash and the name of the case where it has several. */
  readonly id: string
  readonly check: string
  readonly title: string
  readonly group: GroupName
  readonly kind: CaseDeclaration['kind']
  readonly judge: CaseDeclaration['judge']
  readonly differs?: string
  readonly login?: LoginDemand
  readonly attempts?: readonly CodeAttempt[]
  readonly source: DemandSource
  readonly prerequisites: readonly PrerequisiteName[]
}

/** Returns the cases of a check; prerequisites of a case are added to those of the check. */
export function defineCheck(check: CheckDeclaration): readonly ConformanceCase[] {
  const cases = 'cases' in check ? Object.entries(check.cases) : [['', check] as const]
  const { name, title, group, catalogueIds, level, source, since, until, spec, howToFix } = check
  const shared = {
    title,
    group,
    catalogueIds,
    level,
    spec,
    howToFix,
    ...(since && { since }),
    ...(until && { until }),
  }
  return cases.map(([own, each]) => ({
    ...shared,
    ...each,
    id: own === '' ? name : `${name}/${own}`,
    check: name,
    title,
    group,
    source: each.source ?? source ?? 'smart',
    prerequisites: [...new Set([...(check.prerequisites ?? []), ...(each.prerequisites ?? [])])],
  }))
}
