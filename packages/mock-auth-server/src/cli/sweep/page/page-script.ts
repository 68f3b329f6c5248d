/**
 * Runs in every page of the app before its own scripts: `smartMockRead()` answers the text that can be read, and what
 * is marked as an alert, shadow trees included; `smartMockSees` is told of both whenever something changes. As text,
 * because a function would come compiled with helpers that the page has not.
 */
export const PAGE_SCRIPT = `(() => {
  const ALERTS = '[role=alert], [role=alertdialog], [aria-live=assertive], dialog[open]'
  const within = (root) =>
    [root, ...[...root.querySelectorAll('*')].flatMap((each) => (each.shadowRoot ? within(each.shadowRoot) : []))]
  const visible = (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? true
  const read = () => {
    const roots = within(document)
    const tops = roots.flatMap((root) => (root === document ? [document.body] : [...root.children]))
    const alerts = roots.flatMap((root) => [...root.querySelectorAll(ALERTS)])
    const texts = (elements) => elements.filter((each) => each && visible(each)).map((each) => each.innerText ?? '')
    return { text: texts(tops).join('\\n'), alerts: texts(alerts) }
  }
  let timer
  const tell = () => {
    timer = undefined
    globalThis.smartMockSees?.(read())
  }
  const soon = () => {
    timer ??= setTimeout(tell, 50)
  }
  globalThis.smartMockRead = read
  new MutationObserver(soon).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
  addEventListener('DOMContentLoaded', tell)
})()`
