import { expect, onTestFinished, test } from 'vitest'
import { startTethered } from '../../../../scripts/services/start-tethered.ts'
import { findCommandLine } from '../../../../scripts/workspace/command-line.mjs'
import { describeStored, useValkey } from './use-valkey.ts'

describeStored('the greeting of a mock with a store', () => {
  const used = useValkey({ args: ['--requirepass', 'not-to-be-seen'] })

  /** Starts the command line with a fault, stops it when it is ready, and returns what it printed. */
  async function readGreeting(): Promise<string> {
    const program = await startTethered(process.execPath, [
      ...findCommandLine('mock-auth-server'),
      ...['--port', '0', '--control-port', '0', '--canary-port', '0', '--public-url', 'http://localhost:1'],
      ...['--canary-url', 'http://localhost:2'],
      ...['--fault', 'state-changed', '--store', used.valkey.url.replace('://', '://:not-to-be-seen@')],
    ])
    onTestFinished(() => program.signal('SIGKILL'))
    await program.waitForLine(/^Press Ctrl-C/)
    program.signal('SIGTERM')
    await program.ended
    return program.readOutput()
  }

  test('names the store without its password, and no fault that is not armed', async () => {
    const first = await readGreeting()
    expect(first).toMatch(new RegExp(`^Store +${used.valkey.url}$`, 'm'))
    expect(first).toMatch(/^Faults +state-changed$/m)
    expect(first).not.toContain('The store has the default tenant')
    const second = await readGreeting()
    expect(second).toContain(
      'The store has the default tenant: its options and faults stay as they are there.',
    )
    expect(second).not.toContain('Faults')
    expect(first + second).not.toContain('not-to-be-seen')
  })
})
