import { Glyph, Icon } from '@smart-mock/page-kit'
import type { ComponentChildren } from 'preact'
import type { StepOutcome } from '../../../model/api.ts'

const CIRCLE = 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z'

const LOOKS: Readonly<Record<StepOutcome, { level: string; sign: ComponentChildren }>> = {
  ready: { level: 'ok', sign: <Icon name="ok" /> },
  'not ready': { level: 'error', sign: <Icon name="error" /> },
  open: { level: 'warning', sign: <Icon name="pending" /> },
  attestation: { level: 'info', sign: <Icon name="info" /> },
  'other kit': { level: 'info', sign: <Glyph path={CIRCLE} /> },
}

/** Shows the outcome of a step as icon, word and colour. */
export function StepBadge({ outcome }: { outcome: StepOutcome }) {
  const { level, sign } = LOOKS[outcome]
  return (
    <span class={`verdict verdict-${level}`}>
      {sign}
      <span>{outcome}</span>
    </span>
  )
}
