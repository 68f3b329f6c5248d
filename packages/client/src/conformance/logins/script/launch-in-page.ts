import type { Page } from 'playwright-core'
import { SmartError } from '../../../smart/smart-error.ts'
import { createLimit } from '../browser/create-limit.ts'
import { interceptCallback } from '../browser/intercept-callback.ts'
import type { LaunchRequest } from '../login-driver.ts'
import { describeFailure } from './describe-failure.ts'
import type { LoginScript } from './login-script.ts'

/**
 * Runs the function of a script that starts an EHR launch, until the EHR opens the launch URL of the app.
 *
 * @throws SmartError launch-invalid when it does not, or cancelled
 */
export async function launchInPage(
  page: Page,
  { signal, ...launch }: LaunchRequest,
  run: NonNullable<LoginScript['launch']>,
  patienceMs: number,
): Promise<string> {
  const { callback, stop } = await interceptCallback(page, launch.launchUrl)
  const limit = createLimit(patienceMs, signal, 'launch')
  try {
    const failed = (async () => run(page, launch))().then(
      () => new Promise<never>(() => {}),
      (thrown: unknown) => `the function launch of the script failed: ${describeFailure(thrown)}`,
    )
    const end = await Promise.race([callback.then((url) => ({ url })), failed, limit.reason])
    if (typeof end !== 'string') return end.url
    throw new SmartError('launch-invalid', `The EHR has not opened ${launch.launchUrl}: ${end}.`)
  } finally {
    limit.clear()
    await stop()
  }
}
