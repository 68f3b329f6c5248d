import type { DescribedCase } from '@smart-mock/client/conformance'
import { renderFence, renderTable } from 'smart-mock/docs'
import { formatRequest, formatResponse, type ShownExchange } from './format-exchange.ts'
import type { RecordedFailure } from './read-failures.ts'
import { renderFailures } from './render-failures.ts'

/** The data that pages of checks show beside the declarations. */
export interface CheckData {
  /** Rows of the requirement catalogue by id. */
  readonly rows: Readonly<Record<string, { readonly text: string }>>
  /** Exchanges that decided cases at the mock, by case. */
  readonly exchanges: ReadonlyMap<string, ShownExchange>
  /** Failures of cases at a mock that does one thing wrong, by case. */
  readonly failures: ReadonlyMap<string, RecordedFailure>
}

const KINDS: Readonly<Record<DescribedCase['kind'], string>> = {
  passive: 'judges what other cases have received',
  active: 'sends a correct request',
  negative: 'sends a request that must be refused',
}

/** Renders the page of a check as Markdown, of its cases, of which there is one at least. */
export function renderCheckPage(
  cases: readonly [DescribedCase, ...DescribedCase[]],
  data: CheckData,
): string {
  const [{ check, title, groupTitle, spec, howToFix }] = cases
  const ids = [...new Set(cases.flatMap(({ catalogueIds }) => catalogueIds))]
  return [
    `# ${title}`,
    '',
    `\`${check}\` · ${groupTitle} · [all checks](../checks.md)`,
    '',
    `How to fix it: ${howToFix} See [${spec.label}](${spec.url}).`,
    '',
    ...renderFence('sh', `smart-client conformance https://your.server/fhir --only ${check}`),
    '## Cases',
    '',
    ...renderTable(
      ['case', 'level', 'kind', 'differs from a correct request by', 'needs', 'rows'],
      cases.map(toRow),
    ),
    ...renderReferences(cases),
    '## Catalogue',
    '',
    ...renderTable(
      ['row', 'requirement'],
      ids.map((id) => [id, data.rows[id]?.text ?? '']),
    ),
    ...renderExchanges(cases, data),
    ...renderFailures(cases, data.failures),
  ].join('\n')
}

function toRow(each: DescribedCase): string[] {
  const { id, level, kind, differs, prerequisites, login, catalogueIds, since, until } = each
  const needs = [...prerequisites, ...(login === undefined ? [] : [`a login (${login})`])]
  const versions = [
    ...(since === undefined ? [] : [`since SMART ${since}`]),
    ...(until === undefined ? [] : [`up to SMART ${until}`]),
  ]
  return [
    ...[`\`${id}\``, [level, ...versions].join(', '), KINDS[kind]],
    ...[differs === undefined ? '' : `\`${differs}\``, needs.join(', '), catalogueIds.join(' ')],
  ]
}

/** Renders the names that others have for the cases; nothing where there are none. */
function renderReferences(cases: readonly DescribedCase[]): string[] {
  const named = cases.filter(({ references }) => Object.keys(references).length > 0)
  const rows = named.map(({ id, references: { inferno, g10, steps, requirements, capabilities } }) => [
    `\`${id}\``,
    ...[inferno, g10, steps, requirements, capabilities].map((each) => each?.join(', ') ?? ''),
  ])
  const heads = [...['case', 'Inferno, SMART kit', 'Inferno, (g)(10) kit', 'ONC', 'SMART 2.2 no.', 'proves']]
  return rows.length === 0 ? [] : ['## Ids of Inferno and ONC', '', ...renderTable(heads, rows)]
}

function renderExchanges(cases: readonly DescribedCase[], { exchanges }: CheckData): string[] {
  const shown = cases.flatMap(({ id }) => {
    const exchange = exchanges.get(id)
    return exchange ? [{ id, exchange }] : []
  })
  if (shown.length === 0) return []
  return [
    '## How the mock passes',
    '',
    'The last request of each case, as a run at the mock sent it, with the response. Secrets are removed.',
    '',
    ...shown.flatMap(({ id, exchange }) => [
      `### ${id}`,
      '',
      ...renderFence('http', formatRequest(exchange)),
      ...renderFence('http', formatResponse(exchange)),
    ]),
  ]
}
