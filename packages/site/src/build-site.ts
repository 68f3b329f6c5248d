import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Eleventy } from '@11ty/eleventy'
import { rolldown } from 'rolldown'
import {
  type DocsPage,
  FAULT_GROUPS,
  listSections,
  loadReferenceData,
  RULE_GROUPS,
  renderLlmsTxt,
  renderMarkdown,
  replaceLinks,
  TEXT_STYLESHEET,
} from 'smart-mock/docs'
import { listPages } from './content/list-pages.ts'
import { buildNavigation } from './content/navigation.ts'
import { toAddress, toSiteLink } from './content/page-address.ts'
import { recordLogin } from './content/record-login.ts'
import { renderPage } from './layout/render-page.ts'
import { renderLogin, renderStart } from './layout/render-start.ts'

const FAULT = 'state-changed'
/** What `layout/styles` has, from the frame of every page to the parts of one. */
const STYLESHEETS = ['page.css', 'header.css', 'search.css', 'menu.css', 'start.css']

/** Builds the site into a folder, which is emptied. */
export async function buildSite(root: string, output: string): Promise<void> {
  const [list, plain, struck] = await Promise.all([listPages(root), recordLogin(), recordLogin(FAULT)])
  const pages = new Map(list.map((page) => [page.path, page]))
  const count = (folder: string) => list.filter(({ path }) => path.startsWith(folder)).length
  const counts = { faults: count('docs/faults/'), rules: count('docs/rules/') }
  await rm(output, { recursive: true, force: true })
  await writePages(pages, output, [
    { path: 'docs/index.md', title: 'smart-mock', html: renderStart(struck, counts) },
    { path: 'docs/login.md', title: 'A recorded login', html: renderLogin(plain, struck) },
  ])
  const sections = list
    .flatMap(listSections)
    .map((section) => ({ ...section, path: toSiteLink('', section.path, new Set(pages.keys())) }))
  await writeFile(join(output, 'search.json'), JSON.stringify(sections))
  const styles = await Promise.all(
    STYLESHEETS.map((name) => readFile(join(import.meta.dirname, 'layout/styles', name), 'utf8')),
  )
  await writeFile(join(output, 'site.css'), [TEXT_STYLESHEET, plain.style, ...styles].join('\n'))
  await writeFile(join(output, 'llms.txt'), await renderOverview())
  await bundleSearch(output)
  await cp(join(root, 'docs/images'), join(output, 'images'), { recursive: true })
  // Pages of GitHub would otherwise be processed once more.
  await writeFile(join(output, '.nojekyll'), '')
}

/** Renders the list of pages for programs; its links are relative, since the site may be anywhere. */
async function renderOverview(): Promise<string> {
  const { guides } = await loadReferenceData()
  const link = (kind: string, name: string) => toAddress(`docs/${kind}/${name}.md`)
  return renderLlmsTxt({ guides, faults: FAULT_GROUPS, rules: RULE_GROUPS, link })
}

/** A page that is written as HTML. */
interface HtmlPage {
  readonly path: string
  readonly title: string
  readonly html: string
}

async function writePages(pages: ReadonlyMap<string, DocsPage>, output: string, own: readonly HtmlPage[]) {
  const known = new Set(pages.keys())
  const groups = buildNavigation([...pages.values()])
  const input = join(import.meta.dirname, '../.cache/input')
  await mkdir(input, { recursive: true })
  const eleventy = new Eleventy(input, output, {
    quietMode: true,
    configPath: false,
    config: (config) => {
      config.setLibrary('md', { render: renderMarkdown })
      config.addTemplate(
        '_includes/page.11ty.js',
        ({ path, title, content }: { path: string; title: string; content: string }) =>
          renderPage({ path, title, content, groups, pages }),
      )
      const add = (path: string, title: string, text: string, type: 'md' | 'html') =>
        config.addTemplate(`${path.replace(/\.md$/, '')}.${type}`, text, {
          ...{ layout: 'page.11ty.js', permalink: toAddress(path), path, title },
        })
      for (const { path, title, html } of own) add(path, title, html, 'html')
      for (const { path, title, text } of pages.values())
        add(
          path,
          title,
          replaceLinks(text, (target) => toSiteLink(path, target, known)),
          'md',
        )
      return { markdownTemplateEngine: false, htmlTemplateEngine: false }
    },
  })
  await eleventy.write()
}

async function bundleSearch(output: string): Promise<void> {
  const bundle = await rolldown({ input: join(import.meta.dirname, 'search/search-box.ts') })
  await bundle.write({ file: join(output, 'search.js'), format: 'esm', minify: true })
}

/** Reads a built site: the text of each file by its address, of pages and stylesheets only. */
export async function readSite(output: string): Promise<Map<string, string>> {
  const entries = await readdir(output, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const read = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name)
    const text = /\.(?:html|css)$/.test(name) ? await readFile(path, 'utf8') : ''
    return [path.slice(output.length + 1), text] as const
  })
  return new Map(await Promise.all(read))
}
