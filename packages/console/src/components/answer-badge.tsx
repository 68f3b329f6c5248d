import { type BadgeLevel, LevelBadge } from '@smart-mock/page-kit'
import type { Verdict } from '../api/types.ts'

const LEVELS: Record<Verdict['answer'], BadgeLevel> = {
  met: 'ok',
  'not met': 'error',
  pending: 'pending',
  inconclusive: 'warning',
  'not exercised': 'info',
}

/** One of the five answers. */
export function AnswerBadge({ answer }: { answer: Verdict['answer'] }) {
  return <LevelBadge level={LEVELS[answer]} word={answer.toUpperCase()} />
}
