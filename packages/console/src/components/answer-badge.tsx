import type { Verdict } from '../api/types.ts'
import { type BadgeLevel, LevelBadge } from './level-badge.tsx'

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
