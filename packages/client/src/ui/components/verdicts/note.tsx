import type { ComponentChildren } from 'preact'
import type { VerdictLevel } from '../../../model/api.ts'
import { VerdictBadge } from './verdict-badge.tsx'

/** A short message with its verdict. */
export function Note({ level, children }: { level: VerdictLevel; children: ComponentChildren }) {
  return (
    <div class={`note verdict-${level}`}>
      <VerdictBadge level={level} /> {children}
    </div>
  )
}
