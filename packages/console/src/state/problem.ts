import { signal } from '@preact/signals'
import { ApiError } from '../api/api-error.ts'

/** What went wrong last: something that was asked for, or the reading of what is shown. */
export const problem = signal<{ says: string; during: 'act' | 'read' } | undefined>(undefined)

/** Does what was asked for; says why when it is refused. `true` when it was done. */
export async function tryAction(work: () => Promise<unknown>): Promise<boolean> {
  const done = await run(work, 'act')
  if (done) problem.value = undefined
  return done
}

/** Reads what is shown. When that goes well again, a refusal of something else stays to be read. */
export async function tryLoad(work: () => Promise<unknown>): Promise<void> {
  const done = await run(work, 'read')
  if (done && problem.peek()?.during === 'read') problem.value = undefined
}

/** Why it is refused, for a place of its own; `undefined` when it was done. */
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
  const says = await captureRefusal(work)
  if (says !== undefined) problem.value = { says, during }
  return says === undefined
}
