import { type DocsPage, escapeMarkup } from 'smart-mock/docs'
import { findSiblings, type NavigationGroup } from '../content/navigation.ts'
import { toAddress, toSiteLink, toTop } from '../content/page-address.ts'

/** Everything but the content is loaded from the site itself, and nothing from another host. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
const REPOSITORY = 'https://github.com/smart-mock/smart-mock'
/** A circle that a lightning strikes, without a file. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%231c5bc9'/%3E%3Cpath d='M9 2 4 9h3l-1 5 6-8H8z' fill='%23fff'/%3E%3C/svg%3E"

/** The content of a page and what surrounds it. */
export interface PageFrame {
  /** Path in the repository; for pages without a file, one that they could have. */
  readonly path: string
  readonly title: string
  readonly content: string
  readonly groups: readonly NavigationGroup[]
  readonly pages: ReadonlyMap<string, DocsPage>
}

/** Renders a whole page: search above, parts of the site at the left, content, and its headings at the right. */
export function renderPage({ path, title, content, groups, pages }: PageFrame): string {
  const address = toAddress(path)
  const top = toTop(address)
  const isStart = address === 'index.html'
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<title>${isStart ? 'smart-mock: test SMART on FHIR apps against servers that misbehave' : `${escapeMarkup(title)} · smart-mock`}</title>
<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="${top}site.css">
<script type="module" src="${top}search.js"></script>
</head>
<body${isStart ? ' class="start"' : ''}>
<a class="skip" href="#content">Skip to the content</a>
<header>
<button type="button" class="menu" popovertarget="menu">Menu</button>
<a class="brand" href="${top}index.html">smart-mock</a>
<form role="search" hidden><input type="search" placeholder="Search" role="combobox" aria-label="Search the documentation" aria-expanded="false" aria-controls="hits" aria-autocomplete="list" aria-keyshortcuts="/" autocomplete="off" spellcheck="false" maxlength="200"><kbd aria-hidden="true">/</kbd><div id="hits" role="listbox" aria-label="Results" hidden></div><span role="status"></span></form>
<a class="repository" href="${REPOSITORY}" rel="noreferrer">Source</a>
</header>
<nav id="menu" popover aria-label="Documentation">
${renderNavigation(path, groups, pages)}
</nav>
<main id="content">
${content}
</main>
${renderContents(content)}
</body>
</html>
`
}

function renderNavigation(
  path: string,
  groups: readonly NavigationGroup[],
  pages: ReadonlyMap<string, DocsPage>,
): string {
  const known = new Set(pages.keys())
  const siblings = findSiblings(path)
  const index = /^docs\/(faults|rules|checks|decisions)\//.exec(path)?.[1]
  const link = (target: string) => {
    const href = toSiteLink('', target, known)
    const current = target === path ? ' aria-current="page"' : ''
    return `<a href="${toTop(toAddress(path))}${href}"${current}>${escapeMarkup(pages.get(target)?.title ?? '')}</a>`
  }
  const item = (target: string): string => {
    const isOpen = target === `docs/${index}.md` && siblings
    return `<li>${link(target)}${isOpen ? renderGroup(siblings, 'h3', link) : ''}</li>`
  }
  return groups
    .map(({ title, paths }) => `<h2>${escapeMarkup(title)}</h2>\n<ul>${paths.map(item).join('')}</ul>`)
    .join('\n')
}

function renderGroup({ title, paths }: NavigationGroup, tag: string, link: (path: string) => string): string {
  const items = paths.map((path) => `<li>${link(path)}</li>`)
  return `<${tag}>${escapeMarkup(title)}</${tag}><ul>${items.join('')}</ul>`
}

/** Lists the headings of a page that has several. */
function renderContents(content: string): string {
  const headings = [...content.matchAll(/<h2 id="([^"]*)">([\s\S]*?)<\/h2>/g)]
  if (headings.length < 3) return ''
  const items = headings.map(
    ([, id, text = '']) => `<li><a href="#${id}">${text.replace(/<\/?a\b[^>]*>/g, '')}</a></li>`,
  )
  return `<aside aria-label="On this page"><h2>On this page</h2><ul>${items.join('')}</ul></aside>`
}
