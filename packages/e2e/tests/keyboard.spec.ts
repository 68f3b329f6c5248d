import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'

test.use({ serverSettings: { loginPlace: 'page' } })

/** Presses Tab until the element with that role and name has the focus, and asserts that it is visible. */
async function tabTo(page: Page, role: 'button' | 'radio' | 'searchbox', name: string | RegExp) {
  const wanted = page.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name }).first()
  await wanted.waitFor()
  for (let count = 0; count < 80; count++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to the ${role} ${name}`)
}

test('a whole standalone launch by keyboard alone', async ({ app }) => {
  const { page } = app
  await app.open()
  await tabTo(page, 'button', 'Log in')
  await page.keyboard.press('Enter')

  await tabTo(page, 'radio', /Ngozi Okafor|Sunniva|Lindqvist/)
  await page.keyboard.press('Space')
  await tabTo(page, 'button', /sign in/i)
  await page.keyboard.press('Enter')

  await tabTo(page, 'searchbox', /./)
  await page.keyboard.type('Amy V. Shaw')
  await page.keyboard.press('Enter')
  await tabTo(page, 'button', /Amy V\. Shaw/)
  await page.keyboard.press('Enter')

  await tabTo(page, 'button', 'Allow')
  await page.keyboard.press('Enter')
  expect(await app.settled()).toBe('active')
  await expect(app.tab('Query')).toHaveAttribute('aria-selected', 'true')
})
