import { type BadgeLevel, LevelBadge } from '@smart-mock/page-kit'
import type { Verdict } from '../api/types.ts'

const LEVELS: Record<Verdict['answer'], BadgeLevel> = {
  met: 'ok',
  'not met': 'error',
  pending: 'pending',
  inconclusive: 'warning',
  'not exercised': 'info',
}

/** Shows one of the five outcomes. */
export function AnswerBadge({ answer }: { answer: Verdict['answer'] }) {
  return <LevelBadge level={LEVELS[answer]} word={answer.toUpperCase()} />
}
