import fc from 'fast-check'
import { parse } from 'junit2json'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as summary from '../../src/cli/reports/format-summary.ts'
import { createReportCase } from '../../src/reports/create-report-case.ts'
import { toHtml } from '../../src/reports/html/render-report.ts'
import { toJunit } from '../../src/reports/junit.ts'
import { toMarkdown } from '../../src/reports/markdown.ts'
import type { Report } from '../../src/reports/report.ts'
import { toSarif } from '../../src/reports/sarif.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'
import type { Verdict } from '../../src/verdicts/verdict.ts'
import { obtainTokens } from '../support/handshake.ts'

const formatSummary = (each: Report) => summary.formatSummary(each, (_tone, text) => text)

let mock: Mock
let report: Report
let secret: string

beforeAll(async () => {
  mock = await createMock({
    options: { autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' } },
  })
  const careless = await mock.arm('state-changed')
  const idle = await mock.arm('fhir-too-many-requests')
  secret = (await obtainTokens(mock, { state: 'abc' })).access_token
  mock.observe({ kind: 'visible-error', detail: `<b>boom</b> ${secret}` })
  const entries = mock.journal.find()
  const observations = mock.journal.observations()
  const { findings } = await mock.findings()
  const happened = { entries, observations, findings }
  report = {
    title: 'A sweep & more',
    app: { clientIds: ['a <b> app'], start: 'run as the command node' },
    mock: { version: '0.0.0', data: 'sample data' },
    startedAt: '2026-01-02T03:04:05.000Z',
    durationMs: 1000,
    complete: false,
    cases: [
      createReportCase('control run', 'runs', { ...happened, findings: [] }),
      createReportCase('run-1', 'runs', happened),
      createReportCase('state-changed', 'authorize', { ...happened, verdict: careless.verdict() }),
      createReportCase('fhir-too-many-requests', 'fhir', { ...happened, verdict: idle.verdict() }),
    ],
  }
})
afterAll(() => mock.close())

test('redacts the reason of a verdict wherever it is', () => {
  const verdict = { ...report.cases[2]?.verdict, reason: `sent ${secret}` } as Verdict
  const entries = mock.journal.find()
  const told = createReportCase('x', 'y', { entries, observations: [], findings: [], verdict })
  expect(JSON.stringify(told)).not.toContain(secret)
  expect(told.message).toContain('sent ')
})

test('derives the outcome from verdict or findings', () => {
  expect(report.cases.map(({ outcome }) => outcome)).toEqual(['passed', 'failed', 'failed', 'skipped'])
})

test('has a table of apps and presets, whose presets lead to their cases', () => {
  const preset = { id: 'epic', title: 'Epic', date: '2026-11', variants: [], deviations: 9, runs: 4 }
  const [first] = report.cases
  if (!first) throw new Error('no case')
  const results = [{ works: false, breaking: ['tokenType'], exchange: 'exchange 3, POST /<b>' }, null]
  const tried = {
    ...report,
    cases: [{ ...first, name: 'preset epic', outcome: 'failed' as const, preset }],
    presetMatrix: { apps: ['mine', 'other <b>'], rows: [{ preset: 'epic', results }] },
  }
  const [, anchor] = /<a href="#(case-1)">epic<\/a>/.exec(toHtml(tried)) ?? []
  expect(toHtml(tried)).toContain(`id="${anchor}"`)
  expect(toHtml(tried)).toContain('tokenType, at exchange 3, POST /&lt;b&gt;')
  expect(toHtml(tried)).toContain('<th scope="col">other &lt;b&gt;</th>')
  expect(toMarkdown(tried)).toContain('| Preset | mine | other \\<b\\> |')
  expect(toMarkdown(tried)).toContain('| epic | tokenType, at exchange 3, POST /\\<b\\> | not run |')
})

test('names the presets that were in force, in every form for people', () => {
  const presetsInForce = [{ id: 'epic', variants: ['old-site'], first: 3, last: 9 }]
  const [first, ...others] = report.cases
  if (!first) throw new Error('no case')
  const imitated = { ...report, cases: [{ ...first, presetsInForce }, ...others] }
  expect(toMarkdown(imitated)).toContain('Presets in force\\: epic\\:old\\-site in 1 of 4 cases')
  expect(toHtml(imitated)).toContain('epic:old-site in 1 of 4 cases')
  expect(toHtml(imitated)).toContain('Preset in force: epic:old-site (exchanges 3 to 9).')
  expect(toJunit(imitated)).toContain('<property name="preset" value="epic:old-site (exchanges 3 to 9)"/>')
  for (const write of [toMarkdown, toHtml, toJunit])
    expect(write(report)).not.toMatch(/presets? in force|name="preset"/i)
})

test('writes JUnit that a parser reads, with counts and reasons', async () => {
  const suites = await parse(toJunit(report))
  expect(suites).toMatchObject({ name: 'A sweep & more', tests: 4, failures: 2 })
  const cases =
    suites && 'testsuite' in suites ? (suites.testsuite ?? []).flatMap((suite) => suite.testcase ?? []) : []
  expect(cases.map(({ name }) => name)).toEqual(report.cases.map(({ name }) => name))
  expect(cases[1]?.failure?.[0]?.inner).toContain('error ')
  expect(cases[2]?.failure?.[0]?.message).toMatch(/^not met: /)
  expect(cases[3]?.skipped).toHaveLength(1)
})

test('writes valid XML for any name or message', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 50 }), async (text) => {
      const [first] = report.cases
      if (!first) throw new Error('no case')
      const cases = [{ ...first, name: text, message: text, outcome: 'failed' as const, observed: [text] }]
      expect(await parse(toJunit({ ...report, title: text, cases }))).toMatchObject({ tests: 1 })
    }),
    { numRuns: 50 },
  )
})

