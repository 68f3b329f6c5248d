import type { Problem } from '../../smart/requirements/requirement.ts'
import type { ConformanceCase } from '../declare/check.ts'
import { OUTCOMES, type Outcome } from '../declare/outcome.ts'

type Demand = Pick<ConformanceCase, 'level' | 'source'>

/**
 * Returns the outcome of a case with these problems: `failed` for a SHALL of SMART, OAuth, OpenID Connect or FHIR,
 * `warning` for a SHOULD and for a SHALL of RFC 9700 or of a derived rule, `info` for a MAY.
 */
export function judgeOutcome(demand: Demand, problems: readonly Problem[]): Outcome {
  const gravest = gradeViolation(demand)
  const grades = problems.map(({ atMost }) => (atMost === undefined ? gravest : lessGrave(gravest, atMost)))
  return OUTCOMES.find((outcome) => grades.includes(outcome)) ?? 'passed'
}

function gradeViolation({ level, source }: Demand): Outcome {
  if (level === 'MAY') return 'info'
  const isFirm = level.startsWith('SHALL') && source !== 'bcp' && source !== 'derived'
  return isFirm ? 'failed' : 'warning'
}

function lessGrave(one: Outcome, other: Outcome): Outcome {
  return OUTCOMES.indexOf(one) > OUTCOMES.indexOf(other) ? one : other
}
