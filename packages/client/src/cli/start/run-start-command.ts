import { parseOptions } from '@smart-mock/cli-kit'
import { type ClientOptions, DEFAULT_PORT } from '../../server/settings/options.ts'
import { type RunningClient, startClient } from '../../server/start-client.ts'
import { checkFhirBase } from '../../smart/discovery/fhir-base.ts'
import { SmartError } from '../../smart/smart-error.ts'
import { START_OPTIONS } from '../options.ts'
import type { Terminal } from '../terminal.ts'
import { waitForShutdown } from './wait-for-shutdown.ts'

const PORTS_TRIED = 20

/** Runs `smart-client` until it is stopped. */
export async function runStartCommand(
  args: readonly string[],
  { stdout, stderr }: Terminal,
): Promise<number> {
  const values = parseOptions(
    { program: 'smart-client', name: '', options: START_OPTIONS },
    args,
    process.env,
  )
  const { port = DEFAULT_PORT } = values
  const options: Partial<ClientOptions> = {
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values['public-url'] === undefined ? {} : { publicUrl: readOrigin(values['public-url']) }),
    ...(values.mock === undefined ? {} : { mockBase: checkFhirBase(values.mock) }),
    ...(values.settings === undefined ? {} : { settingsFile: values.settings }),
    ...(values.keys === undefined ? {} : { keysFile: values.keys }),
  }
  const client = await startOnFreePort(options, port)
  if (client.problem) stderr.write(`${client.problem}\n`)
  if (port !== 0 && client.port !== port) {
    stderr.write(
      `Port ${port} is in use, so this client listens on ${client.port}. Register ${client.redirectUri} as its callback.\n`,
    )
  }
  stdout.write(values.json ? `${JSON.stringify(readyLine(client))}\n` : readyText(client))
  await waitForShutdown()
  await client.close()
  return 0
}

function readyLine({ origin, port, redirectUri, launchUrl, jwksUrl }: RunningClient) {
  return { ready: true, url: origin, port, redirectUri, launchUrl, jwksUrl }
}

function readyText({ origin, redirectUri, launchUrl, jwksUrl }: RunningClient): string {
  return `smart-client is ready: ${origin}
  callback ${redirectUri}
  launch   ${launchUrl}
  keys     ${jwksUrl}
Press Ctrl-C to stop.
`
}

async function startOnFreePort(options: Partial<ClientOptions>, first: number): Promise<RunningClient> {
  for (let port = first; ; port++) {
    try {
      return await startClient({ ...options, port })
    } catch (thrown) {
      if (thrown instanceof SmartError) throw thrown
      const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined
      if (code === 'EADDRINUSE' && port < first + PORTS_TRIED && port < 65_535) continue
      if (code === undefined) throw thrown
      throw new SmartError('invalid-input', `Cannot listen on port ${port}: ${String(code)}.`, {
        whatToTry: 'Choose another --port or --host.',
        cause: thrown,
      })
    }
  }
}

function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/') return url.origin
  throw new SmartError('invalid-input', `"${text}" is not an origin.`, {
    whatToTry: 'Use only scheme, host and port, such as https://apps.example.',
  })
}
