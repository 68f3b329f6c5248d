import type { RawReply } from '../send-raw-request.ts'
import { Stop } from './careful-stop.ts'

export type JsonAnswer = Record<string, unknown>

/** Returns server and launch value of an EHR launch; throws `Stop` unless the server is the one that is known. */
export function readLaunch({ searchParams }: URL, known: string): { base: string; launch: string } {
  const [base = '', ...more] = searchParams.getAll('iss')
  if (more.length > 0 || base.replace(/\/$/, '') !== known) throw new Stop('the launch names no known server')
  const launch = searchParams.get('launch')
  if (launch === null) throw new Stop('the launch has no launch value')
  return { base, launch }
}

/** Returns the object that a text is; throws `Stop` if it is none. */
export function parseObject(text: string): JsonAnswer {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonAnswer
  } catch {}
  throw new Stop('no JSON object')
}

/** Returns the value of a header, whatever its spelling. */
export function findHeader(reply: RawReply, name: string): string | undefined {
  return reply.headers.find(([key]) => key.toLowerCase() === name)?.[1]
}
