import type { FrameLocator, Page } from '@playwright/test'

/** The choices of a user on the mock's pages. */
export interface SignInOptions {
  /** Name of the user on the page. */
  readonly user: string
  /** Required unless the user is a patient, or the launch has one. */
  readonly patient?: string
  readonly decision?: 'Allow' | 'Deny'
  /** Scopes that are not granted. */
  readonly excludedScopes?: readonly string[]
  /** Granular scopes, as the page offers them, that are granted in place of the scopes that they narrow. */
  readonly granularScopes?: readonly string[]
}

/** Operates the mock's pages like a user: signs in, chooses a patient, decides. */
export async function signIn(pages: Page | FrameLocator, choice: SignInOptions): Promise<void> {
  const { user, patient, decision = 'Allow', ...scopes } = choice
  await pages.getByRole('radio', { name: user }).first().check()
  await pages.getByRole('button', { name: /sign in/i }).click()
  if (patient !== undefined) await choosePatient(pages, patient)
  await submitConsent(pages, decision, scopes)
}

/** Searches for a patient on the patient picker, and chooses it. */
export async function choosePatient(pages: Page | FrameLocator, patient: string): Promise<void> {
  await pages.getByRole('searchbox').fill(patient)
  await pages.getByRole('button', { name: /search/i }).click()
  await pages.getByRole('button', { name: patient }).click()
}

/** Submits the consent page. */
export async function submitConsent(
  pages: Page | FrameLocator,
  decision: 'Allow' | 'Deny',
  { excludedScopes = [], granularScopes = [] }: Pick<SignInOptions, 'excludedScopes' | 'granularScopes'> = {},
): Promise<void> {
  for (const scope of excludedScopes) await pages.locator(selectScope(scope)).uncheck()
  for (const scope of granularScopes) {
    // What is counted must be there: a fold of a page that is still loading would stay closed.
    await pages.locator(selectScope(scope)).waitFor({ state: 'attached' })
    const fold = pages.locator(`details:not([open]):has(${selectScope(scope)}) > summary`)
    if ((await fold.count()) > 0) await fold.click()
    await pages.locator(selectScope(scope)).check()
  }
  await pages.getByRole('button', { name: decision, exact: true }).click()
}

const selectScope = (scope: string): string => `input[name="scope"][value=${JSON.stringify(scope)}]`
