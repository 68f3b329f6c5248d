import { EmptyState } from '@smart-mock/page-kit'
import { useEffect } from 'preact/hooks'
import { ServersButton } from '../components/servers-button.tsx'
import { TerminalCommand } from '../components/terminal-command.tsx'
import { AttemptStatus } from '../components/verdicts/attempt-status.tsx'
import { caseEntries, caseGroups, shownEntries } from '../state/conformance/case-entries.ts'
import {
  conformanceAttempt,
  conformanceRun,
  conformanceRuns,
  openConformance,
} from '../state/conformance/conformance.ts'
import { selectedServer } from '../state/servers.ts'
import { CaseFilters } from './case-filters.tsx'
import { CaseTable } from './case-table.tsx'
import { ConformanceHead } from './conformance-head.tsx'
import { ConformanceOptions } from './conformance-options.tsx'
import { ReadinessSection } from './readiness/readiness-section.tsx'

/** Holds the selected server to the specification, case by case. */
export function ConformancePage() {
  const server = selectedServer.value
  const isLoaded = conformanceRuns.value !== undefined
  useEffect(() => {
    if (server && isLoaded) void openConformance(server.id)
  }, [server?.id, isLoaded])
  if (!server)
    return (
      <EmptyState title="No server to test" action={<ServersButton label="Add a server" />}>
        <p class="muted">Add the FHIR base of a server first.</p>
      </EmptyState>
    )
  const shown = shownEntries.value
  const groups = caseGroups.value.map((group) => ({
    group,
    entries: shown.filter((entry) => entry.case.group === group.name),
  }))
  return (
    <>
      <h2>Conformance</h2>
      <p class="prose">
        Tests {server.name} against SMART App Launch, case by case: what a server must do, and which requests
        it must refuse. By default nothing is written, registered or revoked. Test only servers that you may
        test.
      </p>
      <ConformanceHead server={server} />
      <AttemptStatus attempt={conformanceAttempt} />
      <ConformanceOptions />
      {caseEntries.value.length > 0 && <CaseFilters />}
      {caseEntries.value.length > 0 && shown.length === 0 && <p class="muted">No matching cases.</p>}
      {groups.map(
        ({ group, entries }) =>
          entries.length > 0 && <CaseTable key={group.name} group={group} entries={entries} />,
      )}
      <ReadinessSection run={conformanceRun.value} />
      <TerminalCommand command={`smart-client conformance ${server.fhirBase}`}>
        The same cases in a build: with a configuration of clients and of known outcomes, a baseline, and
        attestations for a certification.
      </TerminalCommand>
    </>
  )
}
