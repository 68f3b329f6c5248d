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

  it('renders lists with paragraphs and code in their items', () => {
    expect(
      renderMarkdown('- one\n- two\n  more\n\n1. a\n\n   ```sh\n   b\n     c\n   ```\n2. d\n\nend'),
    ).toBe(
      '<ul><li>one</li><li>two\nmore</li></ul>\n<ol start="1"><li>a\n<pre tabindex="0"><code>b\n  c</code></pre></li><li>d</li></ol>\n<p>end</p>',
    )
  })

  it('ends a paragraph where a list begins, and keeps a dash that begins none', () => {
    expect(renderMarkdown('a\n- b')).toBe('<p>a</p>\n<ul><li>b</li></ul>')
    expect(renderMarkdown('-b\n-')).toBe('<p>-b\n-</p>')
  })

  it('numbers headings that come again', () => {
    expect(renderMarkdown('## A\n## A')).toBe('<h2 id="a">A</h2>\n<h2 id="a-1">A</h2>')
  })

  it('shows images of the site, and none of another host', () => {
    const html = renderMarkdown(
      '![a "b"](../c.png) ![d](https://x/y.png) ![e](//x/y.png) ![f](data:image/png,x)',
    )
    expect(html).toBe('<p><img src="../c.png" alt="a &quot;b&quot;" loading="lazy"> d e f</p>')
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

  it('links the web, pages of the site and headings, and nothing else', () => {
    const html = renderMarkdown(
      '[w](https://hl7.org/?a=1&b="2") [i](../faults) [p](rules/x-1) [h](#top) [j](javascript:alert) [g](//host/g) [b](\\\\host/g) [d](data:text/html,x)',
    )
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      'https://hl7.org/?a=1&amp;b=&quot;2&quot;',
      '../faults',
      'rules/x-1',
      '#top',
    ])
    expect(html).toContain('</a> j g b d</p>')
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
