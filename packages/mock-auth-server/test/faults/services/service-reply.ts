import type { struckRun } from '../../support/struck-run.ts'

export type Json = Record<string, unknown>
/** Returns the body that was received. */
export const parseBody = ({ received }: Awaited<ReturnType<typeof struckRun>>) =>
  JSON.parse(received.body) as Json
/** Returns the value of a header that was received, whatever its spelling. */
export const findHeader = ({ received }: Awaited<ReturnType<typeof struckRun>>, name: string) =>
  received.headers.find(([key]) => key.toLowerCase() === name)?.[1]

/** Returns what the server meant. */
export function findHonest({ entry }: Awaited<ReturnType<typeof struckRun>>): Json {
  return entry.strikes[0]?.changes[0]?.original as Json
}
