import { expect, test } from 'vitest'
import { createSafeTerminal } from '../terminal.ts'
import { createManualUser } from './create-manual-user.ts'

/** A terminal with a user, or a stream that is none. */
function createTerminal(isTTY: boolean) {
  const listeners = new Set<() => void>()
  let written = ''
  const stderr = { isTTY, write: (text: string) => (written += text) }
  const stdin = {
    isTTY,
    on: (_: 'data', listener: () => void) => listeners.add(listener),
    off: (_: 'data', listener: () => void) => listeners.delete(listener),
    resume: () => {},
    pause: () => {},
  }
  return {
    terminal: createSafeTerminal({ stdout: { write: () => {} }, stderr, stdin }),
    listeners,
    read: () => written,
  }
}

test('asks a user at a terminal, without letting a server command it', async () => {
  const { terminal, listeners, read } = createTerminal(true)
  const user = createManualUser(terminal)
  user?.say('open https://as.example/\u001b[2J\n')
  expect(read()).not.toContain('\u001b')
  const entered = user?.waitForEnter(new AbortController().signal)
  for (const listener of listeners) listener()
  await entered
  expect(listeners.size).toBe(0)
})

test('stops listening when nobody waits any more', async () => {
  const { terminal, listeners } = createTerminal(true)
  const over = new AbortController()
  const entered = createManualUser(terminal)?.waitForEnter(over.signal)
  over.abort()
  await entered
  expect(listeners.size).toBe(0)
})

test('finds nobody where there is no terminal', () => {
  expect(createManualUser(createTerminal(false).terminal)).toBeUndefined()
})
