#!/usr/bin/env node
import { runCommand } from './cli/run-command.ts'
import { acceptClosedPipe } from './cli/terminal.ts'

for (const stream of [process.stdout, process.stderr]) acceptClosedPipe(stream)
process.exitCode = await runCommand(process.argv.slice(2), process)
