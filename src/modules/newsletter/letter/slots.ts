/** What differs between the recipients of one issue, and nothing else does. Whole addresses. */
export interface RecipientLinks {
  /** The page on which a person unsubscribes. */
  unsubscribe: string
  preferences: string
  /** The issue in the archive, the same for everybody. */
  view: string
}

// Signs of a private use area stand in no text of people: `withoutSlots` takes them out.
const slot = (name: keyof RecipientLinks) => `\uE000${name}\uE001`

/** Where the links of a recipient stand in a frozen issue, instead of addresses. */
export const SLOTS: RecipientLinks = {
  unsubscribe: slot('unsubscribe'),
  preferences: slot('preferences'),
  view: slot('view'),
}

export const withoutSlots = (text: string) => text.replace(/[\uE000\uE001]/g, '')

/** A frozen issue with the links of one recipient. */
export function filled<T extends { html: string; text: string }>(frozen: T, links: RecipientLinks): T {
  let { html, text } = frozen
  for (const [name, mark] of Object.entries(SLOTS)) {
    const address = links[name as keyof RecipientLinks]
    html = html.replaceAll(mark, address.replaceAll('&', '&amp;').replaceAll('"', '&quot;'))
    text = text.replaceAll(mark, address)
  }
  return { ...frozen, html, text }
}
