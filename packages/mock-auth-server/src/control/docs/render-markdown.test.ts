import { describe, expect, it } from 'vitest'
import { renderMarkdown } from './render-markdown.ts'

describe('renderMarkdown', () => {
  it('renders headings, paragraphs and lists', () => {
    expect(renderMarkdown('## Arm the fault\n\none\ntwo\n\n2. two\n3. three')).toBe(
      '<h2 id="arm-the-fault">Arm the fault</h2>\n<p>one\ntwo</p>\n<ol start="2"><li>two</li><li>three</li></ol>',
    )
  })

  it('keeps fenced code as it is, shorter fences in it too', () => {
    expect(renderMarkdown('````http\n# no heading <b>\n```\n\n| x |\n````\nafter')).toBe(
      '<pre tabindex="0"><code># no heading &lt;b&gt;\n```\n\n| x |</code></pre>\n<p>after</p>',
    )
  })

  it('marks the lines of a diff', () => {
    expect(renderMarkdown('```diff\n-<a>\n+b\n c\n```')).toContain('<del>-&lt;a&gt;</del>\n<ins>+b</ins>\n c')
  })

  it('renders tables, with bars in cells', () => {
    const html = renderMarkdown('| a | b |\n|---|---|\n| x \\| y |  |\n| `c` | 2 |')
    expect(html).toContain('<th scope="col" role="columnheader">a</th>')
    expect(html).toContain('<td role="cell" data-head="a">x | y</td><td role="cell" data-head="b"></td></tr>')
  })

  it('renders emphasis, but no stars of scopes and no escaped ones', () => {
    expect(renderMarkdown('**a** *b c* patient/*.rs user/*.rs \\*d\\* id\\_token')).toBe(
      '<p><strong>a</strong> <em>b c</em> patient/*.rs user/*.rs *d* id_token</p>',
    )
  })

  it('links the web, pages beside and headings, and nothing else', () => {
    const html = renderMarkdown(
      '[w](https://hl7.org/?a=1&b="2") [i](../faults.md) [p](rules/x-1.md) [h](#top) [j](javascript:alert) [g](../guides/g.md) [d](data:text/html,x)',
    )
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      'https://hl7.org/?a=1&amp;b=&quot;2&quot;',
      '../faults',
      'rules/x-1',
      '#top',
    ])
    expect(html).toContain('</a> j g d</p>')
  })

  it('escapes markup wherever it stands', () => {
    const hostile = '<img src=x onerror="alert(1)">'
    const html = renderMarkdown(
      `# ${hostile}\n\n${hostile} \`${hostile}\` **${hostile}** [${hostile}](https://x/${hostile.replaceAll(' ', '')})\n\n| ${hostile} |\n|---|\n| ${hostile} |\n\n1. ${hostile}\n\n\`\`\`\n${hostile}\n\`\`\``,
    )
    expect(html).not.toContain('<img')
  })

  it('comes to an end with an open fence or a lone bar', () => {
    expect(renderMarkdown('```http\nnever closed')).toContain('never closed')
    expect(renderMarkdown('|')).toContain('<table ')
  })
})
