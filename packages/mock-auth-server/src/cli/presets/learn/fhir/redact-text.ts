const LONGEST = 300

/** Returns a text of a server without the given values, and without words that look like ids or tokens. */
export function redactText(text: string, values: readonly string[] = []): string {
  let result = text.slice(0, LONGEST)
  for (const value of values) if (value.length >= 3) result = result.replace(toWordPattern(value), '…')
  return result
    .replace(/[\w.+-]+@[\w.-]+/g, '…')
    .replace(/(?=[\w.~-]*\d)(?=[\w.~-]*[A-Za-z])[\w.~-]{12,}/g, (word) => (isSystem(word) ? word : '…'))
    .replace(
      /\b(?:Patient|Practitioner|Person|RelatedPerson)\/[\w.-]+/g,
      (reference) => `${reference.split('/')[0]}/…`,
    )
}

/** Matches a value that is no part of a longer word. */
const toWordPattern = (value: string) =>
  new RegExp(`(?<!\\w)${value.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`, 'g')

/** An object identifier or a host name is no secret. */
const isSystem = (word: string) => /^\d+(?:\.\d+){3,}$/.test(word) || /^(?:[a-z][a-z-]*\.)+[a-z]+$/.test(word)
