/** Text without the characters XML 1.0 cannot hold (section 2.2); one of them makes a whole file count as damaged. */
export const xmlCharacters = (text: string) =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters XML 1.0 forbids
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')

/** Text as content of an element or of an attribute in double quotes. */
export const escaped = (text: string) =>
  xmlCharacters(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
