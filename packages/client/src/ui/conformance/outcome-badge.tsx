import { Glyph, Icon } from '@smart-mock/page-kit'
import type { ComponentChildren } from 'preact'
import type { CaseState } from '../state/conformance/case-entries.ts'

const CIRCLE = 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z'
const TRIANGLE = 'M5.5 3.5v9L12 8z'
const QUESTION = 'M5.6 6a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.9-1.1 1.7M8 12.4v.1'

interface Look {
  readonly word: string
  readonly level: 'ok' | 'info' | 'warning' | 'error'
  readonly sign: ComponentChildren
}

/** The word, sign and colour of each state of a case. */
export const LOOKS: Readonly<Record<CaseState, Look>> = {
  passed: { word: 'Passed', level: 'ok', sign: <Icon name="ok" /> },
  failed: { word: 'Failed', level: 'error', sign: <Icon name="error" /> },
  warning: { word: 'Warning', level: 'warning', sign: <Icon name="warning" /> },
  info: { word: 'Info', level: 'info', sign: <Icon name="info" /> },
  inconclusive: { word: 'Inconclusive', level: 'warning', sign: <Glyph path={QUESTION} /> },
  skipped: { word: 'Skipped', level: 'info', sign: <Glyph path={CIRCLE} /> },
  waiting: { word: 'Waiting', level: 'info', sign: <Icon name="pending" /> },
  planned: { word: 'Would run', level: 'info', sign: <Glyph path={TRIANGLE} /> },
}

/** Shows the state of a case as icon, word and colour. */
export function OutcomeBadge({ state }: { state: CaseState }) {
  const { word, level, sign } = LOOKS[state]
  return (
    <span class={`verdict verdict-${level}`}>
      {sign}
      <span>{word}</span>
    </span>
  )
}
