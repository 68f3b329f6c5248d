import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../workspace/root.mjs'

/** A job of a workflow of GitHub, as far as it is checked. */
interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly steps: readonly {
    readonly run?: string
    readonly uses?: string
    readonly [member: string]: unknown
  }[]
}

/** A workflow of GitHub. */
export interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

/** What a workflow may use. */
export interface Allowed {
  /** Options of `npm test`. */
  readonly options: readonly string[]
  /** Names of secrets. */
  readonly secrets: readonly string[]
}

/**
 * Finds what would make a workflow fail or do more than it should: programs and options that do not exist, secrets that
 * nobody knows of, packages without provenance, permissions that a job does not need.
 */
export function findWorkflowProblems(workflow: Workflow, { options, secrets }: Allowed): string[] {
  const jobs = Object.entries(workflow.jobs)
  const scripts = jobs.flatMap(([, { steps }]) => steps.flatMap(({ run }) => run ?? []))
  const programs = scripts.flatMap((script) => find(script, /\bnode (scripts\/\S+)/g))
  const used = scripts
    .flatMap((script) => find(script, /npm test -- (.*)/g))
    .flatMap((args) => find(args, /--([\w-]+)/g))
  const asked = find(JSON.stringify(workflow), /\bsecrets\.(\w+)/g)
  return [
    ...programs.filter((path) => !existsSync(join(root, path))).map((path) => `there is no ${path}`),
    ...used.filter((name) => !options.includes(name)).map((name) => `npm test has no option --${name}`),
    ...asked.filter((name) => !secrets.includes(name)).map((name) => `nobody knows of the secret ${name}`),
    ...jobs.flatMap(([name, job]) => findJobProblems(name, job)),
    ...(workflow.permissions?.contents === 'read' ? [] : ['it may do more than read without saying so']),
  ]
}

function findJobProblems(name: string, { permissions = {}, steps }: Job): string[] {
  const commands = steps.flatMap(({ run }) => run?.split('\n') ?? [])
  const publishes = commands.filter((command) => command.includes('npm publish'))
  const changes = commands.some((command) => /gh release create|git push/.test(command))
  const unproven = publishes.filter((command) => !command.includes('--provenance'))
  const deploys = steps.some(({ uses }) => uses?.startsWith('actions/deploy-pages@'))
  const isAsked = (permission: string) => permissions[permission] === 'write'
  return [
    ...unproven.map(() => `${name} publishes without --provenance`),
    ...(isAsked('id-token') === (publishes.length > 0 || deploys)
      ? []
      : [`${name} must have id-token just to publish`]),
    ...(isAsked('contents') === changes
      ? []
      : [`${name} must have contents: write just to change something`]),
  ]
}

const find = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found)
