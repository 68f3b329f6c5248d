import { type BadgeLevel, LevelBadge } from '@smart-mock/page-kit'
import type { Verdict } from '../api/types.ts'

const LEVELS: Record<Verdict['outcome'], BadgeLevel> = {
  met: 'ok',
  'not met': 'error',
  informational: 'info',
  pending: 'pending',
  inconclusive: 'warning',
  'not exercised': 'info',
}

/** Shows the outcome of a verdict. */
export function OutcomeBadge({ answer }: { answer: Verdict['outcome'] }) {
  return <LevelBadge level={LEVELS[answer]} word={answer.toUpperCase()} />
}
