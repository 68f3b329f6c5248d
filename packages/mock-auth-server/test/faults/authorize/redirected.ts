import type { AuthorizeRedirect } from '../../../src/core/journal/points.ts'
import type { Mock } from '../../../src/testing/index.ts'
import { locationParams, struckRun } from '../../support/struck-run.ts'

/** Returns the redirect that was received, by names and values, beside the one that was meant. */
export async function receiveRedirect(mock: Mock, name: string, params: Record<string, unknown> = {}) {
  const run = await struckRun(mock, name, params)
  const change = run.entry.strikes[0]?.changes.find(({ point }) => point === 'authorize.redirect')
  const honest = change?.original as AuthorizeRedirect | undefined
  const honestParams = honest?.params.map(([key, value]): [string, string] => [key, value]) ?? []
  return { ...run, params: locationParams(run.received), honestParams }
}

/** Returns the parameters of other names. */
export const omitParam = (params: readonly [string, string][], name: string) =>
  params.filter(([key]) => key !== name)
/** Returns the values of a name. */
export const listValues = (params: readonly [string, string][], name: string) =>
  params.filter(([key]) => key === name).map(([, value]) => value)
