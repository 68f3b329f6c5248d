import type { ClientUnderTest } from './client-under-test.ts'
import { type FaultCase, listCases } from './list-cases.ts'
import { type ClientResults, type Result, readResults, writeResults } from './results.ts'
import { runQuietly, toTenantName } from './run-quietly.ts'
import { steadyText } from './steady-text.ts'

const AT_ONCE = 8

export interface RunSettings {
  /** File with the results of this client. */
  readonly file: string
  /** Names of the faults; empty for all. */
  readonly chosen: readonly string[]
  /** Called with lines about the progress. */
  readonly say: (line: string) => void
}

/** Runs a client against the variants of faults without a result; every result is written at once. */
export async function runClient(client: ClientUnderTest, settings: RunSettings): Promise<void> {
  const { file, chosen, say } = settings
  const known = await readResults(file, client)
  const cases = listCases(client)
  const kept = cases.filter(({ name, fault }) => known.faults[name] && !chosen.includes(fault.name))
  const faults = new Map(kept.map(({ name }) => [name, known.faults[name] as Result]))
  const wanted = cases.filter(({ fault }) => chosen.length === 0 || chosen.includes(fault.name))
  const open = wanted.filter(({ name }) => !faults.has(name))
  const findings = open.length > 0 ? await controlRun(client) : known.findings
  const results = (): ClientResults => {
    const inOrder = cases.flatMap(({ name }) => {
      const result = faults.get(name)
      return result ? [[name, result] as const] : []
    })
    return { ...known, findings, faults: Object.fromEntries(inOrder) }
  }
  let next = 0
  let done = 0
  let writing = Promise.resolve()
  const worker = async () => {
    for (let each = open[next++]; each; each = open[next++]) {
      const result = await runCase(client, each)
      faults.set(each.name, result)
      done += 1
      say(`${client.name} ${done}/${open.length} ${each.name}: ${result.outcome}`)
      writing = writing.then(() => writeResults(file, results()))
      await writing
    }
  }
  const stop = (reason: unknown) => {
    next = open.length
    throw reason
  }
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => worker().catch(stop)))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  await writeResults(file, results())
}

/** Runs the client without an armed fault and returns its findings. Throws when it fails. */
async function controlRun(client: ClientUnderTest): Promise<Record<string, number>> {
  const { tenant, said } = await runQuietly(client, `control-${toTenantName(client)}`)
  if (said.length > 0) throw new Error(`${client.name} does not come through: ${said.join('; ')}`)
  const { findings } = await tenant.findings()
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort()
  return Object.fromEntries(rules.map((name) => [name, findings.filter(({ rule }) => rule === name).length]))
}

async function runCase(client: ClientUnderTest, { fault, params, number }: FaultCase): Promise<Result> {
  const on = new Date().toISOString().slice(0, 10)
  const exclusion = client.notApplicable(fault)
  if (exclusion !== undefined) return { outcome: 'not applicable', reason: exclusion, on }
  const tenant = `${toTenantName(client)}-${fault.name}-${number}`
  const { verdict, said } = await client.run(tenant, fault, { params })
  const shows = said.map(steadyText).filter(Boolean).join(' | ').slice(0, 300)
  const { outcome, reason } = verdict
  return { outcome, reason: steadyText(reason), ...(shows === '' ? {} : { shows }), on }
}