test('writes one HTML file without script or network, which shows that the run was interrupted', () => {
  const html = toHtml(report)
  expect(html).toContain('Interrupted')
  expect(toHtml({ ...report, complete: true })).not.toContain('Interrupted')
  expect(html).not.toMatch(/<script|src=|@import|url\(/)
  expect(html.match(/<svg xmlns/g)).toHaveLength(4)
  expect(html).toContain('&lt;b&gt;boom')
  expect(html).toContain(report.cases[2]?.verdict?.spec)
})

test('writes SARIF with a result for each verdict and finding, once', () => {
  const [run] = JSON.parse(toSarif(report)).runs
  expect(run.invocations).toEqual([{ executionSuccessful: false }])
  const results = run.results as { ruleId: string; kind: string; level: string }[]
  const verdicts = results.filter(({ ruleId }) =>
    ['state-changed', 'fhir-too-many-requests'].includes(ruleId),
  )
  expect(verdicts.map(({ kind, level }) => [kind, level])).toEqual([
    ['fail', 'error'],
    ['notApplicable', 'none'],
  ])
  const findings = new Set(
    report.cases.flatMap((each) => each.findings.map(({ rule, seq }) => `${rule} ${seq}`)),
  )
  expect(results).toHaveLength(findings.size + verdicts.length)
  const rules = new Set(run.tool.driver.rules.map(({ id }: { id: string }) => id))
  for (const { ruleId } of results) expect(rules).toContain(ruleId)
})

test('fails in SARIF what failed without a finding, and accepts what is allowed', () => {
  const [first, broken] = report.cases
  if (!first || !broken?.findings[0]) throw new Error('no finding')
  const nothing = { ...first, name: 'requests', outcome: 'failed' as const, message: 'no request arrived' }
  const allowed = { ...broken.findings[0], allowReason: 'a library does it' }
  const cases = [nothing, { ...first, findings: [allowed] }]
  expect(JSON.parse(toSarif({ ...report, cases })).runs[0].results).toMatchObject([
    { ruleId: 'requests', kind: 'fail', level: 'error', message: { text: 'no request arrived' } },
    { kind: 'fail', suppressions: [{ justification: 'a library does it' }] },
  ])
})

test('summarizes in Markdown what failed, what is open, and that the run was interrupted', () => {
  const text = toMarkdown(report)
  expect(text).toMatch(/^## A sweep \\& more: 2 failed, 1 passed, 1 not decided\n/)
  expect(text).toContain('**Interrupted')
  expect(text).toContain('### Failed (2)')
  expect(text).toMatch(/\| state\\-changed \| not met\\: /)
  expect(text).toContain('### Not decided (1)')
  expect(toMarkdown({ ...report, complete: true })).not.toContain('Interrupted')
})

test('lists an informational verdict as passed, with what the client did', async () => {
  const [, , failed] = report.cases
  if (!failed?.verdict) throw new Error('no verdict')
  const verdict = { ...failed.verdict, outcome: 'informational' as const }
  const happened = { entries: mock.journal.find(), observations: [], findings: [], verdict }
  const noted = createReportCase('noted', 'token', happened)
  expect(noted).toMatchObject({ outcome: 'passed', message: `informational: ${verdict.reason}` })
  const xml = toJunit({ ...report, cases: [noted] })
  expect(await parse(xml)).toMatchObject({ tests: 1, failures: 0 })
  expect(xml).toContain(`<property name="verdict" value="informational: ${verdict.reason}"/>`)
  expect(toHtml({ ...report, cases: [noted] })).toContain(`informational: ${verdict.reason}`)
})

test('names what each verdict rests on', () => {
  const [, , failed] = report.cases
  if (!failed?.verdict) throw new Error('no verdict')
  const seen = { ...failed, verdict: { ...failed.verdict, basis: 'traffic and page' as const } }
  const texts = [toJunit, toHtml, formatSummary].map((write) => write({ ...report, cases: [failed] }))
  for (const text of texts) expect(text).toMatch(/judged from the traffic alone/i)
  expect(texts[0]).toContain('<property name="basis" value="judged from the traffic alone"/>')
  const others = [toJunit, toHtml, formatSummary].map((write) => write({ ...report, cases: [seen, seen] }))
  for (const text of others) expect(text).toMatch(/judged from the traffic and page/i)
  expect(others[2]).toContain('2 verdicts judged from the traffic and page')
})

test('names no basis where nothing struck', () => {
  const idle = { ...report, cases: report.cases.slice(3) }
  expect(toJunit(idle) + toHtml(idle) + formatSummary(idle)).not.toMatch(/judged from/i)
})

test('contains no secret', () => {
  const texts = [toHtml, toJunit, toSarif, toMarkdown].map((format) => format(report))
  expect(JSON.stringify(report) + texts.join('')).not.toContain(secret)
})
