import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { serveFhirclientPage } from '../fhirclient-page/serve.mjs'
import { readReport, sweep } from './run-sweep.ts'

const PATIENCE = { timeout: 120_000 }
const folder = await mkdtemp(join(tmpdir(), 'smart-mock-sweep-page-'))
const closers: (() => void)[] = []
afterAll(() => {
  for (const close of closers) close()
})

/** Serves the example's page with a change, and returns the options that launch it. */
async function app(change?: (html: string) => string) {
  const { origin, close } = await serveFhirclientPage(0, change)
  closers.push(close)
  return [
    '--client-id',
    'fhirclient-page',
    '--redirect-uri',
    `${origin}/`,
    '--launch-url',
    `${origin}/launch`,
  ]
}

/** Changes the page so that it accepts any state. */
const trusting = (html: string) =>
  html.replace(
    'const show = async () => {',
    `$&
    const url = new URL(location.href)
    url.searchParams.set('state', JSON.parse(sessionStorage.getItem('SMART_KEY')))
    history.replaceState({}, '', url)`,
  )

test('an app that stopped checking state is a regression against the baseline', PATIENCE, async () => {
  const faults = ['--faults', 'state-changed,authorize-error,callback-twice']
  const [json, worse] = [join(folder, 'careful.json'), join(folder, 'trusting.json')]
  const first = await sweep(...(await app()), ...faults, '--report', json)
  expect((await readReport(json)).answers, first.stderr).toMatchObject({
    'reference run': 'passed',
    'state-entropy': 'failed',
    'state-changed': 'passed',
    'authorize-error': 'passed',
    'callback-twice': 'passed',
  })
  expect(first.code).toBe(1)
  const same = await sweep(...(await app()), ...faults, '--baseline', json)
  expect(same.code, same.stderr).toBe(0)
  const careless = await sweep(...(await app(trusting)), ...faults, '--baseline', json, '--report', worse)
  expect(careless.stderr).toMatch(/^REGRESSION state-changed$/m)
  expect(careless.stderr).not.toContain('REGRESSION state-entropy')
  expect(careless.code).toBe(1)
  const { cases } = await readReport(worse)
  const found = cases.find(({ name }: { name: string }) => name === 'state-changed')
  expect(found.message).toBe('not met: the code was used anyway')
  expect(found.pageText).toContain('Patient')
  expect(found.screenshot).toMatch(/^data:image\/jpeg;base64,/)
})

const german = (html: string) =>
  html
    .replace('>Loading<', '>Lädt<')
    .replace('lang="en"', 'lang="de"')
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it stands so in the page
    .replace('`Login failed: ${error.message || error}`', "'Anmeldung gescheitert'")

test.for<[string, (html: string) => string, string]>([
  [
    // Whether they tell the user of an error is for a person to decide.
    'words that the reference runs had not, in no alert',
    (html) => german(html).replaceAll('role=alert', 'class=wort').replace('role="alert"', 'class="wort"'),
    'skipped',
  ],
  [
    'only that it loads, as always',
    (html) => german(html).replace("'Anmeldung gescheitert'", "''").replace("status.textContent = ''", ''),
    'failed',
  ],
])('a page in another language that shows %s', PATIENCE, async ([, change, outcome]) => {
  const json = join(folder, 'german.json')
  const { stderr } = await sweep(...(await app(change)), '--faults', 'cors-headers-wrong', '--report', json)
  expect((await readReport(json)).answers, stderr).toMatchObject({ 'cors-headers-wrong': outcome })
})

test('waits for an error that a page shows after its progress', PATIENCE, async () => {
  const slow = (html: string) =>
    html.replace(
      'const fail = (error) => {',
      `const fail = async (error) => {
    status.setAttribute('aria-busy', 'true')
    await new Promise((resolve) => setTimeout(resolve, 3000))
    status.removeAttribute('aria-busy')`,
    )
  const json = join(folder, 'slow.json')
  const { stderr } = await sweep(...(await app(slow)), '--faults', 'cors-headers-wrong', '--report', json)
  expect((await readReport(json)).answers, stderr).toMatchObject({ 'cors-headers-wrong': 'passed' })
})

