/**
 * Runs every client against every fault in every variant, in a process that trusts the certificate of the mocks; see
 * `main.ts`.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { FAULTS } from 'smart-mock/testing'
import { createClients, toFileName } from './create-clients.ts'
import { runClient } from './run-client.ts'

const args = process.argv.slice(2)
const folder = join(import.meta.dirname, 'results')
// If a run from the beginning is interrupted, the next one resumes it.
if (args.includes('--again')) await rm(folder, { recursive: true, force: true })

const { list: clients, close } = await createClients()
const names = args.filter((arg) => !arg.startsWith('-'))
const chosenFaults = names.filter((name) => FAULTS.some((fault) => fault.name === name))
const chosenClients = names.filter((name) => clients.some((client) => client.name === name))
const unknown = names.filter((name) => !chosenFaults.includes(name) && !chosenClients.includes(name))
if (unknown.length > 0) throw new Error(`there is no fault or client ${unknown.join(', ')}`)

// A client may leave unhandled promises when its run is over.
process.on('unhandledRejection', () => undefined)

for (const client of clients) {
  if (chosenClients.length > 0 && !chosenClients.includes(client.name)) continue
  const file = join(folder, toFileName(client))
  await runClient(client, { file, chosen: chosenFaults, say: console.log })
}
await close()
// Requests of clients that never give up are still open.
process.exit(0)
