import type { FrameLocator, Page } from '@playwright/test'

/** What a person chooses on the mock's pages. */
export interface SignInOptions {
  /** As the page shows the name. */
  readonly user: string
  /** Needed unless the user is a patient, or the launch has one. */
  readonly patient?: string
  readonly decision?: 'Allow' | 'Deny'
  /** Scopes that are not granted. */
  readonly untick?: readonly string[]
}

/** Goes through the mock's pages as a person would: sign in, choose a patient, decide. */
export async function signIn(pages: Page | FrameLocator, choice: SignInOptions): Promise<void> {
  const { user, patient, decision = 'Allow', untick = [] } = choice
  await pages.getByRole('radio', { name: user }).first().check()
  await pages.getByRole('button', { name: /sign in/i }).click()
  if (patient !== undefined) await choosePatient(pages, patient)
  await submitConsent(pages, decision, untick)
}

/** Searches for a patient on the page that asks for one, and takes it. */
export async function choosePatient(pages: Page | FrameLocator, patient: string): Promise<void> {
  await pages.getByRole('searchbox').fill(patient)
  await pages.getByRole('button', { name: /search/i }).click()
  await pages.getByRole('button', { name: patient }).click()
}

/** Answers the consent page. */
export async function submitConsent(
  pages: Page | FrameLocator,
  decision: 'Allow' | 'Deny',
  untick: readonly string[] = [],
): Promise<void> {
  for (const scope of untick) await pages.getByLabel(scope).uncheck()
  await pages.getByRole('button', { name: decision, exact: true }).click()
}
