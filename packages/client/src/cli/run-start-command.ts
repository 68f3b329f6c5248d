import { type ClientOptions, DEFAULT_PORT } from '../server/settings/options.ts'
import { type RunningClient, startClient } from '../server/start-client.ts'
import { checkFhirBase } from '../smart/discovery/fhir-base.ts'
import { SmartError } from '../smart/smart-error.ts'
import { readOptions } from './read-options.ts'
import type { Terminal } from './terminal.ts'
import { waitForShutdown } from './wait-for-shutdown.ts'

const PORTS_TRIED = 20

/** Runs `smart-client` until it is stopped. */
export async function runStartCommand(
  args: readonly string[],
  { stdout, stderr }: Terminal,
): Promise<number> {
  const { values, positionals } = readOptions(args, {
    port: { type: 'string' },
    host: { type: 'string' },
    'public-url': { type: 'string' },
    mock: { type: 'string' },
    settings: { type: 'string' },
    keys: { type: 'string' },
    json: { type: 'boolean' },
  })
  if (positionals[0] !== undefined)
    throw new SmartError('invalid-input', `Unknown command "${positionals[0]}".`, {
      whatToTry: 'smart-client --help lists the commands.',
    })
  const port = values.port === undefined ? DEFAULT_PORT : readPort(values.port)
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

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new SmartError('invalid-input', `"${text}" is not a port.`, {
    whatToTry: 'Use a number from 0 to 65535.',
  })
}

function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/') return url.origin
  throw new SmartError('invalid-input', `"${text}" is not an origin.`, {
    whatToTry: 'Use only scheme, host and port, such as https://apps.example.',
  })
}
