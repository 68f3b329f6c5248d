import { type BadgeLevel, LevelBadge } from '@smart-mock/page-kit'
import type { Finding } from '../../api/types.ts'
import { getFindingLevel } from './get-finding-level.ts'

const WORST_FIRST: readonly BadgeLevel[] = ['error', 'warning', 'info']

/** Shows the number of findings, with the gravest of their levels. */
export function FindingCount({ findings }: { findings: readonly Finding[] }) {
  const worst = WORST_FIRST.find((level) => findings.some((finding) => getFindingLevel(finding) === level))
  if (!worst) return <LevelBadge level="ok" word="no findings" />
  const count = findings.length
  return <LevelBadge level={worst} word={`${count} ${count === 1 ? 'finding' : 'findings'}`} />
}
