import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectEmptyState } from '../fixtures/looks/empty-states.ts'
import {
  CLIENT_PAGES,
  CLIENT_TABS,
  CONSOLE_PAGES,
  OTHER_TITLES,
  WITHOUT_SERVERS,
} from '../fixtures/looks/expected-states.ts'
import { expect, test } from '../fixtures/test.ts'

test('every empty state of both pages is in one of the walks', async () => {
  const declared = {
    client: [CLIENT_TABS, CLIENT_PAGES, WITHOUT_SERVERS],
    console: [CONSOLE_PAGES],
  }
  for (const [name, folder] of [
    ['client', '../../client/src/ui'],
    ['console', '../../console/src'],
  ] as const) {
    const walked = declared[name].flatMap((views) =>
      Object.values(views).flatMap((states) => Object.keys(states)),
    )
    expect(await listTitles(join(import.meta.dirname, folder))).toEqual(
      [...new Set([...walked, ...OTHER_TITLES[name]])].toSorted(),
    )
  }
})

/** Returns the titles of the empty states in the source below a folder. */
async function listTitles(folder: string): Promise<string[]> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.tsx'))
  const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')))
  const titles = texts
    .flatMap((text) => [...text.matchAll(/<EmptyState\s+title=(?:"([^"]+)"|\{([^}]+)\})/g)])
    .flatMap(([, title, choice = '']) =>
      title === undefined ? [...choice.matchAll(/[?:] '([^']+)'/g)].map(([, each = '']) => each) : [title],
    )
  return [...new Set(titles)].toSorted()
}

const AT_ONCE = { timeout: 1 }

test('an empty state without its button is found out', async ({ page }) => {
  await page.setContent(
    '<div class="empty"><p><strong>Nothing</strong></p><p>Do this.</p><button disabled>Do it</button></div>',
  )
  await expect(expectEmptyState(page, 'Nothing', 'Do it', AT_ONCE)).rejects.toThrow(/toBeEnabled/)
  await page.setContent('<div class="empty"><p><strong>Nothing</strong></p><button>Do it</button></div>')
  await expect(expectEmptyState(page, 'Nothing', 'Do it', AT_ONCE)).rejects.toThrow('Nothing')
})
