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
}

/** Operates the mock's pages like a user: signs in, chooses a patient, decides. */
export async function signIn(pages: Page | FrameLocator, choice: SignInOptions): Promise<void> {
  const { user, patient, decision = 'Allow', excludedScopes = [] } = choice
  await pages.getByRole('radio', { name: user }).first().check()
  await pages.getByRole('button', { name: /sign in/i }).click()
  if (patient !== undefined) await choosePatient(pages, patient)
  await submitConsent(pages, decision, excludedScopes)
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
  excludedScopes: readonly string[] = [],
): Promise<void> {
  for (const scope of excludedScopes) await pages.getByLabel(scope).uncheck()
  await pages.getByRole('button', { name: decision, exact: true }).click()
}
