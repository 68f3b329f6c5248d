import { SmartError } from '../../../smart/smart-error.ts'

/** Creates the limit of a login or a launch: a reason when its time is over, a SmartError when the run is interrupted. */
export function createLimit(patienceMs: number, signal: AbortSignal, what: 'login' | 'launch') {
  let timer: ReturnType<typeof setTimeout> | undefined
  const reason = new Promise<string>((resolve, reject) => {
    const cancel = () => reject(new SmartError('cancelled', `The ${what} was cancelled.`))
    if (signal.aborted) cancel()
    signal.addEventListener('abort', cancel, { once: true })
    timer = setTimeout(resolve, patienceMs, `the ${what} took longer than ${patienceMs / 1000} seconds`)
  })
  reason.catch(() => {})
  return { reason, clear: () => clearTimeout(timer) }
}
