import { signal } from '@preact/signals'
import { ApiError } from '../api/api-error.ts'

/** What went wrong last, shown until it is dismissed or something goes right. */
export const problem = signal<string | undefined>(undefined)

/** Does something that may be refused; says why when it is. `true` when it was done. */
export async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    problem.value = undefined
    return true
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    problem.value = error.message
    return false
  }
}
