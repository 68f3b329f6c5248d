import { signal } from '@preact/signals'
import { ApiError } from '../api/api-error.ts'

/** The last failure of an action, or of loading the data that is shown. */
export const problem = signal<{ message: string; during: 'act' | 'read' } | undefined>(undefined)

/** Performs an action and shows the message when it is refused; returns `true` when it succeeded. */
export async function tryAction(work: () => Promise<unknown>): Promise<boolean> {
  const done = await run(work, 'act')
  if (done) problem.value = undefined
  return done
}

/** Loads the data that is shown. When that succeeds again, the refusal of an action stays visible. */
export async function tryLoad(work: () => Promise<unknown>): Promise<void> {
  const done = await run(work, 'read')
  if (done && problem.peek()?.during === 'read') problem.value = undefined
}

/**
 * Returns the message of a refusal, to show it in a place of its own; `undefined` when the work succeeded.
 */
export async function captureRefusal(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return error.message
  }
}

async function run(work: () => Promise<unknown>, during: 'act' | 'read'): Promise<boolean> {
  const message = await captureRefusal(work)
  if (message !== undefined) problem.value = { message, during }
  return message === undefined
}
