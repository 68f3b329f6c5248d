import type { CaseTools, Source } from '../../declare/case-tools.ts'
import type { LoginEnd } from '../../declare/login-end.ts'
import { createBlockedError, createUndecidedError, Unjudged } from '../../declare/outcome.ts'
import { findLaunchRole } from '../../declare/target.ts'

/** The case that reports what is wrong with launches. */
const REPORTER = 'launch-parameters'

/** Starts an EHR launch of the app. @throws Unjudged when it does not arrive */
async function launchApp({ launch, target }: CaseTools): Promise<URL> {
  const role = findLaunchRole(target)
  const client = role && target.clients[role]
  if (!client) throw new Unjudged('No client can be launched.', 'prerequisite')
  const end: LoginEnd = await launch(client)
  if (end.kind === 'redirect') return new URL(end.url)
  throw createUndecidedError(`The EHR launch did not arrive at ${target.launch.launchUrl}: ${end.reason}.`)
}

/** Starts the launch that the EHR login goes on with. */
export const openLaunch = launchApp satisfies Source<URL>

/** Starts another launch, which is not followed. */
export const openSecondLaunch = ((tools) => launchApp(tools)) satisfies Source<URL>

/** Returns the value of a launch. @throws Unjudged without one */
export function readHandle({ searchParams }: URL): string {
  const handle = searchParams.get('launch')
  if (handle) return handle
  throw createBlockedError(REPORTER, 'The EHR launch has no launch value.')
}
