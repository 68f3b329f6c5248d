import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from '../../workspace/root.mjs'

interface Input {
  readonly required?: boolean
  readonly default?: string
}

interface ActionStep {
  readonly env: Readonly<Record<string, string>>
  readonly run: string
}

/** The file `action.yml`, as far as it is run here. */
export interface Action {
  readonly inputs: Readonly<Record<string, Input>>
  readonly outputs: Readonly<Record<string, { readonly value: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly [ActionStep] }
}

interface WorkflowStep {
  readonly uses?: string
  readonly with?: Readonly<Record<string, string>>
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly WorkflowStep[] }>>
}

/** A job of GitLab. */
export interface GitlabJob {
  readonly extends?: string
  readonly variables?: Readonly<Record<string, string>>
  readonly script?: readonly string[]
}

interface PlainRecipe {
  readonly steps: readonly { readonly name: string; readonly script: string }[]
}

const readYaml = (file: string): unknown => parse(readFileSync(join(root, file), 'utf8'))

export const ACTION = readYaml('action.yml') as Action
export const GITLAB = readYaml('examples/ci/gitlab.yml') as Readonly<Record<string, GitlabJob>>
export const PLAIN = readYaml('examples/ci/plain.yml') as PlainRecipe

/** The inputs with which the workflow uses the action, by job. */
export const WORKFLOW_INPUTS = Object.entries(
  (readYaml('examples/ci/github-workflow.yml') as Workflow).jobs,
).map(([job, { steps }]) => {
  const step = steps.find(({ uses }) => uses?.startsWith('smart-mock/smart-mock@'))
  return [job, step?.with ?? {}] as const
})

/** Returns the variables that the action's step gets for inputs; throws for unknown and missing ones. */
export function createActionEnvironment(given: Readonly<Record<string, string>>): Record<string, string> {
  const unknown = Object.keys(given).find((name) => !(name in ACTION.inputs))
  if (unknown !== undefined) throw new Error(`the action has no input ${unknown}`)
  const [{ env }] = ACTION.runs.steps
  const variables = Object.entries(env).map(([name, expression]) => {
    const [, input = ''] = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(expression) ?? []
    const value = given[input] ?? ACTION.inputs[input]?.default
    if (value === undefined) throw new Error(`the action requires the input ${input}`)
    return [name, String(value)]
  })
  return Object.fromEntries(variables)
}
