import type { AppInfo } from '../../model/api.ts'
import { experiments } from '../../smart/experiments/experiments.ts'
import { pitfallDetectors } from '../../smart/pitfalls/pitfall-detectors.ts'
import type { ClientServices } from '../http/context.ts'
import { version } from '../settings/version.ts'

/** Returns the facts about this client that the page shows. */
export function getAppInfo({ origin, redirectUri, launchUrl, jwksUrl }: ClientServices): AppInfo {
  return {
    version,
    origin,
    redirectUri,
    launchUrl,
    jwksUrl,
    experiments: experiments.map(({ name, title, does, expect, spec, at }) => ({
      name,
      title,
      does,
      expect,
      spec,
      at,
    })),
    pitfalls: pitfallDetectors.map(({ name, title, explanation, whatToChange, spec }) => ({
      name,
      title,
      explanation,
      whatToChange,
      spec,
    })),
  }
}
