import { once } from 'node:events'
import { Writable } from 'node:stream'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { escapeForTerminal, UsageError } from '@smart-mock/cli-kit'
import { parseOptions } from '../options/parse-options.ts'
import { MockConnection } from './connected-mock.ts'
import { createMcpServer } from './create-mcp-server.ts'
import { attachConnectedMock } from './open-mock.ts'

/** Runs `smart-mock mcp`: serves the Model Context Protocol over stdin and stdout until stdin ends or a signal comes. Throws `UsageError`. */
export async function runMcp(args: readonly string[]): Promise<number> {
  const options = parseOptions('mcp', args)
  const { control, 'control-token': token, 'allow-commands': allowsCommands = false } = options
  if (token !== undefined && control === undefined)
    throw new UsageError('--control-token requires --control <url>, whose token it is')
  const leave = new AbortController()
  const connection = new MockConnection()
  if (control !== undefined) await connection.connect(() => attachConnectedMock(control, token, leave.signal))
  const server = await createMcpServer({ connection, allowsCommands })
  server.server.onerror = (error) => {
    process.stderr.write(escapeForTerminal(`smart-mock mcp: ${describeProblem(error)}\n`))
  }
  // A message that is too large closes the transport, while stdin stays open.
  server.server.onclose = () => leave.abort()
  const ended = waitUntilLeft(leave)
  await server.connect(new StdioServerTransport(process.stdin, takeStdout()))
  await ended
  await server.close()
  await connection.close()
  return 0
}

function describeProblem(error: Error): string {
  const isBadMessage = error instanceof SyntaxError || /ZodError$/.test(error.name)
  return isBadMessage ? 'a line on stdin is no message of the protocol (JSON-RPC 2.0)' : error.message
}

/** Resolves when the client has closed stdin, the transport is closed, or a signal asks the process to end. */
async function waitUntilLeft(leave: AbortController): Promise<void> {
  const { signal } = leave
  const events = [
    once(process.stdin, 'end', { signal }),
    once(process.stdin, 'close', { signal }),
    once(process, 'SIGINT', { signal }),
    once(process, 'SIGTERM', { signal }),
  ]
  await Promise.race(events).catch(() => undefined)
  for (const event of events) event.catch(() => undefined)
  leave.abort()
}

/** Returns stdout for the protocol only: what others print, such as the script of a sweep, goes to stderr from now on. */
function takeStdout(): Writable {
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = process.stderr.write.bind(process.stderr)
  return new Writable({
    write: (chunk: Buffer, _encoding, done) => void write(chunk, (error) => done(error ?? null)),
  })
}
