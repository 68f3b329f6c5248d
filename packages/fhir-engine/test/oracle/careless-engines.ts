import type { Answer } from './compare.ts'

const rewrite =
  (change: (url: string) => string) =>
  (answer: Answer): Answer =>
  (url, isPosted) =>
    answer(change(url), isPosted)

/** Returns a function that drops a text from each parameter's value or name. */
const without = (pattern: RegExp, by = '') => rewrite((url) => url.replace(pattern, by))

/** Engines that leave out a part of what a search asks for, each of which the oracle must find. */
export const CARELESS_ENGINES: Record<string, (answer: Answer) => Answer> = {
  'ignores all prefixes': without(/=(?:eq|ne|gt|lt|ge|le|sa|eb|ap)(?=\d)/g, '='),
  'takes ge for gt': without(/=ge(?=\d)/g, '=gt'),
  'takes le for eb': without(/=le(?=\d)/g, '=eb'),
  'ignores :exact': without(/%3Aexact=/g, '='),
  'ignores :not': without(/%3Anot=/g, '='),
  'takes :contains for a beginning': without(/%3Acontains=/g, '='),
  'turns :missing round': rewrite((url) =>
    url.replace(/(%3Amissing=)(true|false)/g, (_, name, value) => `${name}${value !== 'true'}`),
  ),
  'ignores escapes': without(/%5C/g),
  'takes the last of several alternatives': rewrite((url) =>
    url.replace(/=([^&]*)/g, (_, value) => `=${value.split('%2C').pop()}`),
  ),
  'takes the last of several parameters': rewrite((url) => {
    const [path, query = ''] = url.split('?')
    return `${path}?${query.split('&').slice(-1)}`
  }),
  'sorts only upwards': without(/(_sort=|%2C)-/g, '$1'),
  'includes once where it should iterate': without(/include%3Aiterate/g, 'include'),
  'summarizes nothing': without(/_summary=\w+/g),
}
