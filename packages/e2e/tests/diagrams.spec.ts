import type { Page } from '@playwright/test'
import { openConsole } from '../fixtures/console-page.ts'
import { findCrossedLabels } from '../fixtures/looks/find-crossed-labels.ts'
import { looksRight } from '../fixtures/looks/looks-right.ts'
import { expect, test } from '../fixtures/test.ts'

const removeHalo = (page: Page) =>
  page.locator('.diagram text').evaluateAll((labels) => {
    for (const label of labels) (label as SVGElement).style.stroke = 'none'
  })

test('no life line runs through a label, on either page, light and dark', async ({
  app,
  servers,
  tenant,
}) => {
  const { page } = app
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  await app.logIn()
  expect(await app.settled()).toBe('active')
  await app.tab('Diagram').click()
  const isDrawn = () =>
    expect(page.locator('.diagram text').filter({ hasText: 'token' }).first()).toBeVisible()
  for (const open of [() => Promise.resolve(), () => openConsole(page, servers, tenant)]) {
    await open()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await isDrawn()
      expect(await findCrossedLabels(page), colorScheme).toEqual([])
    }
    await removeHalo(page)
    expect(await findCrossedLabels(page)).not.toEqual([])
  }
})

test('repeated look-ups before a login are one arrow, which opens all of them', async ({
  page,
  servers,
  tenant,
}) => {
  test.slow()
  const discover = () => fetch(`${tenant.fhirBase}/.well-known/smart-configuration`)
  for (let n = 0; n < 3; n++) await discover()
  await tenant.arm('discovery-unavailable', { times: 1 })
  await discover()
  await openConsole(page, servers, tenant)
  const diagram = page.getByRole('region', { name: /as a sequence$/ })
  const arrow = diagram.getByRole('button', { name: /: discovery ×3 · 200$/ })
  await expect(diagram.getByRole('button')).toHaveCount(3)
  await arrow.click()
  const journal = page.locator('[id^=entry-]')
  await expect(journal).toHaveCount(4)
  for (const [index, isOpen] of [true, true, true, false].entries())
    await expect(journal.nth(index).getByRole('article', { name: 'Request', exact: true })).toHaveCount(
      isOpen ? 1 : 0,
    )
  await looksRight(page)
})
