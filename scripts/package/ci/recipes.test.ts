import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, realpathSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PACKAGES } from '../../release/pack-packages.mjs'
import { root } from '../../workspace/root.mjs'
import { installPackages } from '../install-packages.ts'
import { ACTION, createActionEnvironment, GITLAB, PLAIN, WORKFLOW_INPUTS } from './recipes.ts'
import { runScript } from './run-script.ts'

/** Runs a program of the packages that were installed, as `npx` would once they are downloaded. */
const NPX = `#!/bin/sh
while [ "$1" != -- ]; do echo "$1" >> "$NPX_LOG"; shift; done
shift
program=$1
shift
exec "$INSTALLED/node_modules/.bin/$program" "$@"
`
const NPM = '#!/bin/sh\n[ "$1" = ci ] || exec node app.mjs\n'
/** The tests of an app: they read discovery. */
const APP = `const found = await fetch(process.env.APP_FHIR + '/.well-known/smart-configuration', { headers: { Accept: 'application/json' } })
if (!found.ok) throw new Error(found.status)`

let installed: string
let bin: string
let mock: ChildProcess
let fhirBase: string
let project: string

beforeAll(async () => {
  installed = await mkdtemp(join(tmpdir(), 'smart-mock-ci-'))
  await writeFile(join(installed, 'package.json'), '{ "private": true }')
  await installPackages(installed)
  // The client of the examples signs with it.
  await symlink(realpathSync(join(root, 'examples/node_modules/jose')), join(installed, 'node_modules/jose'))
  bin = join(installed, 'stubs')
  await mkdir(bin)
  await writeFile(join(bin, 'npx'), NPX, { mode: 0o755 })
  await writeFile(join(bin, 'npm'), NPM, { mode: 0o755 })
  const ports = ['--port', '0', '--control-port', '0', '--canary-port', '0']
  mock = spawn(join(installed, 'node_modules/.bin/smart-mock'), ['--json', ...ports])
  const [line] = mock.stdout ? await once(createInterface(mock.stdout), 'line') : []
  fhirBase = JSON.parse(line).fhirBase
})

afterAll(async () => {
  mock.kill('SIGKILL')
  await rm(installed, { recursive: true, force: true })
})

beforeEach(async () => {
  project = await mkdtemp(join(installed, 'project-'))
  await writeFile(join(project, 'package.json'), '{ "type": "module", "private": true }')
  await writeFile(join(project, 'app.mjs'), APP)
  await cp(join(root, 'examples/backend-service'), project, { recursive: true })
  await cp(join(project, 'main.mjs'), join(project, 'client.mjs'))
})

/** Runs a script of a recipe in the project; a sweep tries one fault. */
function runRecipe(script: string, env: Readonly<Record<string, string>> = {}) {
  return runScript(script.replaceAll('https://your.server/fhir', fhirBase), project, {
    ...{ PATH: `${bin}:${process.env.PATH}`, INSTALLED: installed, NPX_LOG: join(project, 'npx.log') },
    ...{ SMART_MOCK_FAULTS: 'discovery-malformed', FHIR_BASE: fhirBase },
    ...env,
  })
}

const readProject = (file: string) => readFile(join(project, file), 'utf8').catch(() => '')

async function runAction(inputs: Readonly<Record<string, string>>) {
  const [step] = ACTION.runs.steps
  const files = { GITHUB_STEP_SUMMARY: 'summary.md', GITHUB_OUTPUT: 'output.txt' }
  const paths = Object.entries(files).map(([name, file]) => [name, join(project, file)])
  const variables = Object.entries(createActionEnvironment(inputs)).map(([name, value]) => [
    name,
    value.replaceAll('https://your.server/fhir', fhirBase),
  ])
  const result = await runRecipe(step.run, Object.fromEntries([...variables, ...paths]))
  return { ...result, summary: await readProject('summary.md'), outputs: await readProject('output.txt') }
}

