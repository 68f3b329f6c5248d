import type { ManualUser } from '../../conformance/logins/manual/create-manual-driver.ts'
import type { SafeTerminal, TypedStream } from '../terminal.ts'

/** Creates the user that the driver `manual` asks; `undefined` without a terminal. */
export function createManualUser({ typed, stderr }: SafeTerminal): ManualUser | undefined {
  return typed && { say: (text) => stderr.write(text), waitForEnter: (signal) => waitForEnter(typed, signal) }
}

/** Resolves when a line is typed, or when nobody waits for it any more. */
function waitForEnter(typed: TypedStream, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      typed.off('data', end)
      typed.pause()
      resolve()
    }
    typed.on('data', end)
    signal.addEventListener('abort', end, { once: true })
    typed.resume()
  })
}
