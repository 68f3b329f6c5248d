import { Icon } from './icon.tsx'

export type BadgeLevel = 'ok' | 'info' | 'warning' | 'error' | 'pending'

const WORDS: Record<BadgeLevel, string> = {
  ok: 'OK',
  info: 'Info',
  warning: 'Warning',
  error: 'Error',
  pending: 'Pending',
}

interface Props {
  level: BadgeLevel
  word?: string
  /** `true` keeps the word for screen readers only. */
  quiet?: boolean
}

/** Shows a verdict as icon, word and colour. */
export function LevelBadge({ level, word = WORDS[level], quiet = false }: Props) {
  return (
    <span class={`verdict verdict-${level === 'pending' ? 'info' : level}`}>
      <Icon name={level} />
      <span class={quiet ? 'visually-hidden' : ''}>{word}</span>
    </span>
  )
}
