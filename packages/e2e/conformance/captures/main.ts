/**
 * Runs every case at its counterpart, and writes what it received to `results/`, from which the site shows on the page of
 * each check how a server fails: `pnpm --filter @smart-mock/e2e run captures`. Records what has no result yet; with
 * `--again` all, with names of cases only these.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { trustCertificate, trustedCertificate } from '../../fixtures/trusted-certificate.ts'
import { recordCaptures } from './record-captures.ts'

const args = process.argv.slice(2)
const names = args.filter((arg) => !arg.startsWith('-'))

if (await trustedCertificate()) {
  await recordCaptures((id, isKnown) =>
    names.length > 0 ? names.includes(id) : args.includes('--again') || !isKnown,
  )
} else {
  // Node reads the certificates that it trusts when a process starts.
  const forget = await trustCertificate()
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  await forget()
  process.exitCode = code
}
