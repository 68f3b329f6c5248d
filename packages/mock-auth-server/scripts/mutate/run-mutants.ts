import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { RunnerTask } from 'vitest'
import { startVitest, type Vitest } from 'vitest/node'
import { instrument, type NumberedMutant } from './instrument.ts'
import { listMutants } from './list-mutants.ts'
import type { Mutant } from './mutant.ts'

const root = join(import.meta.dirname, '../..')

/** A mutant and what became of it. */
export interface Outcome {
  readonly mutant: Mutant
  /** `unreached` when no test evaluates the condition. */
  readonly outcome: 'killed' | 'survived' | 'unreached'
}

/**
 * Runs test files with every mutant of source files, all in one process. Paths are below the package; tests are patterns.
 * Throws when a test fails without a mutant.
 */
export async function runMutants(
  files: readonly string[],
  tests: readonly string[],
): Promise<readonly Outcome[]> {
  const mutants = files
    .flatMap((file) => listMutants(file, readFileSync(join(root, file), 'utf8')))
    .map((mutant, number) => ({ ...mutant, number }))
  const suite = { mutants, tests }
  const { killed, reached, declared } = await runTests(suite)
  // What is decided while the tests are declared needs a run of its own.
  for (const number of declared) {
    if (killed.has(number)) continue
    reached.add(number)
    if ((await runTests({ ...suite, mutant: number })).hasFailed) killed.add(number)
  }
  return mutants.map((mutant) => ({
    mutant,
    outcome: killed.has(mutant.number) ? 'killed' : reached.has(mutant.number) ? 'survived' : 'unreached',
  }))
}

interface Suite {
  readonly mutants: readonly NumberedMutant[]
  readonly tests: readonly string[]
  /** The mutant that is in force from the beginning. */
  readonly mutant?: number
}

async function runTests({ mutants, tests, mutant }: Suite) {
  const vitest = await startVitest(
    'test',
    [],
    {
      root,
      config: false,
      watch: false,
      include: [...tests],
      reporters: [{}],
      runner: join(import.meta.dirname, 'mutant-runner.ts'),
      provide: { mutant },
      ...(mutant !== undefined && { bail: 1 }),
      pool: 'threads',
      isolate: false,
      maxWorkers: 1,
      testTimeout: 5000,
    },
    { plugins: [createInstrumenter(mutants)] },
  )
  const { failed, ...result } = readResults(vitest)
  await vitest.close()
  if (mutant === undefined && failed.length > 0) {
    throw new Error(`tests fail without a mutant: ${failed.join('; ')}`)
  }
  return { ...result, hasFailed: failed.length > 0 }
}

/** Creates the plugin that puts the mutants into the source files. */
function createInstrumenter(mutants: readonly NumberedMutant[]) {
  return {
    name: 'mutants',
    enforce: 'pre',
    transform(code: string, id: string) {
      const file = relative(root, id.replace(/\?.*/, '')).replaceAll('\\', '/')
      const own = mutants.filter((each) => each.file === file)
      return own.length > 0 ? { code: instrument(code, own), map: null } : undefined
    },
  } as const
}

function readResults(vitest: Vitest) {
  const files = vitest.state.getFiles()
  const tasks = files.flatMap(listTests)
  const failed = [...files, ...tasks]
    .filter(({ result }) => result?.state === 'fail')
    .map(({ name, result }) => `${name}: ${result?.errors?.[0]?.message}`)
  if (tasks.length === 0 && failed.length === 0) failed.push('there are no tests')
  const collect = (read: (task: RunnerTask) => readonly number[] | undefined) =>
    new Set([...files, ...tasks].flatMap((task) => read(task) ?? []))
  return {
    failed,
    killed: collect(({ meta }) => meta.killed),
    reached: collect(({ meta }) => meta.reached),
    declared: collect(({ meta }) => meta.declared),
  }
}

function listTests(task: RunnerTask): RunnerTask[] {
  return 'tasks' in task ? task.tasks.flatMap(listTests) : [task]
}
