import type { BrowserContext } from 'playwright-core'

/** What a person reads in the pages and frames of a profile; a page that cannot be read says nothing. */
export async function readPages(context: BrowserContext): Promise<string> {
  const frames = context.pages().flatMap((page) => page.frames())
  const texts = frames.map((frame) =>
    frame
      .locator('body')
      // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read
      .innerText({ timeout: 2000 })
      .catch(() => ''),
  )
  return (await Promise.all(texts)).join('\n')
}
