import type { VerdictLevel } from '../../../model/api.ts'
import { Icon } from '../icon.tsx'

const words = { ok: 'OK', info: 'Info', warning: 'Warning', error: 'Error' } as const

/** A verdict as icon, word and colour; `quiet` keeps the word for screen readers only. */
export function VerdictBadge({ level, quiet = false }: { level: VerdictLevel; quiet?: boolean }) {
  return (
    <span class={`verdict verdict-${level}`}>
      <Icon name={level} />
      <span class={quiet ? 'visually-hidden' : ''}>{words[level]}</span>
    </span>
  )
}
