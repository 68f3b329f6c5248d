import { type Signal, signal } from '@preact/signals'
import type { Verdict } from '../../model/api.ts'
import { ApiError } from '../api/api-error.ts'

/** An attempt that may be in progress or have failed. */
export interface Attempt {
  /** The event that is awaited. */
  waiting: Signal<string | undefined>
  problem: Signal<Verdict | undefined>
  /** Runs the work; returns `undefined` when it failed, with the reason in `problem`. */
  run<Result>(target: string, work: () => Promise<Result>): Promise<Result | undefined>
}

export function createAttempt(): Attempt {
  const waiting = signal<string | undefined>()
  const problem = signal<Verdict | undefined>()
  return {
    waiting,
    problem,
    async run(target, work) {
      waiting.value = target
      problem.value = undefined
      try {
        return await work()
      } catch (error) {
        problem.value = verdictOf(error)
        return undefined
      } finally {
        waiting.value = undefined
      }
    },
  }
}

function verdictOf(error: unknown): Verdict {
  if (error instanceof ApiError) return error.verdict
  return { level: 'error', message: error instanceof Error ? error.message : String(error) }
}
