import { LevelBadge } from '@smart-mock/page-kit'
import type { Finding } from '../../api/types.ts'
import { SpecLink } from '../../components/spec-link.tsx'
import { Evidence } from './evidence.tsx'
import { getFindingLevel } from './get-finding-level.ts'

/** Shows one finding: the values compared, and how to fix it. */
export function FindingCard({ finding }: { finding: Finding }) {
  const { rule, level, message, expected, actual, howToFix, spec, seq, catalogueIds, allowReason } = finding
  return (
    <article class={`note verdict-${getFindingLevel(finding)}`}>
      <p class="row">
        <LevelBadge
          level={getFindingLevel(finding)}
          {...(allowReason !== undefined && { word: 'ALLOWED' })}
        />{' '}
        <code>{rule}</code>
      </p>
      {allowReason !== undefined && (
        <p>
          Allowed ({level}): {allowReason}
        </p>
      )}
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
