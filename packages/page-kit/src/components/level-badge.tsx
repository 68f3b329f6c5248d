import { Icon } from './icon.tsx'

export type BadgeLevel = 'ok' | 'info' | 'warning' | 'error' | 'pending'

const WORDS: Record<BadgeLevel, string> = {
  ok: 'OK',
  info: 'Info',
  warning: 'Warning',
  error: 'Error',
  pending: 'Pending',
}

/** A verdict as icon, word and colour. */
export function LevelBadge({ level, word = WORDS[level] }: { level: BadgeLevel; word?: string }) {
  return (
    <span class={`verdict verdict-${level === 'pending' ? 'info' : level}`}>
      <Icon name={level} />
      {word}
    </span>
  )
}
