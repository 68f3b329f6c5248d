import { Disclosure, Icon } from '@smart-mock/page-kit'
import type { Finding } from '../../model/api.ts'
import { SpecLink } from '../components/spec-link.tsx'

/** Shows a pitfall that was recognised in the run, with advice. */
export function FindingNote({ finding }: { finding: Finding }) {
  return (
    <Disclosure
      title={
        <span class="row">
          <span class={`verdict verdict-${finding.level}`}>
            <Icon name={finding.level} />
            <span class="visually-hidden">{finding.level === 'info' ? 'Note:' : 'Finding:'}</span>
          </span>
          {finding.title}
        </span>
      }
    >
      <div class="stack-tight">
        <p>
          <strong>Seen:</strong> {finding.seen}
        </p>
        <p>
          <strong>What to change, most likely first:</strong>
        </p>
        <ol>
          {finding.whatToChange.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ol>
        <SpecLink spec={finding.spec} />
      </div>
    </Disclosure>
  )
}