test('takes what differs between the reference runs for no error', PATIENCE, async () => {
  const random = (html: string) =>
    html.replace(
      '<script src',
      `<p role="alert"></p><script>
  const letters = Array.from({ length: 8 }, () => 'abcdefghijklmnop'[Math.floor(Math.random() * 16)])
  document.querySelectorAll('[role=alert]')[1].textContent = 'Tip: ' + letters.join('')
</script>$&`,
    )
  const json = join(folder, 'random.json')
  const { stderr } = await sweep(...(await app(random)), '--faults', 'unknown-members', '--report', json)
  const { cases } = await readReport(json)
  expect(cases.at(-1), stderr).toMatchObject({ name: 'unknown-members', outcome: 'passed', observed: [] })
})

test('takes a note that only a fault brings for a warning', PATIENCE, async () => {
  const noting = (html: string) =>
    html
      .replace('role="status"', 'class="name"')
      .replace('[role=status]', '.name')
      .replace('role="alert"', 'role="note"')
      .replace('[role=alert]', '[role=note]')
  const json = join(folder, 'note.json')
  const { stderr } = await sweep(...(await app(noting)), '--faults', 'cors-headers-wrong', '--report', json)
  const { cases } = await readReport(json)
  expect(cases.at(-1), stderr).toMatchObject({
    outcome: 'passed',
    verdict: { basis: 'traffic and page' },
    observed: expect.arrayContaining([expect.stringMatching(/^visible-warning: Login failed/)]),
  })
})

test('standalone, in every variant', PATIENCE, async () => {
  const [, id = '', , redirect = '', , launch = ''] = await app()
  const json = join(folder, 'variants.json')
  const own = ['--client-id', id, '--redirect-uri', redirect, '--standalone', `${launch}?iss={fhirBase}`]
  const { stderr } = await sweep(
    ...own,
    '--faults',
    'state-changed',
    '--variants',
    'all',
    '--workers',
    '3',
    '--report',
    json,
  )
  const { answers } = await readReport(json)
  expect(answers, stderr).toMatchObject({ 'state-changed {"to":"swapped-case"}': 'passed' })
  expect(Object.keys(answers).length).toBeGreaterThan(5)
})

test('an app with one FHIR base, in the default tenant at a known port', PATIENCE, async () => {
  const port = '30649'
  const fixed = (html: string) =>
    html.replace("new URLSearchParams(location.search).get('iss')", `'http://localhost:${port}/fhir'`)
  const [, id = '', , redirect = '', , launch = ''] = await app(fixed)
  const json = join(folder, 'fixed.json')
  const own = [
    '--client-id',
    id,
    '--redirect-uri',
    redirect,
    '--standalone',
    launch,
    '--fixed-fhir-base',
    '--port',
    port,
  ]
  const { stderr } = await sweep(...own, '--faults', 'discovery-malformed,state-changed', '--report', json)
  expect((await readReport(json)).answers, stderr).toMatchObject({
    'discovery-malformed': 'passed',
    'state-changed': 'passed',
  })
})

test('steps begin the app, use it and say what is wrong', PATIENCE, async () => {
  const [, id = '', , redirect = '', , launch = ''] = await app()
  const steps = join(folder, 'steps.mjs')
  await writeFile(
    steps,
    `export const start = (page, { fhirBase }) => page.goto('${launch}?iss=' + encodeURIComponent(fhirBase))
export const use = (page) => page.evaluate(() => FHIR.oauth2.ready().then((client) => client.request('Condition')))
export const problem = () => 'it says so'`,
  )
  const json = join(folder, 'steps.json')
  const own = ['--client-id', id, '--redirect-uri', redirect, '--standalone', launch, '--script', steps]
  const { stderr } = await sweep(...own, '--faults', 'searchset-partial', '--report', json)
  const { cases } = await readReport(json)
  expect(cases.at(-1), stderr).toMatchObject({ outcome: 'passed', observed: ['visible-error: it says so'] })
  await writeFile(steps, 'export const use = async () => { throw new Error("no such button") }')
  const broken = await sweep(...(await app()), '--script', steps, '--faults', 'state-changed')
  expect(broken.stderr).toBe('smart-mock: --script: use: no such button\n')
  await writeFile(steps, 'export const other = 1')
  expect((await sweep(...(await app()), '--script', steps)).stderr).toContain(
    'it exports none of start, use, giveUp, problem',
  )
})
