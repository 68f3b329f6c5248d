/** Holds a SMART server to the specification from code: `await runConformance({ fhirBase })`. */

import type { ConformanceConfig } from './config/config-schema.ts'
import { parseConfig } from './config/read-config.ts'
import { type Selection, toSettings } from './config/to-settings.ts'
import type { CreateLoginDriver } from './logins/login-driver.ts'
import type { ConformanceReport } from './run/results/report.ts'
import { type RunOptions, runCases } from './run/run-conformance.ts'

export type { ConformanceConfig } from './config/config-schema.ts'
export { type DescribedCase, listCases } from './list-cases.ts'
export type { CreateLoginDriver, LoginDriver, LoginEnd, LoginRequest } from './logins/login-driver.ts'
export type { ConformanceReport, ReportedCase } from './run/results/report.ts'
export type { ConformanceEvent } from './run/run-conformance.ts'

/** The selection of cases, and who is told about them. */
export interface ConformanceOptions
  extends Selection,
    Pick<RunOptions, 'onEvent' | 'signal' | 'environment'> {
  /** Creates what operates the sign-in pages, instead of the driver of the configuration. */
  readonly createDriver?: CreateLoginDriver
  /** Folder that the files of the configuration are relative to; the working folder by default. */
  readonly folder?: string
}

/** Runs every case that the configuration allows, and returns the report. @throws SmartError for a wrong configuration */
export async function runConformance(
  config: ConformanceConfig,
  options: ConformanceOptions = {},
): Promise<ConformanceReport> {
  const { folder = process.cwd(), onEvent, signal, environment, createDriver, ...selection } = options
  const settings = await toSettings(parseConfig(config, 'the configuration'), folder, selection)
  return runCases(
    { ...settings, ...(createDriver && { createDriver }) },
    { ...(onEvent && { onEvent }), ...(signal && { signal }), ...(environment && { environment }) },
  )
}
