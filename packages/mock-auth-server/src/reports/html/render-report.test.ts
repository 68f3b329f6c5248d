import { expect, test } from 'vitest'
import {
  createExampleCase,
  createExampleReport,
  createFinding,
} from '../../../test/support/report-examples.ts'
import type { Report } from '../report.ts'
import { toHtml } from './render-report.ts'

const UNREACHED = { outcome: 'skipped', exercisedBy: 'Search resources' } as const
const report = createExampleReport(
  [
    createExampleCase('reference run', {
      diagram: '<svg></svg>',
      findings: [createFinding('keys', { level: 'warning' })],
    }),
    createExampleCase('pkce', {
      ...{ group: 'rules', outcome: 'failed', diagram: '<svg></svg>' },
      findings: [createFinding('pkce', { expected: 'S256', actual: 'plain' })],
    }),
    createExampleCase('careless', {
      ...{ kind: 'must-not-leak', outcome: 'failed', message: 'not met: the token was sent away' },
      ...{ observed: ['visible-error: oh'], pageText: 'Welcome', screenshot: 'data:image/jpeg;base64,AAAA' },
    }),
    createExampleCase('careful', { kind: 'must-reject' }),
    createExampleCase('open', { kind: 'must-recover', outcome: 'skipped' }),
    createExampleCase('search-1', { kind: 'must-tolerate', group: 'fhir', ...UNREACHED }),
    createExampleCase('search-2', { kind: 'must-tolerate', group: 'fhir', ...UNREACHED }),
    createExampleCase('free', { kind: 'informational' }),
  ],
  {
    app: {
      clientIds: ['my-app'],
      start: 'launched from the EHR at http://localhost:3000/',
      browser: 'Chromium 150',
    },
    comparison: {
      startedAt: '2026-01-01T00:00:00.000Z',
      ...{ worse: ['careless'], better: ['careful', 'state-entropy'], undecided: ['open'] },
    },
  },
)

const listIds = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
const findBrokenLinks = (html: string) => {
  const ids = listIds(html)
  return [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).filter((id) => !ids.includes(id))
}
/** Returns what a cell of the matrix says to a screen reader. */
const readCell = (html: string, name: string) => new RegExp(`>${name}: ([^<]*)<`).exec(html)?.[1]

test('opens with the app, how and where it ran, and the result in a sentence', () => {
  const html = toHtml(report)
  expect(html).toContain('<h1>my-app</h1>')
  expect(html).toContain(
    'Handles 2 of 4 exercised faults; 1 fails, 1 of them leaks; 1 is undecided; 2 were not reached.',
  )
  expect(html).toContain('Breaks 1 rule.')
  const facts = [
    'Launched from the EHR at http://localhost:3000/',
    'Chromium 150',
    '2026-01-02 03:04',
    '1 min 5 s',
  ]
  for (const fact of [...facts, 'smart-mock 1.2.3', 'sample data, 30 patients']) expect(html).toContain(fact)
  expect(html).toContain('<title>my-app: smart-mock sweep</title>')
})

test('counts the cases of each step and kind in a cell that leads to them', () => {
  const html = toHtml(report)
  expect(readCell(html, 'token, must not leak')).toBe('1 failed')
  expect(readCell(html, 'token, must reject')).toBe('1 handled')
  expect(readCell(html, 'fhir, must tolerate')).toBe('2 not reached')
  expect(readCell(html, 'all steps, must recover')).toBe('1 undecided')
  expect(html).toContain('<td><a href="#at-fhir-must-tolerate">')
  expect(findBrokenLinks(html)).toEqual([])
  expect(new Set(listIds(html)).size).toBe(listIds(html).length)
  expect(findBrokenLinks(html.replace('id="at-fhir-must-tolerate"', ''))).toEqual(['at-fhir-must-tolerate'])
})

test('opens the failed cases only, with expected and seen, the page and the exchanges', () => {
  const html = toHtml(report)
  expect(html.match(/<details /g)).toHaveLength(report.cases.length)
  expect(html.match(/<details class="case failed" open>/g)).toHaveLength(2)
  expect(html.match(/<details [^>]*open>/g)).toHaveLength(2)
  expect(html).toContain('<dt>Expected</dt><dd>Handle careless. <a')
  expect(html).toContain('<dt>Seen</dt><dd>Not met: the token was sent away.<ul')
  expect(html).toContain('<blockquote>Welcome<')
  expect(html).toContain('<img src="data:image/jpeg;base64,AAAA"')
  expect(html).toContain('<code>S256</code>')
})

test('says what would exercise the faults that were not reached', () => {
  expect(toHtml(report)).toMatch(/<b>Search resources<\/b> \(2\): .*search-1.*search-2/)
})

test('says what changed since the baseline, with a link to every case that exists', () => {
  const html = toHtml(report)
  expect(html).toMatch(/worse \(1\)<\/span>: <a href="#case-3">careless<\/a>/)
  expect(html).toMatch(/better \(2\)<\/span>: <a href="#case-4">careful<\/a>, state-entropy</)
  const { comparison, ...first } = report
  expect(comparison).toBeDefined()
  expect(toHtml(first)).not.toContain('Since the baseline')
  const same = { startedAt: '2026-01-01T00:00:00.000Z', worse: [], better: [], undecided: [] }
  expect(toHtml({ ...report, comparison: same })).toContain('Nothing changed since 2026-01-01 00:00 UTC.')
})

test('says that nothing fails, and shows no matrix, where there are only correct runs', () => {
  const html = toHtml(createExampleReport([createExampleCase('run-1', { diagram: '<svg></svg>' })]))
  expect(html).toContain('Nothing fails.')
  expect(html).toContain('Breaks no rule at level error.')
  expect(html).not.toContain('class="matrix"')
})

const HOSTILE = `"'><img src=x onerror=alert(1)><script>alert(1)</script>`
/** Members that are no text of an app: markup that the mock made, and words of a closed list. */
const OWN = ['diagram', 'screenshot', 'outcome', 'level', 'kind']

/** Appends markup to every text of a report. */
function taint<Value>(value: Value, key = ''): Value {
  if (typeof value === 'string') return (OWN.includes(key) ? value : `${value}${HOSTILE}`) as Value
  if (Array.isArray(value)) return value.map((each) => taint(each)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, taint(each, name)])) as Value
}

const findMarkup = (html: string) => html.match(/<script|<img src=x|onerror=alert\(1\)[^&]/g) ?? []

test('escapes every text, whoever wrote it', () => {
  const tainted: Report = taint(report)
  expect(tainted.cases[0]?.name).toContain('<script>')
  expect(findMarkup(toHtml(tainted))).toEqual([])
  expect(findMarkup(toHtml(report).replace('<h1>', `<h1>${HOSTILE}`))).not.toEqual([])
})

test('shows no screenshot but a JPEG', () => {
  const shown = report.cases.map((each) => ({ ...each, screenshot: `data:image/jpeg;base64,AA"${HOSTILE}` }))
  expect(toHtml({ ...report, cases: shown })).not.toContain('<img')
})

test('loads nothing and runs nothing', () => {
  const html = toHtml(report)
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`)
  expect(html).not.toMatch(/<script|@import|url\(|<link|<iframe/)
})
