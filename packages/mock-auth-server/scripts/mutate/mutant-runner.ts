import { setMaxListeners } from 'node:events'
import { inject, type RunnerTestCase, type RunnerTestFile, TestRunner } from 'vitest'
import { ActiveMutant } from './active-mutant.ts'

declare module 'vitest' {
  interface TaskMeta {
    /** Numbers of the mutants that a test noticed, and that it reached without noticing. */
    killed?: readonly number[]
    reached?: readonly number[]
    /** Numbers of the mutants that were reached while the tests were declared. */
    declared?: readonly number[]
  }
  interface ProvidedContext {
    /** The mutant that is in force in the whole run, from the first import on. */
    mutant: number | undefined
  }
}

declare global {
  var mutation: ActiveMutant
}

globalThis.mutation = new ActiveMutant()
const killed = new Set<number>()

/** Runs every test once as it is, then once with each mutant that it reached and that no test has noticed. */
export default class MutantRunner extends TestRunner {
  constructor(config: ConstructorParameters<typeof TestRunner>[0]) {
    super(config)
    globalThis.mutation.set(inject('mutant'))
  }

  onCollected(files: readonly RunnerTestFile[]): void {
    const declared = globalThis.mutation.takeReached()
    for (const file of files) file.meta.declared = declared
  }

  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test)
    if (inject('mutant') !== undefined) return void (await run())
    // Every run of a test listens to its signal.
    setMaxListeners(0, test.context.signal)
    globalThis.mutation.takeReached()
    await run()
    const reached = globalThis.mutation.takeReached()
    const noticed: number[] = []
    for (const number of reached) {
      if (killed.has(number) || (await isPassed(run, number))) continue
      // A test that does not hold a second time in one process cannot judge mutants.
      if (noticed.length === 0 && !(await isPassed(run, undefined))) break
      killed.add(number)
      noticed.push(number)
    }
    globalThis.mutation.takeReached()
    test.meta.reached = reached
    test.meta.killed = noticed
  }
}

async function isPassed(run: () => unknown, number: number | undefined): Promise<boolean> {
  globalThis.mutation.set(number)
  try {
    await run()
    return true
  } catch {
    return false
  } finally {
    globalThis.mutation.set(undefined)
  }
}
