import { Icon } from '@smart-mock/page-kit'
import type { Run } from '../../model/api.ts'
import { buildReportUrl } from '../api/build-report-url.ts'
import { callApi } from '../api/call-api.ts'
import { formatDuration } from '../components/format-duration.ts'
import { Menu } from '../components/menu.tsx'
import { runSummaries, selectRun } from '../state/runs/runs.ts'
import { RunCounts } from './run-counts.tsx'

const formats = [
  ['html', 'Report (HTML, redacted)'],
  ['json', 'Report (JSON, redacted)'],
  ['har', 'HAR (redacted)'],
] as const

export function RunHead({ run }: { run: Run }) {
  const started = new Date(run.startedAt)
  return (
    <div class="run-head">
      <h2>Run {run.number}</h2>
      <time class="muted" dateTime={started.toISOString()} title={started.toLocaleString()}>
        {started.toLocaleTimeString()}
      </time>
      {run.durationMs !== undefined && <span class="muted">{formatDuration(run.durationMs)}</span>}
      <span class="chip">{run.state}</span>
      <RunCounts counts={run.counts} />
      {run.requestsFrom === 'browser' && <span class="chip">sent by this page</span>}
      {run.experiments.map((name) => (
        <span key={name} class="chip">
          experiment: {name}
        </span>
      ))}
      <span class="row grow-end">
        {runSummaries.value.length > 1 && (
          <Menu label="Runs">
            {runSummaries.value.map(({ id, number, serverName, state, startedAt }) => (
              <li key={id}>
                <button type="button" class="menu-item" onClick={() => void selectRun(id)}>
                  {id === run.id && <Icon name="ok" />}
                  Run {number} · {serverName} · {state} · {new Date(startedAt).toLocaleTimeString()}
                </button>
              </li>
            ))}
          </Menu>
        )}
        <Menu label="This run">
          {formats.map(([format, label]) => (
            <li key={format}>
              <a
                class="menu-item"
                href={buildReportUrl(run.id, format)}
                download={`smart-run-${run.number}.${format}`}
              >
                {label}
              </a>
            </li>
          ))}
          <li>
            <button type="button" class="menu-item button-danger" onClick={() => void forget(run.id)}>
              Delete this run
            </button>
          </li>
        </Menu>
      </span>
    </div>
  )
}

async function forget(id: string): Promise<void> {
  await callApi('DELETE /api/runs/:id', { id }).catch(() => undefined)
}
