import { EmptyState } from '@smart-mock/page-kit'
import { NextRunButton } from '../components/next-run-button.tsx'
import { TerminalCommand } from '../components/terminal-command.tsx'
import { appInfo } from '../state/app-info.ts'
import { selectedRun } from '../state/runs/runs.ts'
import { selectedServer } from '../state/servers.ts'
import { PitfallRow } from './pitfall-row.tsx'
import { PredictionList } from './prediction-list.tsx'

/** Shows guided diagnostics: the known pitfalls, compared with the shown run. */
export function CheckPage() {
  const run = selectedRun.value
  const pitfalls = appInfo.value?.pitfalls ?? []
  const found = run?.findings ?? []
  const ordered = [...pitfalls].sort((a, b) => Number(seen(b.name)) - Number(seen(a.name)))
  function seen(name: string): boolean {
    return found.some(({ pitfall }) => pitfall === name)
  }
  return (
    <>
      <h2>Check</h2>
      {run ? (
        <>
          <p>
            Run {run.number} with {run.serverName}: {found.filter(({ level }) => level === 'warning').length}{' '}
            of {pitfalls.length} known pitfalls detected.
          </p>
          <PredictionList run={run} />
        </>
      ) : (
        <EmptyState title="No run to check" action={<NextRunButton />}>
          <p class="muted">Log in once: the run is then checked against the pitfalls below.</p>
        </EmptyState>
      )}
      <section class="stack-tight" aria-label="Pitfalls">
        <h3>Pitfalls</h3>
        {ordered.map((pitfall) => (
          <PitfallRow
            key={`${pitfall.name} ${seen(pitfall.name)}`}
            pitfall={pitfall}
            finding={found.find((finding) => finding.pitfall === pitfall.name)}
            checked={run !== undefined}
          />
        ))}
      </section>
      {selectedServer.value && (
        <TerminalCommand command={`smart-client check ${selectedServer.value.fhirBase}`}>
          The same steps and verdicts without a browser; the exit code reports the result, and --report writes
          JUnit and other files for a build server. With --login and --client-id it continues to the tokens.
        </TerminalCommand>
      )}
    </>
  )
}
