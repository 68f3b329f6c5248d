/**
 * Runs every client against every fault in every variant, and writes the results to `results/`, from which `docs/clients.md`
 * is built: `pnpm --filter @smart-mock/e2e run clients`. Resumes an interrupted run; with `--again` starts
 * from the beginning, with names of faults or clients runs only these.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { trustCertificate } from '../fixtures/trusted-certificate.ts'

const forget = await trustCertificate()
const child = fork(join(import.meta.dirname, 'run-clients.ts'), process.argv.slice(2))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
const [code] = await once(child, 'exit')
await forget()
process.exitCode = code ?? 130
