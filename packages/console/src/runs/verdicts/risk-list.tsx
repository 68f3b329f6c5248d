import { Disclosure } from '@smart-mock/page-kit'
import type { PresetRisk } from '../../api/types.ts'
import { SpecLink } from '../../components/spec-link.tsx'
import { Evidence } from './evidence.tsx'

/** Lists the presets at which a client would fail that did as in this run. */
export function RiskList({ risks }: { risks: readonly PresetRisk[] }) {
  if (risks.length === 0) return null
  const count = new Set(risks.flatMap(({ presets }) => presets)).size
  return (
    <Disclosure title={`Would fail at servers like ${count} of the presets`} look="fold">
      <ul class="lines">
        {risks.map(({ switch: name, message, presets, howToCope, spec, seq }) => (
          <li key={`${name} ${message}`} class="stack-tight">
            <span>
              <strong>{presets.map((preset) => `${preset}-like`).join(', ')}</strong>: {message}
            </span>
            <span class="small">
              <strong>Cope:</strong> {howToCope}
            </span>
            <span class="row small">
              <SpecLink href={spec} />
              <Evidence seqs={[seq]} />
              <span class="muted">{name}</span>
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
