import type { FamilyRecord, ResourceRecord, StrikeRecord, VerdictRecord } from './records.mts'
import type { Call, Reply, Sender } from './sender.mts'

/** A login with its tokens. */
export interface Session {
  readonly clientId: string
  readonly family: FamilyRecord
}

/** A tenant under load, with what it must still have in the end. */
export interface LoadTenant {
  readonly name: string
  readonly fhirBase: string
  readonly clockOffsetS: number
  readonly clients: string[]
  /** The ids of its published keys. */
  keyIds: readonly string[]
  /** Launches by an EHR that no app has begun. */
  readonly launches: string[]
  /** Sessions and resources that no operation uses at the moment. */
  readonly sessions: Session[]
  readonly resources: ResourceRecord[]
  readonly faults: FaultUse[]
  /** Number of things that were named, for the next name. */
  named: number
}

/** An armed fault that requests of several operations strike at once. */
export interface FaultUse {
  /** Value of the header of requests that it strikes. */
  readonly header: string
  readonly record: StrikeRecord
  /** Requests that were not answered yet. */
  open: number
  /** Whether no further requests must be sent. */
  isFull: boolean
}

/** A client that a fault strikes, at a tenant of its own. */
export interface Probe extends VerdictRecord {
  readonly tenant: LoadTenant
  /** Requests that it has still to send. */
  left: number
  /** Time from which its flow is quiet, in milliseconds. */
  quietAt: number
}

/** What operations work with. */
export interface Load {
  readonly sender: Sender
  /** Returns a number from 0 to 1, by a seed. */
  readonly random: () => number
  /** Records what is wrong; `undefined` is nothing. */
  readonly report: (tenant: string, problem: string | undefined) => void
  /** Counts something that happened. */
  readonly count: (what: string) => void
  /** Returns a new name for the tenant of a probe. */
  readonly nameProbe: () => string
}

/** The client of each tenant that has a launch URL. */
export const LAUNCHED_CLIENT = 'smart-client-public'

/** One thing that clients do at a tenant. */
export type Operation = (load: Load, tenant: LoadTenant) => Promise<void>

/** Returns the path of something in a tenant, on the public listener. */
const toPath = ({ name }: LoadTenant, path: string): string => `/t/${name}/${path}`

/** Calls the control API for something in a tenant; such calls may be performed twice. */
export function callControl(
  { sender }: Load,
  { name }: Pick<LoadTenant, 'name'>,
  method: string,
  path = '',
  json?: unknown,
): Promise<Reply> {
  return sender.repeat({ tenant: name, listener: 'control', method, path: `/tenants/${name}${path}`, json })
}

/** Takes one of a list out of it, at random; `undefined` when it is empty. */
export function takeAny<Item>({ random }: Pick<Load, 'random'>, list: Item[]): Item | undefined {
  return list.splice(Math.floor(random() * list.length), 1)[0]
}

/** Returns a call to a path of a tenant. */
export function toCall(tenant: LoadTenant, method: string, path: string, more: Partial<Call> = {}): Call {
  return { tenant: tenant.name, method, path: toPath(tenant, path), ...more }
}

/** Creates a tenant whose user approves by himself, with one client and a clock that is ahead. */
export async function createTenant(load: Load, name: string, clockOffsetS: number): Promise<LoadTenant> {
  const autoApprove = { user: 'Practitioner/dr-okafor', patient: 'amy-shaw', consent: 'given' }
  const json = { name, options: { autoApprove } }
  await load.sender.repeat({ tenant: name, listener: 'control', method: 'POST', path: '/tenants', json })
  const { status, text } = await callControl(load, { name }, 'GET')
  if (status !== 200) load.report(name, `the tenant was not created: ${status} ${text.slice(0, 200)}`)
  return {
    ...{ name, clockOffsetS, fhirBase: status === 200 ? JSON.parse(text).fhirBase : '', named: 0 },
    ...{ clients: [LAUNCHED_CLIENT], keyIds: [], launches: [], sessions: [], resources: [], faults: [] },
  }
}
