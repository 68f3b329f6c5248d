import type { Catalogue, CatalogueRow } from '../../src/reference/data/read-catalogue.ts'
import { buildIndexRowLink } from '../../src/reference/links/reference-links.ts'
import { renderTable } from '../../src/reference/pages/markdown.ts'
import type { Citations } from './citations.ts'

export interface Declared {
  /** Names of declared faults and rules by row: the generated suites test each of them. */
  readonly faults: ReadonlyMap<string, readonly string[]>
  readonly rules: ReadonlyMap<string, readonly string[]>
  /** Ids that cannot or need not be tested, or only in part, with the reason. */
  readonly reasons: ReadonlyMap<string, string>
}

/** Returns the names of the declarations of each row of the catalogue. */
export function listNamesByRow(
  declarations: readonly { readonly catalogueIds: readonly string[]; readonly name: string }[],
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>()
  for (const { catalogueIds, name } of declarations)
    for (const id of catalogueIds) names.set(id, [...(names.get(id) ?? []), name])
  return names
}

const STATUSES = ['tested', 'code only', 'reason given', 'open'] as const
type Status = (typeof STATUSES)[number]

interface Judged {
  readonly status: Status
  readonly where: string
}

const TITLES = { S: 'Server requirements', C: 'Client rules', F: 'Faults' }
const SUITES = { C: 'test/rules.test.ts', F: 'test/faults.test.ts' }

/** Builds `docs/coverage.md`: the tested requirements with their tests, counted from the files. */
export function coveragePage(catalogue: Catalogue, citations: Citations, declared: Declared): string {
  const kinds = (['S', 'C', 'F'] as const).map((kind) => ({
    kind,
    rows: catalogue[kind].map((row) => ({ row, ...judge(kind, row.id, citations, declared) })),
  }))
  return [
    '# Coverage of the requirement catalogue',
    '',
    'Generated from `spec/catalogue.json`, the declarations, and the ids that code and tests name.',
    '',
    '- **tested**: a test file names the row, or the row is that of a declared fault or rule, each of which a generated suite tests in every variant.',
    '- **code only**: code names the row, and no test does.',
    '- **reason given**: it cannot be seen, or is no switch, for the reason that is given.',
    '- **open**: nothing of the above.',
    '',
    ...renderTable(
      ['', 'rows', ...STATUSES],
      kinds.map(({ kind, rows }) => [
        TITLES[kind],
        String(rows.length),
        ...STATUSES.map((status) => String(rows.filter((each) => each.status === status).length)),
      ]),
    ),
    ...kinds.flatMap(({ kind, rows }) => ['', `## ${TITLES[kind]}`, '', ...groups(rows)]),
  ].join('\n')
}

function groups(rows: readonly (Judged & { readonly row: CatalogueRow })[]): string[] {
  return [...new Set(rows.map(({ row }) => row.group))].flatMap((group) => [
    `### ${group}`,
    '',
    ...renderTable(
      ['id', 'requirement', 'status', 'where'],
      rows
        .filter(({ row }) => row.group === group)
        .map(({ row, status, where }) => [row.id, row.text, status, where]),
    ),
  ])
}

function judge(kind: 'S' | 'C' | 'F', id: string, { code, tests }: Citations, declared: Declared): Judged {
  const reason = declared.reasons.get(id)
  const inTests = (tests.get(id) ?? []).map(short)
  if (kind !== 'S') {
    const names = (kind === 'F' ? declared.faults : declared.rules).get(id)
    const page = kind === 'F' ? 'faults' : 'rules'
    if (names !== undefined)
      return {
        status: 'tested',
        where: [
          names.map((name) => buildIndexRowLink(page, name)).join(', '),
          list([SUITES[kind], ...inTests]),
          ...(reason ? [reason] : []),
        ].join(' · '),
      }
    return reason === undefined ? { status: 'open', where: '' } : { status: 'reason given', where: reason }
  }
  const inCode = (code.get(id) ?? []).map(short)
  const where = [inCode, inTests].flatMap((files) => (files.length > 0 ? [list(files)] : [])).join(' · ')
  if (inTests.length > 0) return { status: 'tested', where }
  if (reason !== undefined) return { status: 'reason given', where: reason }
  return inCode.length > 0 ? { status: 'code only', where } : { status: 'open', where: '' }
}

function list(files: readonly string[]): string {
  const names = [...new Set(files)]
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
}

function short(path: string): string {
  return path.replace('packages/mock-auth-server/src/', '').replace(/^packages\/(mock-auth-server\/)?/, '')
}
