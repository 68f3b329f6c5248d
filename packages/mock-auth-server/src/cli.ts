#!/usr/bin/env node
import { acceptClosedPipe, escapeForTerminal } from '@smart-mock/cli-kit'
import { runCli } from './cli/run-cli.ts'

for (const stream of [process.stdout, process.stderr]) acceptClosedPipe(stream)
const code = await runCli(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(escapeForTerminal(`smart-mock: ${error instanceof Error ? error.message : error}\n`))
  return 1
})
if (code !== undefined) {
  // A request that a client left behind may still wait, for a verdict or an entry; the process does not, once its
  // output has left.
  await Promise.all([process.stdout, process.stderr].map(flush))
  process.exit(code)
}

function flush(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()))
}
