import { formatAddress } from '../reports/describe-data.ts'
import type { AppUnderTest } from './app-under-test.ts'

/** Describes how a sweep starts the app, without what may be secret: arguments, and the query of a URL. */
export function describeAppStart(app: AppUnderTest): string {
  if (app.kind === 'command') return `run as the command ${describeProgram(app.command)}`
  const address = formatAddress(app.url.replace('{fhirBase}', ''))
  const script = app.script === undefined ? '' : ', operated by a script'
  return `${app.kind === 'launch' ? 'launched from the EHR' : 'opened'} at ${address}${script}`
}

/** Returns the program of a shell command: its first word that assigns no variable. */
function describeProgram(command: string): string {
  return command.split(/\s+/).find((word) => word !== '' && !/^\w+=/.test(word)) ?? ''
}
