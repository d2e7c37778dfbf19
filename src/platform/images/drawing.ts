/** The library that reads and draws pictures, loaded when the first picture comes: it has no part in the start of the portal. */
export async function drawing() {
  const { default: sharp } = await import('sharp')
  // Files come from people: nothing of theirs is kept in the library's memory between two of them.
  sharp.cache(false)
  return sharp
}
