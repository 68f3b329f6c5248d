import { UsageError } from '@smart-mock/cli-kit'
import spawn from 'cross-spawn'

/**
 * Runs a command with more environment variables, sharing input and output, or with its output on stderr; returns its exit code, or 128 and
 * more when a signal ended it. Ctrl-C reaches it through the terminal and does not end this process first;
 * throws `UsageError` when it cannot be started.
 */
export function runCommand(
  [program = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
  { isOutputApart }: { readonly isOutputApart: boolean },
): Promise<number> {
  return new Promise((resolve, reject) => {
    const stdout = isOutputApart ? process.stderr : ('inherit' as const)
    const child = spawn(program, args, {
      stdio: ['inherit', stdout, 'inherit'],
      env: { ...process.env, ...env },
    })
    const pass = () => void child.kill('SIGTERM')
    const stay = () => {}
    const done = () => {
      process.off('SIGINT', stay)
      process.off('SIGTERM', pass)
    }
    process.on('SIGINT', stay)
    process.on('SIGTERM', pass)
    child.on('error', (error) => {
      done()
      reject(new UsageError(`${program} could not be started: ${error.message}`))
    })
    child.on('close', (code, signal) => {
      done()
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}
