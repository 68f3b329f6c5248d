import type { Row } from './catalogue.ts'
import type { Citations } from './citations.ts'

export interface Declared {
  /** Ids of declared faults and rules: the generated suites test each of them. */
  readonly faults: ReadonlyMap<string, string>
  readonly rules: ReadonlyMap<string, string>
  /** Ids that no server can see, with the reason. */
  readonly notObservable: ReadonlyMap<string, string>
}

type Status = 'code and test' | 'code' | 'not observable' | 'open'

/** `docs/coverage.md`: which requirement has code, and which test; counted from the files, never typed in. */
export function coveragePage(
  rows: Readonly<Record<'S' | 'C' | 'F', readonly Row[]>>,
  citations: Citations,
  declared: Declared,
): string {
  const parts = (['S', 'C', 'F'] as const).map((kind) => part(kind, rows[kind], citations, declared))
  return [
    '# Coverage of the requirement catalogue',
    '',
    'Generated from `spec/catalogue.json`, the declarations, and the ids that code and tests cite. "code" alone means that no test cites the row.',
    '',
    '| | rows | code and test | code | not observable | open |',
    '|---|---|---|---|---|---|',
    ...parts.map(({ summary }) => summary),
    '',
    ...parts.flatMap(({ lines }) => lines),
  ].join('\n')
}

const TITLES = { S: 'Server requirements', C: 'Client rules', F: 'Faults' }

function part(kind: 'S' | 'C' | 'F', rows: readonly Row[], citations: Citations, declared: Declared) {
  const judged = rows.map((row) => ({ row, ...judge(row.id, citations, declared) }))
  const count = (status: Status) => judged.filter((each) => each.status === status).length
  const summary = `| ${TITLES[kind]} | ${rows.length} | ${count('code and test')} | ${count('code')} | ${count('not observable')} | ${count('open')} |`
  const lines: string[] = ['', `## ${TITLES[kind]}`]
  let group = ''
  for (const { row, status, where } of judged) {
    if (row.group !== group) {
      group = row.group
      lines.push('', `### ${group}`, '', '| id | asks for | status | where |', '|---|---|---|---|')
    }
    lines.push(`| ${row.id} | ${cell(row.text)} | ${status} | ${cell(where)} |`)
  }
  return { summary, lines }
}

function judge(
  id: string,
  { code, tests }: Citations,
  declared: Declared,
): { status: Status; where: string } {
  const declaration = declared.faults.get(id) ?? declared.rules.get(id)
  const reason = declared.notObservable.get(id)
  const inCode = declaration ? [declaration] : (code.get(id) ?? []).map(short)
  const inTests = (tests.get(id) ?? []).map(short)
  if (declaration) inTests.unshift(declared.faults.has(id) ? 'faults.test.ts' : 'rules.test.ts')
  if (id.startsWith('F-') && !declaration) return { status: 'open', where: '' }
  if (!declaration && reason !== undefined) return { status: 'not observable', where: reason }
  if (id.startsWith('C-') && !declaration) return { status: 'open', where: '' }
  if (inCode.length === 0) return { status: 'open', where: '' }
  const where = [list(inCode), ...(inTests.length > 0 ? [list(inTests)] : [])].join(' · ')
  return { status: inTests.length > 0 ? 'code and test' : 'code', where }
}

function list(files: readonly string[]): string {
  const names = [...new Set(files)]
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
}

function short(path: string): string {
  return path.replace('packages/mock-auth-server/src/', '').replace(/^packages\//, '')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
