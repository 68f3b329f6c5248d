import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { nodeVersions } from '../providers/node/versions.mjs'
import { root } from '../workspace/root.mjs'
import { findWorkflowProblems, type Workflow } from './find-workflow-problems.ts'

const folder = join(root, '.github/workflows')
const read = (name: string) => parse(readFileSync(join(folder, name), 'utf8'))
const help = execFileSync(process.execPath, [join(root, 'scripts/test.mjs'), '--help'], { encoding: 'utf8' })
const allowed = {
  options: [...help.matchAll(/^ {2}--([\w-]+)/gm)].map(([, name = '']) => name),
  secrets: ['NODE_AUTH_TOKEN'],
}

describe.each(readdirSync(folder))('%s', (name) => {
  test('uses what there is, and asks for no more than it needs', () => {
    expect(findWorkflowProblems(read(name), allowed)).toEqual([])
  })

  test('has scripts that bash can read', () => {
    for (const { steps } of Object.values((read(name) as Workflow).jobs))
      for (const { run } of steps)
        if (run !== undefined) execFileSync('bash', ['-n', '-c', run.replaceAll(/\$\{\{.*?\}\}/g, 'value')])
  })
})

test('the workflow of the suites runs every version that they know', () => {
  expect(read('nodes.yml').jobs.suites.strategy.matrix.node).toEqual(nodeVersions.map(({ major }) => major))
})

test('the tag of a release is checked before anything is packed, and tests pass before it is published', () => {
  const { pack, publish, announce } = read('release.yml').jobs
  const commands = pack.steps.flatMap(({ run }: { run?: string }) => run ?? [])
  const place = (text: string) => commands.findIndex((command: string) => command.includes(text))
  expect(place('check-release.mjs "$GITHUB_REF_NAME"')).toBe(0)
  expect(place('npm test')).toBe(1)
  expect(place('pack.mjs')).toBe(2)
  expect([publish.needs, announce.needs]).toEqual(['pack', ['pack', 'publish']])
})

describe('finds in a workflow', () => {
  const jobs = (run: string, permissions = {}) => ({
    permissions: { contents: 'read' },
    jobs: { one: { permissions, steps: [{ run }] } },
  })
  test.each([
    ['a program', 'node scripts/none.mjs', {}, 'there is no scripts/none.mjs'],
    ['an option', 'npm test -- --none', {}, 'npm test has no option --none'],
    ['a secret', 'echo $' + '{{ secrets.OTHER }}', {}, 'nobody knows of the secret OTHER'],
    ['no provenance', 'npm publish', { 'id-token': 'write' }, 'one publishes without --provenance'],
    ['no identity', 'npm publish --provenance', {}, 'one must have id-token just to publish'],
    ['an identity', 'true', { 'id-token': 'write' }, 'one must have id-token just to publish'],
    ['a right', 'true', { contents: 'write' }, 'one must have contents: write just to change something'],
  ])('%s that should not be as it is', (_, run, permissions, problem) => {
    expect(findWorkflowProblems(jobs(run, permissions), allowed)).toEqual([problem])
  })

  test('pages that are deployed without an identity', () => {
    const one = { permissions: { pages: 'write' }, steps: [{ uses: 'actions/deploy-pages@v4' }] }
    expect(findWorkflowProblems({ permissions: { contents: 'read' }, jobs: { one } }, allowed)).toEqual([
      'one must have id-token just to publish',
    ])
  })

  test('that it may do everything', () => {
    const problems = findWorkflowProblems({ jobs: jobs('true').jobs }, allowed)
    expect(problems).toEqual(['it may do more than read without saying so'])
  })
})
