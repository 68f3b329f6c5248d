import { splitProse } from './split-prose.ts'

/** Code, which is kept, or a link or image. */
const LINK = /(`+)[^\n]*?[^`\n]\1(?!`)|(!?)\[((?:\\.|[^\]\\])*)\]\(([^)\s]+)\)/g

/** A link or image of a Markdown text. */
export interface MarkdownLink {
  readonly isImage: boolean
  readonly target: string
}

/**
 * Returns Markdown with the targets of its links and images replaced; code is kept. An image whose new target is on the
 * web becomes a link, since no page loads anything from another host.
 */
export function rewriteLinks(text: string, rewrite: (link: MarkdownLink) => string): string {
  return splitProse(text)
    .map(({ isCode, text: part }) => (isCode ? part : rewriteProse(part, rewrite)))
    .join('')
}

function rewriteProse(prose: string, rewrite: (link: MarkdownLink) => string): string {
  return prose.replace(LINK, (whole, code?: string, mark = '', label = '', target = '') => {
    if (code !== undefined) return whole
    const isImage = mark === '!'
    const replaced = rewrite({ isImage, target })
    return `${isImage && !/^https?:/.test(replaced) ? '!' : ''}[${label}](${replaced})`
  })
}
