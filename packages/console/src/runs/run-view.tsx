import type { Run } from '../api/types.ts'
import { SequenceDiagram } from '../diagram/sequence-diagram.tsx'
import { formatRunTitle, shownEntries } from '../state/journal.ts'
import { report } from '../state/report.ts'
import { EntryList } from './entries/entry-list.tsx'
import { getEntryLevels } from './get-entry-levels.ts'
import { RunHead } from './run-head.tsx'
import { FindingList } from './verdicts/finding-list.tsx'
import { RiskList } from './verdicts/risk-list.tsx'
import { VerdictList } from './verdicts/verdict-list.tsx'

/** Shows all details of one run: verdicts, diagram, findings, journal. */
export function RunView({ run }: { run: Run }) {
  const current = report.value?.run === run.id ? report.value : undefined
  const entries = shownEntries.value
  const levels = getEntryLevels(current, entries)
  return (
    <div class="stack">
      <RunHead run={run} report={current} />
      <VerdictList verdicts={current?.verdicts ?? []} />
      {entries.length > 0 && (
        <SequenceDiagram
          title={`${formatRunTitle(run.id)} as a sequence`}
          entries={entries}
          levels={levels}
        />
      )}
      <FindingList findings={current?.findings} />
      <RiskList risks={current?.risks ?? []} />
      <EntryList entries={entries} levels={levels} />
    </div>
  )
}
