import { LevelBadge } from '@smart-mock/page-kit'
import type { Verdict } from '../../../model/api.ts'
import { SpecLink } from '../spec-link.tsx'

/** Shows a verdict on one line, for tables. */
export function VerdictText({ verdict }: { verdict: Verdict }) {
  return (
    <span>
      <LevelBadge level={verdict.level} /> {verdict.message}{' '}
      {verdict.level !== 'ok' && verdict.whatToTry && <span class="muted">{verdict.whatToTry} </span>}
      {verdict.spec && <SpecLink spec={verdict.spec} />}
    </span>
  )
}
