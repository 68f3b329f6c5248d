import { Disclosure, LevelBadge } from '@smart-mock/page-kit'
import type { Finding, PitfallInfo } from '../../model/api.ts'
import { SpecLink } from '../components/spec-link.tsx'
import { showPage } from '../state/navigation.ts'
import { revealStep } from '../state/open-steps.ts'

interface Props {
  pitfall: PitfallInfo
  finding?: Finding | undefined
  /** `true` when a run exists that the pitfall can be checked against. */
  checked?: boolean
}

/** Shows one pitfall: its description, its presence in the run, and the advice. */
export function PitfallRow({ pitfall, finding, checked = false }: Props) {
  const changes = finding?.whatToChange ?? pitfall.whatToChange
  const [stepId] = finding?.stepIds ?? []
  const reveal = (id: string) => {
    showPage('login')
    revealStep(id)
  }
  return (
    <Disclosure
      open={finding !== undefined}
      title={
        <>
          <span class="grow">{pitfall.title}</span>
          {finding ? (
            <LevelBadge level={finding.level} />
          ) : (
            checked && <span class="muted small">not detected</span>
          )}
        </>
      }
    >
      <div class="stack-tight prose">
        <p>{pitfall.explanation}</p>
        {finding && (
          <p>
            <strong>Seen:</strong> {finding.seen}{' '}
            {stepId && (
              <button type="button" class="button-link" onClick={() => reveal(stepId)}>
                Show the step
              </button>
            )}
          </p>
        )}
        <div>
          <strong>What to change</strong>
          <ul>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </div>
        <p class="small">
          <SpecLink spec={pitfall.spec} />
        </p>
      </div>
    </Disclosure>
  )
}
