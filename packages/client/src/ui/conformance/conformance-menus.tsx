import { Icon } from '@smart-mock/page-kit'
import type { ConformanceRun, ReportEnding } from '../../model/api.ts'
import { buildPath } from '../api/build-path.ts'
import { Menu } from '../components/menu.tsx'
import { conformanceRuns, selectConformance } from '../state/conformance/conformance.ts'
import { deleteConformance } from '../state/conformance/conformance-actions.ts'

const FORMATS: readonly (readonly [ReportEnding, string])[] = [
  ['html', 'HTML, to read'],
  ['json', 'JSON, for programs and as a baseline'],
  ['xml', 'JUnit, for a build server'],
  ['md', 'Markdown, a summary'],
]

/** Shows the menus of a run: its reports, and the other runs. */
export function ConformanceMenus({ run }: { run: ConformanceRun }) {
  const runs = conformanceRuns.value ?? []
  return (
    <span class="row grow-end">
      {runs.length > 1 && (
        <Menu label="Runs">
          {runs.map(({ id, number, serverName, state, startedAt }) => (
            <li key={id}>
              <button type="button" class="menu-item" onClick={() => void selectConformance(id)}>
                {id === run.id && <Icon name="ok" />}
                Run {number} · {serverName} · {state} · {new Date(startedAt).toLocaleTimeString()}
              </button>
            </li>
          ))}
        </Menu>
      )}
      <Menu label="This run">
        {run.state !== 'running' &&
          FORMATS.map(([format, label]) => (
            <li key={format}>
              <a
                class="menu-item"
                href={buildReportPath(run.id, format)}
                download={`conformance-${run.number}.${format}`}
              >
                Report ({label}; redacted)
              </a>
            </li>
          ))}
        <li>
          <button
            type="button"
            class="menu-item button-danger"
            onClick={() => void deleteConformance(run.id)}
          >
            Delete this run
          </button>
        </li>
      </Menu>
    </span>
  )
}

const buildReportPath = (id: string, format: ReportEnding): string =>
  `${buildPath('GET /api/conformance/:id/report', { id })}?format=${format}`
