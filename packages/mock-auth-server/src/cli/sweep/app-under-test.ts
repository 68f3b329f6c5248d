import type { SWEEP_OPTIONS } from '../options/command-options.ts'
import type { ParsedOptions } from '../options/option.ts'
import type { CliSettings } from '../settings.ts'
import { UsageError } from '../usage-error.ts'

/** The app under test, and how it is started. */
export type AppUnderTest =
  | { readonly kind: 'command'; readonly command: string }
  /** `{fhirBase}` in it stands for the FHIR base of the tenant. */
  | { readonly kind: 'standalone'; readonly url: string; readonly steps: string | undefined }
  | {
      readonly kind: 'launch'
      readonly url: string
      readonly clientId: string
      readonly steps: string | undefined
    }

type AppOptions = ParsedOptions<Pick<typeof SWEEP_OPTIONS, 'standalone' | 'launch' | 'command' | 'steps'>>

/**
 * Returns the app that the options name; throws `UsageError` when they name none, several, or one that cannot
 * be started.
 */
export function readAppUnderTest(
  { standalone, launch, command, steps }: AppOptions,
  { mock }: CliSettings,
  fixedBase: boolean,
): AppUnderTest {
  if ([standalone, launch, command].filter((each) => each !== undefined).length !== 1)
    throw new UsageError('sweep requires one of --standalone <url>, --launch <url> and --command <command>')
  if (command !== undefined) {
    if (steps !== undefined) throw new UsageError('--steps cannot be combined with --command')
    return { kind: 'command', command }
  }
  const clientId = mock.clients?.[0]?.clientId
  if (launch !== undefined) {
    if (clientId === undefined) throw new UsageError('--launch requires --client and --redirect')
    return { kind: 'launch', url: launch, clientId, steps }
  }
  const url = standalone ?? ''
  const isWhole = fixedBase || steps !== undefined || url.includes('{fhirBase}')
  if (!URL.canParse(url.replace('{fhirBase}', '')) || !isWhole)
    throw new UsageError(
      '--standalone must be the URL at which the app starts a login, with {fhirBase} in place of the FHIR base, ' +
        `such as http://localhost:3000/launch?iss={fhirBase}, not ${url}; ` +
        'an app with a FHIR base in its own settings requires --fixed-base',
    )
  return { kind: 'standalone', url, steps }
}