describe('action.yml', () => {
  it('names the version of the packages, and an output for each that its step writes', () => {
    for (const folder of Object.values(PACKAGES)) {
      const { version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
      expect(ACTION.inputs.version?.default).toBe(version)
    }
    for (const [name, { value }] of Object.entries(ACTION.outputs)) {
      expect(value).toBe(`\${{ steps.smart-mock.outputs.${name} }}`)
      expect(ACTION.runs.steps[0].run).toContain(`${name}=`)
    }
  })

  it.each(WORKFLOW_INPUTS)(
    'runs the job %s of the workflow, with a summary and every report',
    async (_, inputs) => {
      const { code, output, summary, outputs } = await runAction(inputs)
      expect(code, output).toBe(0)
      expect(summary).toMatch(/^## smart\\-(?:mock|client)|^## smart-client/)
      expect(outputs).toBe('reports=smart-mock-report\nexit-code=0\n')
      for (const ending of ['html', 'json', 'xml', 'sarif'])
        expect(await readProject(`smart-mock-report/report.${ending}`)).not.toBe('')
      expect(await readProject('npx.log')).toMatch(
        /^--yes\n--package=(?:smart-mock|@smart-mock\/client)@0\.1\.0\n$/,
      )
    },
  )

  it('fails with the exit code of what failed, and still has the summary', async () => {
    const failing = await runAction({
      command: 'run',
      script: 'node app.mjs; exit 7',
      arguments: '--env\nAPP_FHIR={fhirBase}',
    })
    expect(failing).toMatchObject({ code: 7, outputs: expect.stringContaining('exit-code=7') })
    const silent = await runAction({ command: 'run', script: 'true' })
    expect(silent.code).toBe(1)
    expect(silent.summary).toContain('no request reached the mock')
  })

  it('fails when nothing was judged, whatever an older report says', async () => {
    await mkdir(join(project, 'smart-mock-report'))
    await writeFile(join(project, 'smart-mock-report/report.md'), '## old: 0 failed')
    await writeFile(join(bin, 'nothing'), '#!/bin/sh\nexit 0\n', { mode: 0o755 })
    const [step] = ACTION.runs.steps
    const script = `npx() { nothing; }\n${step.run}`
    const { code, output } = await runRecipe(script, {
      ...createActionEnvironment({ command: 'sweep' }),
      ...{ GITHUB_STEP_SUMMARY: join(project, 'summary.md'), GITHUB_OUTPUT: join(project, 'output.txt') },
    })
    expect(code).toBe(1)
    expect(output).toContain('sweep wrote no report, so nothing was judged')
    expect(await readProject('summary.md')).toBe('')
  })

  it.each([
    [{ command: 'swep' }, 'command must be run, sweep or check, not swep'],
    [{ command: 'run' }, 'run requires a script'],
    [{ command: 'check', script: 'npm test' }, 'script is for the command run, not for check'],
  ])('refuses %j', async (inputs, reason) => {
    const { code, output } = await runAction(inputs)
    expect(output).toContain(`::error title=smart-mock::${reason}`)
    expect(code).toBe(2)
  })

  it('takes an input for text, never for a command', async () => {
    const { output } = await runAction({
      command: '$(touch injected); `touch injected`',
      arguments: '$(touch injected)',
    })
    expect(output).toContain('not $(touch injected)')
    expect(await readProject('injected')).toBe('')
    expect(await runRecipe('test ! -e injected')).toMatchObject({ code: 0 })
  })
})

const gitlabJobs = Object.entries(GITLAB).flatMap(([name, job]) => (job.script ? [[name, job] as const] : []))

describe('the recipe for GitLab', () => {
  it.each(gitlabJobs)('runs %s, with the reports that its template keeps', async (_, job) => {
    const template = GITLAB[job.extends ?? '']
    const variables = { ...template?.variables, ...job.variables, FHIR_BASE: fhirBase }
    const { code, output } = await runRecipe((job.script ?? []).join('\n'), variables)
    expect(code, output).toBe(0)
    for (const ending of ['html', 'json', 'xml'])
      expect(await readProject(`smart-mock-report/report.${ending}`)).not.toBe('')
  })
})

const snippets = [
  ...readFileSync(join(root, 'docs/guides/ci.md'), 'utf8').matchAll(/```sh\n([^`]*)```/g),
].map(([, script = '']) => script)

describe('the guide', () => {
  it.each(snippets)('has a snippet that runs: %s', async (script) => {
    const path = `${bin}:${join(installed, 'node_modules/.bin')}:${process.env.PATH}`
    const { code, output } = await runRecipe(script, { PATH: path })
    expect(code, output).toBe(0)
    for (const [file] of script.matchAll(/reports\/\w+\.\w+/g)) expect(await readProject(file)).not.toBe('')
  })
})

describe('the plain recipe', () => {
  it.each(PLAIN.steps.map(({ name, script }) => [name, script]))('can %s', async (_, script) => {
    const { code, output } = await runRecipe(script)
    expect(code, output).toBe(0)
    for (const [, file = ''] of script.matchAll(/--report (\S+)/g))
      expect(await readProject(file)).not.toBe('')
  })

  it('fails when no request reached the mock', async () => {
    await writeFile(join(project, 'app.mjs'), '')
    const [{ script } = { script: '' }] = PLAIN.steps
    expect((await runRecipe(script)).code).toBe(1)
  })
})
