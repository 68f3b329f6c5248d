import { SelectField, TextField } from '@smart-mock/page-kit'
import { NumberField } from '../components/number-field.tsx'
import { exportDraft, readExportForm, startExport } from '../state/export.ts'

const levels = [
  ['system', 'Everything: $export'],
  ['patient', 'All patients: Patient/$export'],
  ['group', 'A group: Group/<id>/$export'],
] as const

const formats = [
  ['', 'not sent, which means NDJSON'],
  ...['application/fhir+ndjson', 'application/ndjson', 'ndjson'].map((format) => [format, format] as const),
] as const

/** Shows a form with the options of an export and the time to wait for it. */
export function ExportForm({ runId, isUnderWay }: { runId: string; isUnderWay: boolean }) {
  const { level, group, types, since, outputFormat, minutes } = exportDraft.value
  const change = (changes: Partial<typeof exportDraft.value>) => {
    exportDraft.value = { ...exportDraft.value, ...changes }
  }
  const start = (event: Event) => {
    event.preventDefault()
    void startExport(runId, readExportForm())
  }
  return (
    <form class="stack-tight" onSubmit={start}>
      <div class="columns">
        <SelectField
          label="What"
          value={level}
          options={levels}
          onChange={(next) => change({ level: next })}
        />
        {level === 'group' && (
          <TextField
            wire
            required
            label="Id of the Group"
            value={group}
            onChange={(next) => change({ group: next })}
          />
        )}
        <TextField
          wire
          label="_type"
          hint="For example Patient,Observation; empty for all."
          value={types}
          onChange={(next) => change({ types: next })}
        />
        <TextField
          wire
          label="_since"
          hint="Only changes since a time, for example 2026-01-31T08:00:00Z."
          value={since}
          onChange={(next) => change({ since: next })}
        />
        <SelectField
          label="_outputFormat"
          value={outputFormat}
          options={formats}
          onChange={(next) => change({ outputFormat: next })}
        />
        <NumberField
          label="Give up after (minutes)"
          value={minutes}
          max={720}
          onChange={(next) => change({ minutes: next })}
        />
      </div>
      <div class="row">
        <button type="submit" class="button button-primary" disabled={isUnderWay}>
          Start export
        </button>
      </div>
    </form>
  )
}
