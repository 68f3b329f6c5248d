import { exec } from 'node:child_process'
import { SmartError } from '../../../smart/smart-error.ts'

const LONGEST_MS = 60_000

/** Runs a command and returns the address in its last line. @throws SmartError invalid-input when it fails or prints none */
export async function runLaunchCommand(
  command: string,
  folder: string,
  variables: Readonly<Record<string, string>>,
): Promise<string> {
  const env = { ...process.env, ...variables }
  const output = await new Promise<string>((resolve, reject) => {
    exec(command, { cwd: folder, env, timeout: LONGEST_MS }, (cause, stdout, stderr) => {
      if (!cause) return resolve(stdout)
      const why = stderr.trim().split('\n').at(-1) || cause.message
      reject(new SmartError('invalid-input', `launch.command failed: ${why}`, { cause }))
    })
  })
  const last = output.trim().split('\n').at(-1) ?? ''
  if (URL.canParse(last)) return last
  throw new SmartError(
    'invalid-input',
    `launch.command must print an address in its last line, not "${last.slice(0, 100)}".`,
  )
}
