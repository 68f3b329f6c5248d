#!/usr/bin/env node
import { runCli } from './cli/run-cli.ts'
import { escapeForTerminal } from './core/util/escape-for-terminal.ts'

const code = await runCli(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(escapeForTerminal(`smart-mock: ${error instanceof Error ? error.message : error}\n`))
  return 1
})
if (code !== undefined) process.exitCode = code
