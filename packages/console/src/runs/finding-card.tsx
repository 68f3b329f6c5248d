import { LevelBadge } from '@smart-mock/page-kit'
import type { Finding } from '../api/types.ts'
import { SpecLink } from '../components/spec-link.tsx'
import { Evidence } from './evidence.tsx'

/** Shows one finding: the values compared, and how to fix it. */
export function FindingCard({ finding }: { finding: Finding }) {
  const { rule, level, message, expected, actual, howToFix, spec, seq, catalogueIds } = finding
  return (
    <article class={`note verdict-${level}`}>
      <p class="row">
        <LevelBadge level={level} /> <code>{rule}</code>
      </p>
      <p>{message}</p>
      {(expected !== undefined || actual !== undefined) && (
        <dl class="facts small">
          <dt>expected</dt>
          <dd>
            <code>{expected ?? '(nothing)'}</code>
          </dd>
          <dt>actual</dt>
          <dd>
            <code>{actual ?? '(nothing)'}</code>
          </dd>
        </dl>
      )}
      <p class="small">
        <strong>Fix:</strong> {howToFix}
      </p>
      <p class="row small">
        <SpecLink href={spec} />
        <SpecLink href={`/docs/rules/${rule}`}>About this rule</SpecLink>
        <Evidence seqs={[seq]} />
        <span class="muted">{catalogueIds.join(', ')}</span>
      </p>
    </article>
  )
}
