import type { Exchange } from '../../model/exchange.ts'
import { type Environment, systemEnvironment } from '../../smart/run/environment.ts'
import { CASES } from '../checks/list.ts'
import type { ConformanceCase } from '../declare/check.ts'
import { readCapabilities } from '../sources/capabilities.ts'
import { acceptOutcome } from './accept-outcome.ts'
import { buildReport } from './build-report.ts'
import type { CaseResult } from './case-result.ts'
import { createEvidence, type Evidence } from './create-evidence.ts'
import { createSend, TooManyRequests } from './create-send.ts'
import { type ConformanceReport, INTERRUPTED } from './report.ts'
import { runCase } from './run-case.ts'
import { findSetting, selectCases } from './select-cases.ts'
import type { RunSettings } from './settings.ts'

/** An event of a run. */
export type ConformanceEvent =
  | { readonly kind: 'planned'; readonly cases: readonly ConformanceCase[] }
  | { readonly kind: 'case'; readonly result: CaseResult }
  | { readonly kind: 'done'; readonly report: ConformanceReport }

export interface RunOptions {
  /** Called for everything that happens. */
  readonly onEvent?: (event: ConformanceEvent) => void
  /** Called when a request is sent, and again when its response is complete. */
  readonly onExchange?: (exchange: Exchange) => void
  /** Ends the run early: what has not run is inconclusive. */
  readonly signal?: AbortSignal
  readonly environment?: Environment
}

/** Holds a server to the cases that the settings select, one after the other, and returns the report. */
export async function runCases(settings: RunSettings, options: RunOptions = {}): Promise<ConformanceReport> {
  const { onEvent = () => {}, onExchange = () => {}, environment = systemEnvironment, signal } = options
  const startedAt = environment.now()
  const exchanges = new Map<string, Exchange>()
  const send = createSend(settings, environment, (exchange) => {
    exchanges.set(exchange.id, exchange)
    onExchange(exchange)
  })
  const openEvidence = createEvidence(settings.target, environment.now, send)
  const cases = selectCases(CASES, settings)
  onEvent({ kind: 'planned', cases })

  const results: CaseResult[] = []
  let stopped: string | undefined
  for (const each of cases) {
    stopped ??= signal?.aborted ? INTERRUPTED : undefined
    const evidence = openEvidence()
    const began = environment.now()
    const judged = await judge(each, settings, evidence, stopped).catch((thrown) => {
      if (!(thrown instanceof TooManyRequests)) throw thrown
      stopped = thrown.message
      return toInconclusive(stopped)
    })
    const { id, check, title, group, kind, level, source, catalogueIds, spec, howToFix, differs } = each
    const result: CaseResult = {
      ...{ id, check, title, group, kind, level, source, catalogueIds, spec, howToFix },
      ...(differs === undefined ? {} : { differs }),
      ...judged,
      exchangeIds: evidence.exchangeIds,
      durationMs: environment.now() - began,
      ...acceptOutcome(judged, findSetting(each, settings.expected), environment.now()),
    }
    results.push(result)
    onEvent({ kind: 'case', result })
  }
  const { tools } = openEvidence()
  const report = buildReport(settings, results, [...exchanges.values()], {
    startedAt,
    advertised: stopped === undefined ? await tools.get(readCapabilities).catch(() => undefined) : undefined,
    durationMs: environment.now() - startedAt,
    ...(stopped === undefined ? {} : { stopped }),
  })
  onEvent({ kind: 'done', report })
  return report
}

async function judge(each: ConformanceCase, { leaveOut }: RunSettings, evidence: Evidence, stopped?: string) {
  if (stopped !== undefined) return toInconclusive(stopped)
  const reason = findSetting(each, leaveOut)
  if (reason !== undefined) return { outcome: 'skipped', skipped: 'left-out', messages: [reason] } as const
  return runCase(each, evidence)
}

const toInconclusive = (message: string) => ({ outcome: 'inconclusive', messages: [message] }) as const
