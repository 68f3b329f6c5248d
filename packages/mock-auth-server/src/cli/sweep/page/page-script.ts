/**
 * Script that runs in every page of the app before its own: `smartMockRead()` returns the visible text, that
 * of alerts and of notes (status messages without progress), and the number of progress indicators, shadow
 * trees included; `smartMockSees` is called with the same on every change. It is text, because a compiled
 * function would use helpers that the page does not have.
 */
export const PAGE_SCRIPT = `(() => {
  const ALERTS = '[role=alert], [role=alertdialog], [aria-live=assertive], dialog[open]'
  const NOTES = '[role=status], [role=note], [aria-live=polite], output'
  const PROGRESS = '[role=progressbar], [aria-busy=true], progress'
  const CHANGES = { subtree: true, childList: true, characterData: true, attributes: true }
  const within = (root) =>
    [root, ...[...root.querySelectorAll('*')].flatMap((each) => (each.shadowRoot ? within(each.shadowRoot) : []))]
  const visible = (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? true
  const isFull = (bar) =>
    bar.position === 1 ||
    (bar.hasAttribute('aria-valuenow') &&
      Number(bar.getAttribute('aria-valuenow')) >= Number(bar.getAttribute('aria-valuemax') ?? 100))
  const read = () => {
    const roots = within(document)
    for (const root of roots) observer.observe(root, CHANGES)
    const tops = roots.flatMap((root) => (root === document ? [document.body] : [...root.children]))
    const find = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)])
    const texts = (elements) => elements.filter((each) => each && visible(each)).map((each) => each.innerText ?? '')
    const notes = find(NOTES).filter((each) => !each.closest(PROGRESS) && !each.querySelector(PROGRESS))
    const busy = find(PROGRESS).filter((each) => visible(each) && !isFull(each))
    return { text: texts(tops).join('\\n'), alerts: texts(find(ALERTS)), notes: texts(notes), busyCount: busy.length }
  }
  let timer
  const tell = () => {
    timer = undefined
    globalThis.smartMockSees?.(read())
  }
  const observer = new MutationObserver(() => {
    timer ??= setTimeout(tell, 50)
  })
  globalThis.smartMockRead = read
  observer.observe(document, CHANGES)
  addEventListener('DOMContentLoaded', tell)
})()`
