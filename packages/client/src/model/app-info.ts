import type { ExperimentInfo, PitfallInfo } from './finding.ts'

/** Facts about the client itself that the page shows. */
export interface AppInfo {
  version: string
  /** Origin, e.g. http://localhost:4020 */
  origin: string
  /** `<origin>/callback`, to be registered at the server. */
  redirectUri: string
  /** `<origin>/launch`; `<origin>/launch/<server id>` chooses an entry when several share one FHIR base. */
  launchUrl: string
  jwksUrl: string
  experiments: ExperimentInfo[]
  pitfalls: PitfallInfo[]
}
