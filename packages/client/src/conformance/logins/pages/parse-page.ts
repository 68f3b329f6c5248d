import { type DefaultTreeAdapterTypes, html, parse } from 'parse5'
import { FORM_TYPE } from './build-submission.ts'
import type { Page, PageForm } from './page.ts'
import { parseControl } from './parse-control.ts'
import { readAttribute, readText } from './read-element.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** Controls of a form by the tags that HTML gives them. */
const CONTROLS: ReadonlySet<string> = new Set(['input', 'select', 'textarea', 'button'])

interface Found {
  readonly forms: Element[]
  /** Each control with the form around it, if any. */
  readonly controls: { readonly element: Element; readonly around: Element | undefined }[]
  readonly links: Element[]
  readonly metas: Element[]
  base: string
  title: string
}

/** Parses a page as a browser without scripts does: `noscript` counts. URLs are resolved against `url`. */
export function parsePage(text: string, url: string): Page {
  const found: Found = { forms: [], controls: [], links: [], metas: [], base: url, title: '' }
  visit(parse(text, { scriptingEnabled: false }).childNodes, found)
  const resolve = (link: string) => (URL.canParse(link, found.base) ? new URL(link, found.base).href : link)
  const refresh = found.metas.map(readRefresh).find((link) => link !== undefined)
  return {
    title: found.title,
    forms: found.forms.map((form) => buildForm(form, found, resolve, url)),
    links: found.links.map((each) => ({
      text: readText(each),
      url: resolve(readAttribute(each, 'href') ?? ''),
    })),
    ...(refresh === undefined ? {} : { refresh: resolve(refresh) }),
  }
}

function buildForm(
  form: Element,
  { controls }: Found,
  resolve: (link: string) => string,
  url: string,
): PageForm {
  const id = readAttribute(form, 'id')
  const own = controls.filter(({ element, around }) => {
    const owner = readAttribute(element, 'form')
    return owner === undefined ? around === form : owner !== '' && owner === id
  })
  return {
    // A form without an action posts to its page, not to the base of its links.
    action: readAttribute(form, 'action')?.trim() ? resolve(readAttribute(form, 'action') ?? '') : url,
    method: (readAttribute(form, 'method') ?? 'get').toLowerCase(),
    enctype: (readAttribute(form, 'enctype') ?? FORM_TYPE).toLowerCase(),
    controls: own.flatMap(({ element }) => parseControl(element, resolve) ?? []),
  }
}

/** Walks through nodes without recursion: the server decides how deep they are. */
function visit(nodes: readonly Node[], found: Found): void {
  const waiting: { node: Node; around: Element | undefined; isDisabled: boolean }[] = []
  const add = (children: readonly Node[], around: Element | undefined, isDisabled: boolean) => {
    for (const node of [...children].reverse()) waiting.push({ node, around, isDisabled })
  }
  add(nodes, undefined, false)
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, around, isDisabled } = next
    if (!('tagName' in node)) continue
    const { tagName } = node
    if (tagName === 'form') found.forms.push(node)
    if (CONTROLS.has(tagName) && !isDisabled) found.controls.push({ element: node, around })
    if (tagName === 'a' && readAttribute(node, 'href') !== undefined) found.links.push(node)
    if (tagName === 'meta') found.metas.push(node)
    if (tagName === 'title' && node.namespaceURI === html.NS.HTML) found.title ||= readText(node)
    if (tagName === 'base') readBase(node, found)
    const isBlocked = isDisabled || (tagName === 'fieldset' && readAttribute(node, 'disabled') !== undefined)
    add(node.childNodes, tagName === 'form' ? node : around, isBlocked)
  }
}

function readBase(element: Element, found: Found): void {
  const href = readAttribute(element, 'href')
  if (href !== undefined && URL.canParse(href, found.base)) found.base = new URL(href, found.base).href
}

function readRefresh(meta: Element): string | undefined {
  if (readAttribute(meta, 'http-equiv')?.toLowerCase() !== 'refresh') return undefined
  return /^\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)/i
    .exec(readAttribute(meta, 'content') ?? '')?.[1]
    ?.trim()
}
