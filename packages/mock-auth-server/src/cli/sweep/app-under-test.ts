import { type ParsedOptions, UsageError } from '@smart-mock/cli-kit'
import type { SWEEP_OPTIONS } from '../options/sweep-options.ts'
import type { CliSettings } from '../settings.ts'

/** The app under test, and how it is started. */
export type AppUnderTest =
  | { readonly kind: 'command'; readonly command: string }
  /** `{fhirBase}` in it stands for the FHIR base of the tenant. */
  | { readonly kind: 'standalone'; readonly url: string; readonly script: string | undefined }
  | {
      readonly kind: 'launch'
      readonly url: string
      readonly clientId: string
      readonly script: string | undefined
    }

type AppOptions = ParsedOptions<
  Pick<typeof SWEEP_OPTIONS, 'standalone' | 'launch-url' | 'command' | 'script'>
>

/**
 * Returns the app that the options name; throws `UsageError` when they name none, several, or one that cannot
 * be started.
 */
export function readAppUnderTest(
  { standalone, 'launch-url': launch, command, script }: AppOptions,
  { mock }: CliSettings,
  fixedBase: boolean,
): AppUnderTest {
  if ([standalone, launch, command].filter((each) => each !== undefined).length !== 1)
    throw new UsageError(
      'sweep requires one of --standalone <url>, --launch-url <url> and --command <command>',
    )
  if (command !== undefined) {
    if (script !== undefined) throw new UsageError('--script cannot be combined with --command')
    return { kind: 'command', command }
  }
  const clientId = mock.clients?.[0]?.clientId
  if (launch !== undefined) {
    if (clientId === undefined) throw new UsageError('--launch-url requires --client-id and --redirect-uri')
    return { kind: 'launch', url: launch, clientId, script }
  }
  const url = standalone ?? ''
  const isWhole = fixedBase || script !== undefined || url.includes('{fhirBase}')
  if (!URL.canParse(url.replace('{fhirBase}', '')) || !isWhole)
    throw new UsageError(
      '--standalone must be the URL at which the app starts a login, with {fhirBase} in place of the FHIR base, ' +
        `such as http://localhost:3000/launch?iss={fhirBase}, not ${url}; ` +
        'an app with a FHIR base in its own settings requires --fixed-fhir-base',
    )
  return { kind: 'standalone', url, script }
}
