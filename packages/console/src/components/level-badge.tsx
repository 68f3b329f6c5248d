import { Icon } from './icon.tsx'

export type Level = 'ok' | 'info' | 'warning' | 'error' | 'pending'

const WORDS: Record<Level, string> = {
  ok: 'OK',
  info: 'Info',
  warning: 'Warning',
  error: 'Error',
  pending: 'Pending',
}

/** A verdict as icon, word and colour. */
export function LevelBadge({ level, word = WORDS[level] }: { level: Level; word?: string }) {
  return (
    <span class={`verdict verdict-${level === 'pending' ? 'info' : level}`}>
      <Icon name={level} />
      {word}
    </span>
  )
}
