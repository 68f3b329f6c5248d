import { LevelBadge } from '@smart-mock/page-kit'
import type { ComponentChildren } from 'preact'
import type { VerdictLevel } from '../../../model/api.ts'

/** Shows a short message with its verdict. */
export function Note({ level, children }: { level: VerdictLevel; children: ComponentChildren }) {
  return (
    <div class={`note verdict-${level}`}>
      <LevelBadge level={level} /> {children}
    </div>
  )
}
