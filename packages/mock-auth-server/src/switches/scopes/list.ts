import { allowedResources } from './allowed-resources.ts'
import { bannerType } from './banner-type.ts'
import { contextDisplay } from './context-display.ts'
import { scopeEcho } from './scope-echo.ts'
import { scopeVersion } from './scope-version.ts'
import { standalonePatient } from './standalone-patient.ts'

/** The switches of scopes and launch context. */
export const SCOPES_SWITCHES = [
  standalonePatient,
  scopeVersion,
  allowedResources,
  scopeEcho,
  contextDisplay,
  bannerType,
] as const
