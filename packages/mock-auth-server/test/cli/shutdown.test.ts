import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { findCommandLine } from '../../../../scripts/workspace/command-line.mjs'

const PATIENCE = { timeout: 120_000 }

/** Starts the command line with a fault, and returns the process with what its first line says. */
async function start(fault: string) {
  const ports = ['--port', '0', '--control-port', '0', '--canary-port', '0']
  const child = spawn(process.execPath, [...findCommandLine('mock-auth-server'), '--json', ...ports])
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const { fhirBase, control } = JSON.parse(line) as { fhirBase: string; control: string }
  const armed = await fetch(`${control}/tenants/default/faults`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: fault,
  })
  expect(armed.status).toBe(201)
  return { child, control, fhirBase }
}

const openCount = async (control: string) => {
  const { entries } = (await (await fetch(`${control}/tenants/default/journal`)).json()) as {
    entries: { delivery: string }[]
  }
  return entries.filter(({ delivery }) => delivery === 'open').length
}

test('finishes responses in progress when it is terminated, and exits', PATIENCE, async () => {
  const { child, control, fhirBase } = await start('{"fault":"discovery-slow","params":{"delayMs":1500}}')
  const slow = fetch(`${fhirBase}/.well-known/smart-configuration`)
  await expect.poll(() => openCount(control)).toBe(1)
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  expect((await slow).status).toBe(200)
  expect((await exit)[0]).toBe(143)
})

test('does not wait for responses that hang, nor for event streams', PATIENCE, async () => {
  const { child, control, fhirBase } = await start('{"fault":"discovery-broken-off","params":{"how":"hang"}}')
  const hanging = fetch(`${fhirBase}/.well-known/smart-configuration`).catch((error: Error) => error)
  const stream = await fetch(`${control}/tenants/default/events`)
  await expect.poll(() => openCount(control)).toBe(1)
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await hanging).toBeInstanceOf(Error)
  await stream.text().catch(() => '')
  expect((await exit)[0]).toBe(143)
})
