import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildSubmission, listParameters } from './build-submission.ts'
import { parsePage } from './parse-page.ts'

const URL_OF_PAGE = 'https://as.example/login/step?tab=1'
const parse = (text: string) => parsePage(text, URL_OF_PAGE)

/** What the first form of a page sends without any change. */
function submit(text: string, pressed?: string) {
  const [form] = parse(text).forms
  if (!form) throw new Error('there is no form')
  const button = form.controls.find(({ type, name }) => type === 'button' && name === pressed)
  const { url, form: body } = buildSubmission(form, listParameters(form, new Map(), button), button)
  return { url, body: body?.toString() }
}

describe('a form', () => {
  test('sends what a browser sends: enabled controls with a name, ticked boxes, selected options', () => {
    const page = `<form method=post action="../go#x">
      <input name=a value=1><input type=hidden name=b value="&amp;é"><input value=nameless>
      <input type=checkbox name=c><input type=checkbox name=d checked><input type=radio name=e value=1>
      <input type=radio name=e value=2 checked><input name=f value=off disabled>
      <fieldset disabled><input name=g value=off></fieldset><textarea name=h>
two
lines</textarea>
      <select name=i><option>first<option value=2 disabled>second</select>
      <select name=j multiple><option>none</select>
      <select name=k><option value=x>one<option value=y selected>two</select>
      <input type=file name=l><input type=submit name=m value=M><button name=n value=N>No</button></form>`
    expect(submit(page, 'm')).toEqual({
      url: 'https://as.example/go#x',
      body: 'a=1&b=%26%C3%A9&d=on&e=2&h=two%0D%0Alines&i=first&k=y&m=M',
    })
  })

  test('posts to its page without an action, even where links have another base', () => {
    const page = '<base href="https://other.example/"><form method=POST><input name=a value=1></form>'
    expect(submit(page)).toEqual({ url: URL_OF_PAGE, body: 'a=1' })
  })

  test('replaces the query of its address when it is sent by GET', () => {
    expect(submit('<form action="?old=1"><input name=q value="a b"></form>')).toEqual({
      url: 'https://as.example/login/step?q=a+b',
      body: undefined,
    })
  })

  test('follows the button that was pressed', () => {
    const page =
      '<form method=get><button name=x value=1 formmethod=POST formaction="/other">Go</button></form>'
    expect(submit(page, 'x')).toEqual({ url: 'https://as.example/other', body: 'x=1' })
  })

  test('has the controls that name it, wherever they are', () => {
    const page = '<form id=f method=post></form><input name=in value=1 form=f><input name=out value=1>'
    expect(submit(page).body).toBe('in=1')
  })
})

describe('a page', () => {
  test('has its title, its links and what follows by itself', () => {
    const page = parse(`<title>  Sign\n in </title><svg><title>icon</title></svg>
      <meta http-equiv=Refresh content="0; URL='/next?a=1&amp;b=2'"><a href="/cancel">[ Cancel ]</a><a>none</a>`)
    expect(page).toMatchObject({
      title: 'Sign in',
      refresh: 'https://as.example/next?a=1&b=2',
      links: [{ text: '[ Cancel ]', url: 'https://as.example/cancel' }],
    })
  })

  test('shows what is for browsers without scripts', () => {
    const page = '<script>document.forms[0].submit()</script><noscript><form><input name=a></form></noscript>'
    expect(parse(page).forms).toHaveLength(1)
  })

  test('is parsed however deep and broken it is', () => {
    const deep = `${'<div>'.repeat(50_000)}<form><input name=a>`
    expect(parse(deep).forms).toHaveLength(1)
    const pieces = [
      '<form>',
      '</form>',
      '<input name=a',
      '<select>',
      '<option',
      '<base href="',
      '">',
      '<!--',
      '&#0;',
      'x',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => {
        expect(() => parse(parts.join(' '))).not.toThrow()
      }),
    )
  })
})
