import { Icon } from '@smart-mock/page-kit'
import type { RunSummary } from '../../model/api.ts'

const words = { error: 'errors', warning: 'warnings' } as const

export function RunCounts({ counts }: { counts: RunSummary['counts'] }) {
  return (
    <>
      {(['error', 'warning'] as const)
        .filter((level) => counts[level] > 0)
        .map((level) => (
          <span key={level} class={`verdict verdict-${level}`}>
            <Icon name={level} />
            {counts[level]} <span class="visually-hidden">{words[level]}</span>
          </span>
        ))}
    </>
  )
}
